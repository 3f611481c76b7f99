/** What of the timeline is on the screen and where. The cost follows what is in view, not what there is. Pure. */
import { groupsInView, MARK_RADIUS } from './groups.ts';
import { firstAfter, firstFrom, laneBounds } from './lane-index.ts';
import type { MarkIndex, SpanIndex } from './lane-index.ts';
import { laneTop, lanesInView, msPerPixel, xOf } from './viewport.ts';
import type { Viewport } from './viewport.ts';

/** One mark, or several that would cover each other. */
export interface MarkBox {
  readonly lane: number;
  /** Positions in the mark index, [start, end). */
  readonly start: number;
  readonly end: number;
  /** The one that needs attention first; index into the columns of the timeline. */
  readonly row: number;
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** One cycle, or several that are too short to be told apart. */
export interface SpanBox {
  readonly lane: number;
  /** Positions in the span index, [start, end). */
  readonly start: number;
  readonly end: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Scene {
  readonly viewport: Viewport;
  /** Lanes in view, [firstLane, endLane). */
  readonly firstLane: number;
  readonly endLane: number;
  readonly marks: readonly MarkBox[];
  readonly spans: readonly SpanBox[];
}

/** Within a lane: the middle of its marks, and the strip of its cycles below them. */
const MARK_Y = 11;
const SPAN_Y = 21;
export const SPAN_HEIGHT = 4;
export const MARK_HEIGHT = 16;
/** A cycle of a moment is still seen. */
const SHORTEST_SPAN = 3;
/** A mark and the room around it, and what each character of a count adds. */
const COUNT_ROOM = 18;
const CHARACTER = 6.5;

export function layoutTimeline(marks: MarkIndex, spans: SpanIndex, lanes: number, viewport: Viewport): Scene {
  const { firstLane, endLane } = lanesInView(viewport, lanes);
  const scene = { viewport, firstLane, endLane, marks: [] as MarkBox[], spans: [] as SpanBox[] };
  if (viewport.width <= 0) return scene;
  for (let lane = firstLane; lane < endLane; lane += 1) {
    addSpans(spans, lane, viewport, scene.spans);
    addMarks(marks, lane, viewport, scene.marks);
  }
  return scene;
}

/** "812", "1.2k", "34k", "1.5M": short enough to stand beside a mark. */
export function shortCount(value: number): string {
  if (value < 1_000) return String(value);
  const [scaled, unit] = value < 999_500 ? [value / 1_000, 'k'] : [value / 1_000_000, 'M'];
  return `${scaled < 9.95 ? scaled.toFixed(1) : scaled.toFixed(0)}${unit}`;
}

function addMarks(index: MarkIndex, lane: number, viewport: Viewport, boxes: MarkBox[]): void {
  const [start, end] = laneBounds(index.offsets, lane);
  const scale = { ...viewport, msPerPixel: msPerPixel(viewport) };
  for (const group of groupsInView({ atMs: index.atMs, start, end }, scale)) {
    const left = xOf(viewport, index.atMs[group.start] ?? 0);
    const right = xOf(viewport, index.atMs[group.end - 1] ?? 0);
    boxes.push({
      lane,
      start: group.start,
      end: group.end,
      row: mostUrgent(index, group.start, group.end),
      x: (left + right) / 2,
      y: laneTop(viewport, lane) + MARK_Y,
      width: boxWidth(group.end - group.start, right - left),
    });
  }
}

/** A count is drawn over the whole stretch that its marks come from. */
function boxWidth(count: number, extent: number): number {
  return count === 1
    ? 2 * MARK_RADIUS - 2
    : Math.max(extent, COUNT_ROOM + CHARACTER * shortCount(count).length);
}

function mostUrgent(
  { urgency, row }: Pick<MarkIndex, 'urgency' | 'row'>,
  start: number,
  end: number,
): number {
  let best = start;
  for (let index = start + 1; index < end; index += 1) {
    if ((urgency[index] ?? 0) < (urgency[best] ?? 0)) best = index;
  }
  return row[best] ?? 0;
}

function addSpans(index: SpanIndex, lane: number, viewport: Viewport, boxes: SpanBox[]): void {
  const [start, end] = laneBounds(index.offsets, lane);
  const shortest = SHORTEST_SPAN * msPerPixel(viewport);
  const first = firstFrom(index.latestMs, start, end, viewport.fromMs - shortest);
  const last = firstAfter(index.startMs, first, end, viewport.toMs);
  const y = laneTop(viewport, lane) + SPAN_Y;
  for (let from = first; from < last;) {
    const until = mergedUntil(index, from, last, shortest);
    const x = xOf(viewport, index.startMs[from] ?? 0);
    const endX = Math.max(x + SHORTEST_SPAN, xOf(viewport, index.endMs[until - 1] ?? 0));
    // One that goes on for long may stand before others that have ended.
    if (endX >= 0) {
      boxes.push({
        lane,
        start: from,
        end: until,
        row: mostUrgent(index, from, until),
        x,
        y,
        width: endX - x,
      });
    }
    from = until;
  }
}

/** Cycles that begin and end within the shortest width are one box; a longer one is always a box of its own. */
function mergedUntil(index: SpanIndex, from: number, last: number, shortest: number): number {
  const limit = (index.startMs[from] ?? 0) + shortest;
  let until = from + 1;
  if ((index.endMs[from] ?? 0) > limit) return until;
  while (until < last && (index.endMs[until] ?? 0) <= limit) until += 1;
  return until;
}
