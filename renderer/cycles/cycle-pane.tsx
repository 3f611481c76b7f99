import type { ReactElement } from 'react';
import { CYCLE_STEPS } from '../../shared/cycles/model.ts';
import type { Cycle, CycleNote } from '../../shared/cycles/model.ts';
import type { MessageId } from '../../shared/model.ts';
import type { RequestorLedger } from '../../shared/ledger/model.ts';
import { SubjectCards } from '../diagnosis/subject-cards.tsx';
import type { Exchange } from '../sync/exchange.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { useSync, lookInto, shownDetail } from '../sync/sync-store.ts';
import { SyncPane } from '../sync/sync-pane.tsx';
import { LineLink, MessageLink } from '../sync/proof-links.tsx';
import { Button, Link } from '../ui/button.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { ShownCycleBadge } from './cycle-badge.tsx';
import { CycleChain } from './cycle-chain.tsx';
import { CycleHistory } from './cycle-history.tsx';
import { CycleObjections, goToLedger } from './cycle-objections.tsx';
import { choosePlace, useCycles } from './cycles-store.ts';
import { chainMessages, failedRun, messagesBeside } from './step-words.ts';
import './cycle-pane.css';

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
          {cycle !== undefined && <ShownCycleBadge state={cycle.state} />}
          {server !== null && <span className="quiet">server {server}</span>}
        </>
      }
      actions={
        <>
          {number !== null && (
            <Button size="small" weight="quiet" onClick={() => showAllCycles(chosen)}>
              All its cycles
            </Button>
          )}
          <Button size="small" weight="quiet" onClick={goToLedger}>
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
      {number === null ? (
        <SubjectCards subject={{ kind: 'requestor', requestor, server }} name={requestor} brief />
      ) : (
        <SubjectCards subject={{ kind: 'cycle', requestor, server, cycle: number }} name="this cycle" brief />
      )}
      {detail !== null && number === null && <CycleHistory cycles={detail.cycles} ledger={detail.ledger} />}
      {detail !== null && cycle !== undefined && <OneCycle cycle={cycle} ledger={detail.ledger} />}
      {detail !== null && number !== null && cycle === undefined && (
        <Empty text={`${requestor} did not take part in cycle ${number} yet.`}>
          <Link onClick={() => showAllCycles(chosen)}>All its cycles</Link>
        </Empty>
      )}
    </SyncPane>
  );
}

/** The list of them takes the place of the one cycle, and of the button that was pressed. */
function showAllCycles({ requestor, server }: Exchange): void {
  choosePlace({ requestor, server, cycle: null });
  focusSoon('.history');
}

/** What is wrong first, then the steps, then what they do not tell. */
function OneCycle({
  cycle,
  ledger,
}: {
  readonly cycle: Cycle;
  readonly ledger: RequestorLedger;
}): ReactElement {
  const linked = chainMessages(cycle);
  // What a step says already is not said again below it.
  const told = CYCLE_STEPS.map((step) => (cycle.steps[step] === null ? failedRun(cycle, step) : null));
  const notes = cycle.notes.filter((note) => !told.includes(note));
  const beside = messagesBeside(cycle);
  return (
    <>
      <CycleObjections ledger={ledger} cycle={cycle.index} />
      <CycleChain cycle={cycle} />
      {notes.length > 0 && (
        <ul className="cycle-notes" aria-label="Notes">
          {notes.map((note) => (
            <Note key={`${note.kind} ${note.text}`} note={note} linked={linked} />
          ))}
        </ul>
      )}
      {beside.length > 0 && (
        <p className="cycle-others">
          <span className="quiet">Also of this cycle:</span>
          {beside.map((message) => (
            <MessageLink key={message.id} message={message} />
          ))}
        </p>
      )}
    </>
  );
}

interface NoteProps {
  readonly note: CycleNote;
  /** Messages that stand above it already. */
  readonly linked: ReadonlySet<MessageId>;
}

function Note({ note, linked }: NoteProps): ReactElement {
  return (
    <li data-wrong={note.kind === 'reply-stuck' || note.kind === 'run-failed'}>
      <span className="selectable">{note.text}</span>
      {note.messages
        .filter(({ id }) => !linked.has(id))
        .map((message) => (
          <MessageLink key={message.id} message={message} />
        ))}
      {note.line !== null && <LineLink line={note.line} />}
    </li>
  );
}
