import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Cycle } from '../../shared/cycles/model.ts';
import type { RequestorLedger } from '../../shared/ledger/model.ts';
import { counted } from '../../shared/format/count.ts';
import { exactTime } from '../../shared/format/time.ts';
import { objectionsAt } from '../ledger/objections.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { useIsProvisional } from '../sync/provisional.ts';
import { Link } from '../ui/button.tsx';
import { ShownCycleBadge } from './cycle-badge.tsx';
import { choosePlace } from './cycles-store.ts';

const LINE_HEIGHT = 28;

interface CycleHistoryProps {
  readonly cycles: readonly Cycle[];
  /** Of the same requestor. */
  readonly ledger: RequestorLedger;
}

/** All cycles of a requestor, the newest first. */
export function CycleHistory({ cycles, ledger }: CycleHistoryProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const newestFirst = useMemo(() => cycles.toReversed(), [cycles]);
  const lines = useVirtualizer({
    count: newestFirst.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
  });
  return (
    <div ref={scroller} className="history" tabIndex={0} role="region" aria-label="Cycles, newest first">
      <ol className="history-list" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((item) => {
          const cycle = newestFirst[item.index];
          return cycle === undefined ? null : (
            <HistoryLine
              key={cycle.index}
              cycle={cycle}
              ledger={ledger}
              top={item.start}
              place={item.index}
            />
          );
        })}
      </ol>
    </div>
  );
}

interface HistoryLineProps {
  readonly cycle: Cycle;
  readonly ledger: RequestorLedger;
  readonly top: number;
  readonly place: number;
}

function HistoryLine({ cycle, ledger, top, place }: HistoryLineProps): ReactElement {
  const provisional = useIsProvisional();
  const { requestor, server, index, steps, notes } = cycle;
  const ran = steps.serverRan?.atMs;
  const objections = provisional ? [] : objectionsAt(ledger, index).map(({ title }) => `${title}.`);
  const remarks = notes.map(({ text }) => text).join(' ');
  return (
    <li className="history-line" aria-posinset={place + 1} style={{ transform: `translateY(${top}px)` }}>
      <Link
        onClick={() => {
          choosePlace({ requestor, server, cycle: index });
          focusSoon('.sync-pane-body');
        }}
      >
        Cycle {index}
      </Link>
      <ShownCycleBadge state={cycle.state} />
      <span className="quiet">{ran === undefined ? 'T2 not known' : `T2 ${exactTime(ran)}`}</span>
      <span className="cut quiet" title={[...objections, remarks].join(' ')}>
        {objections.length > 0 && <span className="history-objection">{objections.join(' ')} </span>}
        {remarks === '' && objections.length === 0 ? messagesText(cycle) : remarks}
      </span>
    </li>
  );
}

function messagesText({ request, reply, others }: Cycle): string {
  const messages = others.length + (request === null ? 0 : 1) + (reply === null ? 0 : 1);
  return messages === 0 ? 'no message' : counted(messages, 'message');
}
