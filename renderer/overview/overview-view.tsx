import { useEffect, useLayoutEffect } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { QueueInfo, Summary } from '../../shared/contract/queue.ts';
import { StackedBar } from '../charts/stacked-bar.tsx';
import { byteRate } from '../../shared/format/bytes.ts';
import type { StateKind } from '../../shared/state.ts';
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { showInList, showState } from '../messages/filter.ts';
import { CardList, CardNews } from '../diagnosis/card-list.tsx';
import { FirstLine } from './first-line.tsx';
import { Foreign } from './foreign.tsx';
import {
  refreshDiagnosis,
  refreshIfMissing,
  takeOverCards,
  useDiagnosis,
} from '../diagnosis/diagnosis-store.ts';
import { hasCards, isForeign } from '../diagnosis/headline.ts';
import { isScanning } from '../queue/headlines.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { showView } from '../shell/shell-store.ts';
import { Link } from '../ui/button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Size } from '../ui/size.tsx';
import { STATES_BY_URGENCY, stateLook } from '../ui/state-look.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { Time } from '../ui/time.tsx';
import { FindingList } from './finding-list.tsx';
import { useKeptScroll } from './kept-scroll.ts';
import { recoveredText } from './recovered-text.ts';
import { Requestors } from './requestor-table.tsx';
import './overview.css';

export function OverviewView(): ReactElement {
  const summary = useQueue((state) => state.summary);
  const info = useQueue(openInfo);
  const scroller = useKeptScroll();
  // Nobody has begun to read: the cards of now, in the order of their weight, before anything is drawn.
  useLayoutEffect(takeOverCards, []);
  useEffect(refreshIfMissing, []);
  return (
    <section ref={scroller} className="view scrolling-view" aria-label="Overview">
      <header className="view-head">
        <div className="overview-head">
          <FirstLine summary={summary} />
          <CardNews />
        </div>
        {info !== null && <p className="quiet mono cut selectable">{info.path}</p>}
      </header>
      {summary !== null && <WhatIsWrong summary={summary} />}
      {info !== null && summary !== null && <Remarks info={info} summary={summary} />}
      {summary !== null && (
        <div className="overview-columns">
          <div>
            <States summary={summary} />
            <Facts summary={summary} />
          </div>
          <Requestors summary={summary} />
        </div>
      )}
      {summary !== null && <Problems summary={summary} />}
    </section>
  );
}

/** The causes; until they are known, what shows that there are any. */
function WhatIsWrong({ summary }: { readonly summary: Summary }): ReactElement {
  const { overview, refusal } = useDiagnosis();
  if (isForeign(summary, overview)) return <Foreign />;
  if (refusal === null && hasCards(overview)) return <CardList overview={overview} />;
  return (
    <>
      <FindingList summary={summary} />
      {refusal !== null && (
        <div className="overview-refusal">
          <p>The causes could not be asked for.</p>
          <RefusalNote refusal={refusal}>
            <Link onClick={refreshDiagnosis}>Try again</Link>
          </RefusalNote>
        </div>
      )}
      {overview?.status.kind === 'failed' && (
        <div className="overview-refusal">
          <RefusalNote
            refusal={{
              kind: 'input-output',
              text: `The causes could not be worked out: ${overview.status.text}`,
              nextStep: 'What was read of messages and logs is shown as it is, without causes.',
            }}
          />
        </div>
      )}
      {overview !== null && (overview.status.kind === 'waiting' || overview.status.kind === 'working') && (
        <p className="quiet overview-wait" role="status">
          {overview.status.kind === 'waiting'
            ? 'Causes are worked out once everything was read.'
            : 'The causes are being worked out…'}
        </p>
      )}
    </>
  );
}

/** What happened to this queue outside of this session. */
function Remarks({
  info,
  summary,
}: {
  readonly info: QueueInfo;
  readonly summary: Summary;
}): ReactElement | null {
  const recovered = recoveredText(info.recovered);
  if (recovered === null && summary.gone === 0) return null;
  return (
    <ul className="remarks">
      {recovered !== null && <li>{recovered}</li>}
      {summary.gone > 0 && (
        <li>
          {counted(summary.gone, 'message')} {summary.gone === 1 ? 'was' : 'were'} here when the queue was
          opened before and {summary.gone === 1 ? 'is' : 'are'} gone now.
        </li>
      )}
    </ul>
  );
}

function States({ summary }: { readonly summary: Summary }): ReactElement {
  const present = STATES_BY_URGENCY.filter((kind) => summary.counts[kind] > 0);
  const absent = STATES_BY_URGENCY.filter((kind) => summary.counts[kind] === 0);
  return (
    <section aria-label="Messages by state">
      <h2>By state</h2>
      <table className="plain-table states-table">
        <tbody>
          {present.map((kind) => (
            <StateRow key={kind} kind={kind} summary={summary} />
          ))}
        </tbody>
      </table>
      <p className="quiet overview-none">
        {isScanning(summary.scan) ? 'None so far: ' : 'None: '}
        {absent.map((kind) => stateLook(kind).word.toLowerCase()).join(', ')}.
      </p>
    </section>
  );
}

function StateRow({ kind, summary }: { readonly kind: StateKind; readonly summary: Summary }): ReactElement {
  const number = summary.counts[kind];
  return (
    <tr>
      <td>
        <button
          type="button"
          className="state-row"
          title={stateLook(kind).meaning}
          onClick={() => void showState(kind)}
        >
          <StateMark kind={kind} />
          {stateLook(kind).word}
        </button>
      </td>
      <td className="number">{count(number)}</td>
      <td className="state-share">
        <StackedBar width={160} whole={summary.total} counts={[{ key: kind, count: number }]} />
      </td>
    </tr>
  );
}

function Facts({ summary }: { readonly summary: Summary }): ReactElement {
  const { oldest, largest, scan } = summary;
  const rate = scan.bytesOut > 0 ? byteRate(scan.bytesOut, scan.elapsedMs) : null;
  return (
    <dl className="facts overview-facts">
      <Fact name="Oldest undelivered">
        {oldest === null ? (
          <span className="quiet">none</span>
        ) : (
          <>
            <Link onClick={() => void showInList(oldest.id)}>{oldest.file}</Link>, <Time ms={oldest.dateMs} />
          </>
        )}
      </Fact>
      <Fact name="Largest">
        {largest === null || largest.bytes === 0 ? (
          <span className="quiet">none</span>
        ) : (
          <>
            <Link onClick={() => void showInList(largest.id)}>{largest.file}</Link>,{' '}
            <Size value={largest.bytes} />
          </>
        )}
      </Fact>
      <Fact name="Throughput">
        {rate === null ? (
          <span className="quiet">nothing decompressed in this scan</span>
        ) : (
          <>
            {rate} decompressed, <Size value={scan.bytesOut} /> in {duration(scan.elapsedMs)}
          </>
        )}
      </Fact>
      <Fact name="Logs">
        {summary.logs.lines === 0 ? (
          <span className="quiet">{isScanning(scan) ? 'none so far' : 'none'}</span>
        ) : (
          <Link onClick={() => showView('logs')}>{counted(summary.logs.lines, 'line')}</Link>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Problems({ summary }: { readonly summary: Summary }): ReactElement | null {
  const { problems } = summary.scan;
  if (problems.length === 0) return null;
  return (
    <section aria-label="Could not be read" className="overview-problems">
      <h2>Could not be read ({count(problems.length)})</h2>
      <ul className="selectable">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </section>
  );
}
