import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { HoverCard, PinnedCard } from './cards.tsx';
import { startChart } from './chart.ts';
import { timelineCommand } from './keys.ts';
import { obey } from './obey.ts';
import { useTimelineView } from './view-store.ts';
import { LANE_HEIGHT } from './viewport.ts';

const KEYS_TEXT =
  'Left and Right move in time, Up and Down from lane to lane, [ and ] from message to message, Home and End to the ' +
  'first and the last of the lane, Enter opens the message, plus and minus zoom, 0 shows everything, Escape leads ' +
  'back out of a group.';

/**
 * Lanes, messages and cycles. React makes the elements once; what is in them is drawn frame by frame (chart.ts). The
 * frame holds the focus, whatever is drawn.
 */
export function TimelineChart({ lanes }: { readonly lanes: number }): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const names = useRef<HTMLDivElement>(null);
  const ticks = useRef<HTMLDivElement>(null);
  const periods = useRef<HTMLDivElement>(null);
  const overview = useRef<HTMLCanvasElement>(null);
  const height = useTimelineView((state) => state.viewport.height);
  useEffect(() => {
    const parts = {
      frame: frame.current,
      scroller: scroller.current,
      canvas: canvas.current,
      names: names.current,
      ticks: ticks.current,
      periods: periods.current,
      overview: overview.current,
    };
    return areMounted(parts) ? startChart(parts) : undefined;
  }, []);
  return (
    <div className="timeline-chart">
      <div
        ref={frame}
        className="timeline-frame"
        role="application"
        aria-label="Messages by requestor and time"
        aria-description={KEYS_TEXT}
        tabIndex={0}
        onKeyDown={onKey}
      >
        <div className="timeline-axis" data-axis>
          <div ref={periods} className="timeline-periods" />
          <div ref={ticks} className="timeline-ticks" />
        </div>
        <div ref={scroller} className="timeline-scroller" tabIndex={-1}>
          <div className="timeline-lanes" style={{ height: lanes * LANE_HEIGHT }}>
            <div className="timeline-stage" style={{ height }}>
              <div ref={names} className="timeline-names" aria-hidden="true" />
              <canvas ref={canvas} className="timeline-canvas" aria-hidden="true" />
              <HoverCard />
            </div>
          </div>
        </div>
      </div>
      <PinnedCard />
      <div className="timeline-overview">
        <span className="quiet">All time</span>
        <canvas ref={overview} aria-hidden="true" title="Drag the window, or its edges" />
      </div>
      <Spoken />
    </div>
  );
}

function Spoken(): ReactElement {
  const spoken = useTimelineView((state) => state.spoken);
  return (
    <p className="visually-hidden" role="status" aria-label="Place in the timeline">
      {spoken}
    </p>
  );
}

function onKey(event: KeyboardEvent<HTMLElement>): void {
  // AltGr, with which brackets are typed on many keyboards, counts as Ctrl and Alt.
  const command = timelineCommand(event.key, event.ctrlKey || event.metaKey || event.altKey);
  if (command === null) return;
  event.preventDefault();
  obey(command);
}

type Mounted<Parts> = { readonly [Name in keyof Parts]: NonNullable<Parts[Name]> };

function areMounted<Parts extends object>(parts: Parts): parts is Parts & Mounted<Parts> {
  return Object.values(parts).every((part) => part !== null);
}
