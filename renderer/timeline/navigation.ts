/** Ways to move in the timeline. Each of them ends a movement that is still under way. */
import { useTimeline } from './timeline-store.ts';
import type { TimelineModel } from './timeline-store.ts';
import { setViewport, useTimelineView } from './view-store.ts';
import {
  around,
  between,
  clamp,
  keptWithin,
  lastFirstLane,
  msPerPixel,
  padded,
  panBy,
  showing,
  timeAt,
  zoomAt,
} from './viewport.ts';
import type { TimeRange } from './viewport.ts';

/** Long enough to see where one went, short enough not to wait for it. */
const GLIDE_MS = 160;

/** More than anyone remembers to have gone. */
const STEPS_BACK = 50;

/** Tells a movement that a later one took its place. */
let glide = 0;

export function zoom(factor: number, x = useTimelineView.getState().viewport.width / 2): void {
  glide += 1;
  useTimelineView.setState(({ viewport }) => ({ viewport: zoomAt(viewport, x, factor), isFitted: false }));
}

export function pan(pixels: number): void {
  const extent = useTimeline.getState().model?.extent ?? null;
  if (extent === null) return;
  glide += 1;
  useTimelineView.setState(({ viewport }) => ({
    viewport: panBy(viewport, pixels, extent),
    isFitted: false,
  }));
}

export function scrollLanes(lanes: number): void {
  const total = useTimeline.getState().model?.timeline.lanes.length ?? 0;
  useTimelineView.setState(({ viewport }) => ({
    viewport: {
      ...viewport,
      firstLane: clamp(viewport.firstLane + lanes, 0, lastFirstLane(viewport, total)),
    },
  }));
}

export function fit(): void {
  const extent = useTimeline.getState().model?.extent ?? null;
  if (extent === null) return;
  useTimelineView.setState({ back: [] });
  glideTo(padded(extent), true);
}

/** Shows a part of what is shown, with a way back. */
export function zoomInto(range: TimeRange): void {
  useTimelineView.setState(({ back, viewport, isFitted }) => ({
    back: [...back, { fromMs: viewport.fromMs, toMs: viewport.toMs, isFitted }].slice(-STEPS_BACK),
  }));
  glideTo(range);
}

/** To what was shown before a part of it was zoomed into. */
export function goBack(): void {
  const { back } = useTimelineView.getState();
  const before = back.at(-1);
  if (before === undefined) return;
  useTimelineView.setState({ back: back.slice(0, -1) });
  glideTo(before, before.isFitted);
}

/** `length` of time around what is chosen, or around the middle. */
export function showLength(length: number): void {
  const { viewport } = useTimelineView.getState();
  glideTo(withinExtent(around(chosenMs() ?? timeAt(viewport, viewport.width / 2), length)));
}

export function glideTo(range: TimeRange, isFitted = false): void {
  glide += 1;
  const own = glide;
  const from = useTimelineView.getState().viewport;
  const target = showing(from, range);
  useTimelineView.setState({ isFitted });
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    setViewport({ ...useTimelineView.getState().viewport, fromMs: target.fromMs, toMs: target.toMs });
    return;
  }
  const startedAt = performance.now();
  const step = (now: number): void => {
    if (own !== glide) return;
    const share = clamp((now - startedAt) / GLIDE_MS, 0, 1);
    const place = between(from, target, 1 - (1 - share) ** 3);
    setViewport({ ...useTimelineView.getState().viewport, fromMs: place.fromMs, toMs: place.toMs });
    if (share < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Brings a moment into view, no nearer and no farther than it is seen now, and no empty time where there is other. */
export function reveal(ms: number): void {
  const { viewport } = useTimelineView.getState();
  const length = viewport.toMs - viewport.fromMs;
  const margin = length * 0.05;
  if (ms >= viewport.fromMs + margin && ms <= viewport.toMs - margin) return;
  const range = withinExtent(around(ms, length));
  if (Math.abs(range.fromMs - viewport.fromMs) >= msPerPixel(viewport)) glideTo(range);
}

function withinExtent(range: TimeRange): TimeRange {
  const extent = useTimeline.getState().model?.extent ?? null;
  return extent === null ? range : keptWithin(range, padded(extent));
}

/** New data: the view stays over the same time and the same lane, unless it shows everything and shall go on to. */
export function keepPlace(model: TimelineModel | null): void {
  const { lanes: before, isFitted, viewport, cursor } = useTimelineView.getState();
  if (model === null || model.timeline.lanes === before) return;
  const { lanes } = model.timeline;
  const laneNow = (lane: number): number => {
    const name = before[lane];
    return name === undefined ? lane : Math.max(0, lanes.indexOf(name));
  };
  const top = Math.floor(viewport.firstLane);
  const wanted = laneNow(top) + viewport.firstLane - top;
  const moved = { ...viewport, firstLane: clamp(wanted, 0, lastFirstLane(viewport, lanes.length)) };
  useTimelineView.setState({
    lanes,
    viewport: isFitted && model.extent !== null ? showing(moved, padded(model.extent)) : moved,
    cursor: { ...cursor, lane: laneNow(cursor.lane) },
  });
}

function chosenMs(): number | null {
  const { model } = useTimeline.getState();
  const { id } = useTimelineView.getState().cursor;
  if (model === null || id === null) return null;
  const row = model.timeline.marks.id.indexOf(id);
  return row === -1 ? null : (model.timeline.marks.atMs[row] ?? null);
}
