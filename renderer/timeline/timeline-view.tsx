import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { isScanning } from '../queue/headlines.ts';
import { useQueue } from '../queue/queue-store.ts';
import { Link } from '../ui/button.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { outsideText, timelineHeadline } from './headline.ts';
import { CycleLegend, Legend, TimelineBar } from './legend.tsx';
import { TimelineChart } from './timeline-chart.tsx';
import { EVERY_MARK } from './mark-filter.ts';
import { narrow } from './narrow.ts';
import { isProvisional, refreshTimeline, useTimeline } from './timeline-store.ts';
import './timeline.css';

export function TimelineView(): ReactElement {
  const { model, refusal, filter } = useTimeline();
  const scanning = useQueue((state) => state.summary !== null && isScanning(state.summary.scan));
  const provisional = useQueue(({ summary }) => model !== null && isProvisional(model, summary));
  useEffect(() => refreshTimeline(), []);
  const hasMarks = model !== null && model.extent !== null;
  return (
    <section className="view timeline-view" aria-label="Timeline">
      <header className="view-head">
        <h1>{model === null ? 'Timeline' : timelineHeadline(model, filter, provisional)}</h1>
      </header>
      {hasMarks && refusal === null ? (
        <>
          <TimelineBar />
          <Legend model={model} />
          {model.timeline.lanes.length === 0 ? (
            <NoMatch />
          ) : (
            <TimelineChart lanes={model.timeline.lanes.length} />
          )}
          <footer className="list-footer timeline-footer">
            <CycleLegend />
            <span className="quiet">{outsideText(model.whole.outside)}</span>
          </footer>
        </>
      ) : (
        <NoTimeline scanning={scanning} />
      )}
    </section>
  );
}

function NoMatch(): ReactElement {
  return (
    <div className="list-blank">
      <Empty text="No message matches the filter.">
        <p>
          <Link onClick={() => narrow(EVERY_MARK)}>Clear the filter</Link>
        </p>
      </Empty>
    </div>
  );
}

/** Nothing to draw: why, and what to do. */
function NoTimeline({ scanning }: { readonly scanning: boolean }): ReactElement {
  const { model, refusal } = useTimeline();
  if (refusal !== null) {
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={refreshTimeline}>Try again</Link>
        </RefusalNote>
      </div>
    );
  }
  if (model === null) return <div className="list-blank" />;
  const outside = outsideText(model.whole.outside);
  return (
    <div className="list-blank">
      <Empty text={scanning ? 'Nothing to draw so far.' : 'Nothing to draw.'}>
        <p>
          A message stands here when it is known which requestor it concerns and when it was sent.
          {scanning && ' Messages appear as they are checked.'}
        </p>
        {outside !== null && <p>{outside}</p>}
      </Empty>
    </div>
  );
}
