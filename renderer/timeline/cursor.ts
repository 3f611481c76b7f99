/** The mark that keys act on: from one to the next, lane by lane, and what is said when it is reached. */
import { count } from '../../shared/format/count.ts';
import { markFacts, markText, spanText } from './facts.ts';
import { firstFrom, laneBounds } from './lane-index.ts';
import type { TimelineModel } from './timeline-store.ts';
import type { Cursor } from './view-store.ts';
import { lanesInView } from './viewport.ts';
import type { Viewport } from './viewport.ts';

/** Position of the cursor's mark in the mark index; null when there is none or the filter hides it. */
export function cursorPosition({ marks, timeline }: TimelineModel, { lane, id }: Cursor): number | null {
  if (id === null) return null;
  const [start, end] = laneBounds(marks.offsets, lane);
  for (let index = start; index < end; index += 1) {
    if (timeline.marks.id[marks.row[index] ?? 0] === id) return index;
  }
  return null;
}

/**
 * Previous and next lead on into the lanes before and after: marks stand lane by lane. Without a mark to go on from, the
 * first one of the lane from `fromMs` on is next. Null when there is none to go to.
 */
export function stepTo(
  model: TimelineModel,
  cursor: Cursor,
  to: 'previous' | 'next' | 'first' | 'last',
  fromMs: number,
): number | null {
  const { offsets, atMs } = model.marks;
  const [start, end] = laneBounds(offsets, cursor.lane);
  if (to === 'first' || to === 'last') {
    if (start === end) return null;
    return to === 'first' ? start : end - 1;
  }
  const here = cursorPosition(model, cursor);
  const next = here === null ? firstFrom(atMs, start, end, fromMs) : here + 1;
  const wanted = to === 'next' ? next : (here ?? next) - 1;
  if (wanted >= 0 && wanted < atMs.length) return wanted;
  // At either end of all there is; a lane that is empty has nothing to stay at.
  if (start === end) return null;
  return to === 'next' ? end - 1 : start;
}

/** Whether a mark is on the screen, in its time and its lane. */
export function isAnyInView({ marks, timeline }: TimelineModel, viewport: Viewport): boolean {
  const { firstLane, endLane } = lanesInView(viewport, timeline.lanes.length);
  for (let lane = firstLane; lane < endLane; lane += 1) {
    const [start, end] = laneBounds(marks.offsets, lane);
    const first = firstFrom(marks.atMs, start, end, viewport.fromMs);
    if (first < end && (marks.atMs[first] ?? Infinity) <= viewport.toMs) return true;
  }
  return false;
}

/** For those who hear the timeline: which mark it is, where among its neighbours, and in which cycle. */
export function announcement(model: TimelineModel, position: number, lane: number): string {
  const [start, end] = laneBounds(model.marks.offsets, lane);
  const facts = markFacts(model, model.marks.row[position] ?? 0);
  const cycle = cycleAt(model, lane, facts.atMs);
  const place = `${count(position - start + 1)} of ${count(end - start)}`;
  return `${markText(facts)}, ${place}${cycle === null ? '' : `. ${cycle}`}`;
}

export function laneAnnouncement({ timeline, marks }: TimelineModel, lane: number): string {
  const [start, end] = laneBounds(marks.offsets, lane);
  const shown = end === start ? 'no message shown' : `${count(end - start)} shown`;
  return `${timeline.lanes[lane] ?? ''}, lane ${count(lane + 1)} of ${count(timeline.lanes.length)}, ${shown}`;
}

/** The latest cycle that has begun and not ended at a moment. */
function cycleAt({ timeline, spans }: TimelineModel, lane: number, ms: number): string | null {
  const [start, end] = laneBounds(spans.offsets, lane);
  for (let index = end - 1; index >= start; index -= 1) {
    if ((spans.startMs[index] ?? 0) > ms || (spans.endMs[index] ?? 0) < ms) continue;
    const row = spans.row[index] ?? 0;
    const number = timeline.spans.index[row] ?? 0;
    const state = timeline.cycleStates[timeline.spans.state[row] ?? 0] ?? 'pending';
    const requestor = timeline.lanes[lane] ?? '';
    return spanText({
      kind: 'span',
      requestor,
      state,
      firstCycle: number,
      lastCycle: number,
      fromMs: ms,
      toMs: ms,
    });
  }
  return null;
}
