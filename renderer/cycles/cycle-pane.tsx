import type { ReactElement } from 'react';
import type { Cycle } from '../../shared/cycles/model.ts';
import { useSync, lookInto, shownDetail } from '../sync/sync-store.ts';
import { SyncPane } from '../sync/sync-pane.tsx';
import { MessageLink } from '../sync/proof-links.tsx';
import { showView } from '../shell/shell-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { CycleBadge } from '../ui/cycle-mark.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { CycleChain } from './cycle-chain.tsx';
import { CycleHistory } from './cycle-history.tsx';
import { choosePlace, useCycles } from './cycles-store.ts';

/** Under the matrix: one cycle of one requestor, or all of them. Nothing while none is chosen. */
export function CyclePane(): ReactElement | null {
  const number = useCycles((state) => state.cycle);
  const chosen = useSync((state) => state.chosen);
  const refusal = useSync((state) => state.detailRefusal);
  const detail = useSync(shownDetail);
  if (chosen === null) return null;
  const { requestor, server } = chosen;
  const cycle = detail?.cycles.find(({ index }) => index === number);
  return (
    <SyncPane
      label={number === null ? `Cycles of ${requestor}` : `Cycle ${number} of ${requestor}`}
      title={
        <>
          <span className="mono">{requestor}</span>
          {number !== null && <span>cycle {number}</span>}
          {cycle !== undefined && <CycleBadge state={cycle.state} />}
          {server !== null && <span className="quiet">server {server}</span>}
        </>
      }
      actions={
        <>
          {number !== null && (
            <Button size="small" weight="quiet" onClick={() => choosePlace({ ...chosen, cycle: null })}>
              All its cycles
            </Button>
          )}
          <Button size="small" weight="quiet" onClick={() => showView('ledger')}>
            Its ledger
          </Button>
        </>
      }
      onClose={() => {
        lookInto(null);
        document.querySelector<HTMLElement>('.matrix')?.focus();
      }}
    >
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {detail !== null && number === null && <CycleHistory cycles={detail.cycles} />}
      {cycle !== undefined && <OneCycle cycle={cycle} />}
      {detail !== null && number !== null && cycle === undefined && (
        <Empty text={`${requestor} did not take part in cycle ${number} yet.`}>
          <Link onClick={() => choosePlace({ ...chosen, cycle: null })}>All its cycles</Link>
        </Empty>
      )}
    </SyncPane>
  );
}

function OneCycle({ cycle }: { readonly cycle: Cycle }): ReactElement {
  return (
    <>
      <CycleChain cycle={cycle} />
      {cycle.notes.length > 0 && (
        <ul className="cycle-notes" aria-label="Notes">
          {cycle.notes.map((note) => (
            <li key={`${note.kind} ${note.text}`} data-wrong={note.kind === 'reply-stuck'}>
              <span className="selectable">{note.text}</span>
              {note.messages.map((message) => (
                <MessageLink key={message.id} message={message} />
              ))}
            </li>
          ))}
        </ul>
      )}
      <CycleMessages cycle={cycle} />
    </>
  );
}

/** By what they are in the cycle; a step may have no message, and a message no step. */
function CycleMessages({ cycle }: { readonly cycle: Cycle }): ReactElement {
  const { request, reply, others } = cycle;
  return (
    <dl className="facts cycle-messages">
      <dt>Request</dt>
      <dd>{request === null ? <None /> : <MessageLink message={request} />}</dd>
      <dt>Reply</dt>
      <dd>{reply === null ? <None /> : <MessageLink message={reply} />}</dd>
      {others.length > 0 && (
        <>
          <dt>Others</dt>
          <dd className="cycle-others">
            {others.map((message) => (
              <MessageLink key={message.id} message={message} />
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function None(): ReactElement {
  return <span className="quiet">none in this queue</span>;
}
