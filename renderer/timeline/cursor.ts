/** The mark that keys act on: from one to the next within a lane, and what is said when it is reached. */
import { count } from '../../shared/format/count.ts';
import { markFacts, markText, spanText } from './facts.ts';
import { laneBounds } from './lane-index.ts';
import type { TimelineModel } from './timeline-store.ts';
import type { Cursor } from './view-store.ts';

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
 * Without a mark to go on from, the first one from `fromMs` on is next. Null when the lane has none to go to.
 */
export function stepTo(
  model: TimelineModel,
  cursor: Cursor,
  to: 'previous' | 'next' | 'first' | 'last',
  fromMs: number,
): number | null {
  const [start, end] = laneBounds(model.marks.offsets, cursor.lane);
  if (start === end) return null;
  if (to === 'first') return start;
  if (to === 'last') return end - 1;
  const here = cursorPosition(model, cursor);
  if (here !== null) return Math.max(start, Math.min(end - 1, here + (to === 'next' ? 1 : -1)));
  const later = model.marks.atMs.subarray(start, end).findIndex((ms) => ms >= fromMs);
  const next = later === -1 ? end : start + later;
  return to === 'next' ? Math.min(end - 1, next) : Math.max(start, next - 1);
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
