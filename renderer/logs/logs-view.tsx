import { Fragment, useEffect } from 'react';
import type { ReactElement } from 'react';
import { count } from '../../shared/format/count.ts';
import { showDetails } from '../detail/open-message.ts';
import { isScanning } from '../queue/headlines.ts';
import { rescan, useQueue } from '../queue/queue-store.ts';
import { useShell } from '../shell/shell-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { CARD_LIMITS, setCardHeight, useCardHeight } from './card-height.ts';
import { LineCard } from './line-card.tsx';
import { LogFiles } from './log-files.tsx';
import { isFiltered } from './log-filter.ts';
import { LogFilterBar } from './log-filter-bar.tsx';
import { LogList } from './log-list.tsx';
import { logsHeadline } from './logs-headline.ts';
import { applyLogsAgain, clearLogFilter, focusLines, refreshLogs, useLogs } from './logs-store.ts';
import { ZoneChoice } from './zone-choice.tsx';
import '../messages/messages.css';
import './logs.css';

/** The lines of all logs, the chosen one below them, and the message it speaks of beside. */
export function LogsView(): ReactElement {
  const { overview, total } = useLogs();
  useEffect(() => refreshLogs(), []);
  const hasLines = overview !== null && overview.lines > 0;
  return (
    <section className="view logs-view" aria-label="Logs">
      <header className="view-head view-head-actions">
        <Headline />
        {hasLines && <ZoneChoice />}
      </header>
      {hasLines && <LogFilterBar />}
      {total === 0 ? <NoLines /> : <LogList />}
      {hasLines && <Footer />}
      {hasLines && <Below />}
    </section>
  );
}

/** The first line; what it counts as wrong is one click away. */
function Headline(): ReactElement {
  const summary = useQueue((state) => state.summary);
  const overview = useLogs((state) => state.overview);
  const parts = logsHeadline(summary, overview);
  return (
    <h1>
      {parts.map(({ text, narrows }, index) => (
        <Fragment key={text}>
          {index > 0 && '; '}
          {narrows === null ? (
            text
          ) : (
            <Link title="Shows these lines only" onClick={() => void clearLogFilter(narrows)}>
              {text}
            </Link>
          )}
        </Fragment>
      ))}
      {parts.length > 1 && '.'}
    </h1>
  );
}

/** Under the list: the chosen line, or all logs while none is chosen. */
function Below(): ReactElement | null {
  const { active, overview } = useLogs();
  const height = useCardHeight((state) => state.height);
  if (overview === null) return null;
  return (
    <div className="log-below" style={{ height }}>
      <div className="log-below-edge">
        <Splitter
          label="Height of the line"
          orientation="horizontal"
          size={height}
          min={CARD_LIMITS.min}
          max={CARD_LIMITS.max}
          onResize={setCardHeight}
        />
      </div>
      {active === null ? <LogFiles overview={overview} /> : <LineCard />}
    </div>
  );
}

function Footer(): ReactElement {
  const { total, overview, linesThen, viewId } = useLogs();
  const linesNow = useQueue((state) => state.summary?.logs.lines);
  const detailOpen = useShell((state) => state.detailOpen);
  return (
    <footer className="list-footer quiet">
      <span>
        {count(total)} of {count(overview?.lines ?? total)} lines shown
      </span>
      <span className="list-footer-end">
        {viewId !== null && linesNow !== undefined && linesNow !== linesThen && (
          <span>
            Logs were read meanwhile. <Link onClick={() => void applyLogsAgain()}>Show all lines</Link>
          </span>
        )}
        {!detailOpen && <Link onClick={showDetails}>Show details</Link>}
      </span>
    </footer>
  );
}

/** The list without lines: why, and what to do. */
function NoLines(): ReactElement {
  const { query, refusal, viewId, overview } = useLogs();
  const summary = useQueue((state) => state.summary);
  if (refusal !== null) {
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={() => void applyLogsAgain()}>Try again</Link>
        </RefusalNote>
      </div>
    );
  }
  if (viewId === null || overview === null || summary === null) return <div className="list-blank" />;
  const scanning = isScanning(summary.scan);
  return (
    <div className="list-blank">
      {overview.lines > 0 && isFiltered(query) ? (
        <Empty text={scanning ? 'No line matches the filter so far.' : 'No line matches the filter.'}>
          <p>{count(overview.lines)} lines are hidden by it.</p>
          <p className="empty-action">
            <Button size="small" onClick={clearAndFocus}>
              Clear filter
            </Button>
          </p>
        </Empty>
      ) : (
        <NoLog scanning={scanning} />
      )}
    </div>
  );
}

function clearAndFocus(): void {
  focusLines();
  void clearLogFilter();
}

function NoLog({ scanning }: { readonly scanning: boolean }): ReactElement {
  if (scanning)
    return (
      <Empty text="No log yet.">
        The queue is being read; lines appear here as logs are found in it or attached to its messages.
      </Empty>
    );
  return (
    <Empty text="None of the files in this queue is a log.">
      <p>
        Put copies of DISPATCH.LOG, DIRSYNC.LOG, DSSERVER.LOG, SENT.LOG and RECV.LOG, or the output of LISTDS
        and LISTQ, beside the messages and rescan. They are recognised by content; names do not matter.
      </p>
      <p className="empty-action">
        <Button size="small" onClick={() => void rescan()}>
          Rescan
        </Button>
      </p>
    </Empty>
  );
}
