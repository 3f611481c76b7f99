/**
 * Marks and spans sorted into their lanes, so that a moment of a lane is found by halving. Built once for each change
 * of the data or the filter, in time linear in both. Pure.
 */
import type { Timeline } from '../../shared/contract/sync.ts';
import type { CycleState } from '../../shared/cycles/model.ts';
import { STATES_BY_URGENCY } from '../ui/state-look.ts';
import { isNarrowed } from './mark-filter.ts';
import type { MarkFilter } from './mark-filter.ts';

/** Entries of lane n stand at `offsets[n]` up to, not including, `offsets[n + 1]`. */
export interface MarkIndex {
  readonly offsets: Uint32Array;
  readonly atMs: Float64Array;
  /** Index into the columns of the timeline. */
  readonly row: Uint32Array;
  /** 0 is what needs attention first. */
  readonly urgency: Uint8Array;
}

export interface SpanIndex {
  readonly offsets: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** The latest end up to and with this span of its lane: where a stretch of time begins can be found by halving. */
  readonly latestMs: Float64Array;
  readonly row: Uint32Array;
  readonly urgency: Uint8Array;
}

/** What stands for several cycles that are too short to be told apart. */
export const CYCLES_BY_URGENCY: readonly CycleState[] = [
  'no-reply',
  'late',
  'pending',
  'no-request',
  'complete',
];

export function indexMarks(timeline: Timeline, filter: MarkFilter): MarkIndex {
  const { marks, lanes } = timeline;
  const passes = filterTest(timeline, filter);
  const urgencies = timeline.states.map((state) => STATES_BY_URGENCY.indexOf(state));
  const rows = intoLanes(marks.lane, lanes.length, passes);
  return {
    ...rows,
    atMs: pick(marks.atMs, rows.row),
    urgency: urgencyOf(marks.state, rows.row, urgencies),
  };
}

export function indexSpans({ spans, lanes, cycleStates }: Timeline): SpanIndex {
  const urgencies = cycleStates.map((state) => CYCLES_BY_URGENCY.indexOf(state));
  const isShown = (row: number): boolean => (spans.lane[row] ?? lanes.length) < lanes.length;
  const { offsets, row } = intoLanes(spans.lane, lanes.length, isShown);
  const startOf = (index: number): number => spans.startMs[index] ?? 0;
  for (let lane = 0; lane < lanes.length; lane += 1) {
    row.subarray(offsets[lane], offsets[lane + 1]).sort((a, b) => startOf(a) - startOf(b));
  }
  const endMs = pick(spans.endMs, row);
  return {
    offsets,
    row,
    startMs: pick(spans.startMs, row),
    endMs,
    latestMs: latestEnds(endMs, offsets),
    urgency: urgencyOf(spans.state, row, urgencies),
  };
}

/** First index in [start, end) whose value is at least `ms`; `end` when there is none. `values` ascend there. */
export function firstFrom(values: Float64Array, start: number, end: number, ms: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index in [start, end) whose value is above `ms`. */
export function firstAfter(values: Float64Array, start: number, end: number, ms: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Entries of a lane as [start, end); empty beyond the last lane. */
export function laneBounds(offsets: Uint32Array, lane: number): readonly [number, number] {
  return [offsets[lane] ?? 0, offsets[lane + 1] ?? offsets[lane] ?? 0];
}

/** Whether a message passes, by its row. */
export function filterTest({ marks, states, kinds }: Timeline, filter: MarkFilter): (row: number) => boolean {
  if (!isNarrowed(filter)) return () => true;
  const stateIn = states.map((state) => filter.states.length === 0 || filter.states.includes(state));
  const kindIn = kinds.map((kind) => filter.kinds.length === 0 || filter.kinds.includes(kind));
  return (row) => stateIn[marks.state[row] ?? 0] === true && kindIn[marks.kind[row] ?? 0] === true;
}

/** A counting sort: entries of one lane keep their order. */
function intoLanes(
  laneOf: Uint32Array,
  lanes: number,
  passes: (row: number) => boolean,
): { readonly offsets: Uint32Array; readonly row: Uint32Array } {
  const offsets = new Uint32Array(lanes + 1);
  const kept = new Uint32Array(laneOf.length);
  let many = 0;
  for (let row = 0; row < laneOf.length; row += 1) {
    if (!passes(row)) continue;
    kept[many] = row;
    many += 1;
    bump(offsets, (laneOf[row] ?? 0) + 1);
  }
  for (let lane = 0; lane < lanes; lane += 1) {
    offsets[lane + 1] = (offsets[lane + 1] ?? 0) + (offsets[lane] ?? 0);
  }
  const next = offsets.slice();
  const sorted = new Uint32Array(many);
  for (let index = 0; index < many; index += 1) {
    const row = kept[index] ?? 0;
    sorted[bump(next, laneOf[row] ?? 0)] = row;
  }
  return { offsets, row: sorted };
}

/** Adds one; returns what was there before. */
function bump(counters: Uint32Array, index: number): number {
  const before = counters[index] ?? 0;
  counters[index] = before + 1;
  return before;
}

/** The values of a column at some rows. `TypedArray.from` does the same tens of times slower. */
function pick(column: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) picked[index] = column[rows[index] ?? 0] ?? 0;
  return picked;
}

/** What each row's value stands for in the order of urgency. */
function urgencyOf(column: Uint8Array, rows: Uint32Array, urgencies: readonly number[]): Uint8Array {
  const table = Uint8Array.from(urgencies);
  const urgency = new Uint8Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    urgency[index] = table[column[rows[index] ?? 0] ?? 0] ?? 0;
  }
  return urgency;
}

function latestEnds(endMs: Float64Array, offsets: Uint32Array): Float64Array {
  const latest = endMs.slice();
  for (let lane = 0; lane + 1 < offsets.length; lane += 1) {
    const [start, end] = laneBounds(offsets, lane);
    for (let index = start + 1; index < end; index += 1) {
      latest[index] = Math.max(latest[index] ?? 0, latest[index - 1] ?? 0);
    }
  }
  return latest;
}
