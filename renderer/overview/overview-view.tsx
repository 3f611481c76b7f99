import type { ReactElement, ReactNode } from 'react';
import type { QueueInfo, RequestorCounts, Summary } from '../../shared/contract/queue.ts';
import { StackedBar } from '../charts/stacked-bar.tsx';
import { byteRate } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { duration } from '../../shared/format/duration.ts';
import { showInList, showRequestor, showState } from '../messages/filter.ts';
import { ledgerRemark } from '../ledger/ledger-headline.ts';
import { isScanning, overviewHeadline } from '../queue/headlines.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { showView } from '../shell/shell-store.ts';
import { useSync } from '../sync/sync-store.ts';
import { Link } from '../ui/button.tsx';
import { Size } from '../ui/size.tsx';
import { STATES_BY_URGENCY, stateLook } from '../ui/state-look.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { Time } from '../ui/time.tsx';
import { recoveredText } from './recovered-text.ts';
import './overview.css';

export function OverviewView(): ReactElement {
  const summary = useQueue((state) => state.summary);
  const info = useQueue(openInfo);
  return (
    <section className="view scrolling-view" aria-label="Overview">
      <header className="view-head">
        <h1>{overviewHeadline(summary)}</h1>
        {info !== null && <p className="quiet mono cut selectable">{info.path}</p>}
      </header>
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

/** What happened to this queue outside of this session, and what another view has to say of it. */
function Remarks({
  info,
  summary,
}: {
  readonly info: QueueInfo;
  readonly summary: Summary;
}): ReactElement | null {
  const recovered = recoveredText(info.recovered);
  const ledger = useSync(({ overview }) => (overview === null ? null : ledgerRemark(overview)));
  if (recovered === null && summary.gone === 0 && ledger === null) return null;
  return (
    <ul className="remarks">
      {recovered !== null && <li>{recovered}</li>}
      {summary.gone > 0 && (
        <li>
          {counted(summary.gone, 'message')} {summary.gone === 1 ? 'was' : 'were'} here when the queue was
          opened before and {summary.gone === 1 ? 'is' : 'are'} gone now.
        </li>
      )}
      {ledger !== null && (
        <li>
          <Link onClick={() => showView('ledger')}>{ledger}</Link>
        </li>
      )}
    </ul>
  );
}

function States({ summary }: { readonly summary: Summary }): ReactElement {
  return (
    <section aria-label="Messages by state">
      <h2>By state</h2>
      <table className="plain-table states-table">
        <tbody>
          {STATES_BY_URGENCY.map((kind) => {
            const number = summary.counts[kind];
            return (
              <tr key={kind} data-none={number === 0}>
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
          })}
        </tbody>
      </table>
    </section>
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
        {largest === null ? (
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

/** Those with trouble first; within, the busiest first. */
function byTrouble(a: RequestorCounts, b: RequestorCounts): number {
  return (
    b.hung - a.hung || b.failed - a.failed || b.total - a.total || a.requestor.localeCompare(b.requestor)
  );
}

function Requestors({ summary }: { readonly summary: Summary }): ReactElement {
  return (
    <section aria-label="Messages by requestor">
      <h2>By requestor</h2>
      {summary.requestors.length === 0 ? (
        <p className="quiet overview-none">
          {isScanning(summary.scan) ? 'No requestor is known yet.' : 'No message names a requestor.'}
        </p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>Requestor</th>
              <th className="number">Messages</th>
              <th className="number">Hung</th>
              <th className="number">Failed</th>
            </tr>
          </thead>
          <tbody>
            {summary.requestors.toSorted(byTrouble).map((one) => (
              <RequestorRow key={one.requestor} one={one} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RequestorRow({ one }: { readonly one: RequestorCounts }): ReactElement {
  return (
    <tr>
      <td className="mono">
        <Link onClick={() => void showRequestor(one.requestor)}>{one.requestor}</Link>
      </td>
      <td className="number">{count(one.total)}</td>
      <td className="number">
        {one.hung === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Link onClick={() => void showRequestor(one.requestor, ['hung'])}>
            <StateMark kind="hung" /> {count(one.hung)}
          </Link>
        )}
      </td>
      <td className="number">
        {one.failed === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Link onClick={() => void showRequestor(one.requestor, ['failed'])}>
            <StateMark kind="failed" /> {count(one.failed)}
          </Link>
        )}
      </td>
    </tr>
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
