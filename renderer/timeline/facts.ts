/** What is said of a mark, of several drawn as one, and of a cycle. Nothing here points into an index that may change. */
import type { CycleState } from '../../shared/cycles/model.ts';
import type { MessageId, MessageKind } from '../../shared/model.ts';
import type { StateKind } from '../../shared/state.ts';
import { count } from '../../shared/format/count.ts';
import { exactTime } from '../../shared/format/time.ts';
import { cycleLook } from '../ui/cycle-look.ts';
import { STATES_BY_URGENCY, stateLook } from '../ui/state-look.ts';
import type { Target } from './hit.ts';
import type { MarkBox, SpanBox } from './layout.ts';
import type { TimelineModel } from './timeline-store.ts';

export interface MarkFacts {
  readonly kind: 'mark';
  readonly id: MessageId;
  readonly atMs: number;
  readonly state: StateKind;
  readonly messageKind: MessageKind;
  readonly requestor: string;
}

export interface GroupFacts {
  readonly kind: 'group';
  readonly requestor: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** What needs attention first. */
  readonly states: readonly { readonly state: StateKind; readonly count: number }[];
  /** At most `LISTED`, in order of time. */
  readonly members: readonly MarkFacts[];
  readonly total: number;
}

export interface SpanFacts {
  readonly kind: 'span';
  readonly requestor: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: CycleState;
  readonly firstCycle: number;
  readonly lastCycle: number;
}

export type Facts = MarkFacts | GroupFacts | SpanFacts;

/** Messages of one moment that a card names. */
export const LISTED = 30;

export function factsOf(model: TimelineModel, target: Target): Facts {
  if (target.kind === 'span') return spanFacts(model, target.box);
  const { box } = target;
  return box.end - box.start === 1 ? markFacts(model, box.row) : groupFacts(model, box);
}

/** @param row index into the columns of the timeline */
export function markFacts({ timeline }: TimelineModel, row: number): MarkFacts {
  const { marks, states, kinds, lanes } = timeline;
  return {
    kind: 'mark',
    id: marks.id[row] ?? 0,
    atMs: marks.atMs[row] ?? 0,
    state: states[marks.state[row] ?? 0] ?? 'discovered',
    messageKind: kinds[marks.kind[row] ?? 0] ?? 'Other',
    requestor: lanes[marks.lane[row] ?? 0] ?? '',
  };
}

/** "ReqTx, decoded, 1996-05-06 02:05:09, NET/PO". */
export function markText({ messageKind, state, atMs, requestor }: MarkFacts): string {
  return `${messageKind}, ${stateLook(state).word.toLowerCase()}, ${exactTime(atMs)}, ${requestor}`;
}

/** "Cycle 3, complete", "Cycles 3 to 9, no reply among them". */
export function spanText({ firstCycle, lastCycle, state }: SpanFacts): string {
  const word = cycleLook(state).word.toLowerCase();
  return firstCycle === lastCycle
    ? `Cycle ${count(firstCycle)}, ${word}`
    : `Cycles ${count(firstCycle)} to ${count(lastCycle)}, ${word} among them`;
}

function groupFacts(model: TimelineModel, box: MarkBox): GroupFacts {
  const { timeline, marks } = model;
  const rows = marks.row.subarray(box.start, box.end);
  const counts = new Map<StateKind, number>();
  for (const row of rows) {
    const state = timeline.states[timeline.marks.state[row] ?? 0] ?? 'discovered';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return {
    kind: 'group',
    requestor: timeline.lanes[box.lane] ?? '',
    fromMs: marks.atMs[box.start] ?? 0,
    toMs: marks.atMs[box.end - 1] ?? 0,
    states: STATES_BY_URGENCY.flatMap((state) => ({ state, count: counts.get(state) ?? 0 })).filter(
      (one) => one.count > 0,
    ),
    members: Array.from(rows.subarray(0, LISTED), (row) => markFacts(model, row)),
    total: rows.length,
  };
}

function spanFacts({ timeline, spans }: TimelineModel, box: SpanBox): SpanFacts {
  const numbers = Array.from(spans.row.subarray(box.start, box.end), (row) => timeline.spans.index[row] ?? 0);
  return {
    kind: 'span',
    requestor: timeline.lanes[box.lane] ?? '',
    fromMs: spans.startMs[box.start] ?? 0,
    toMs: spans.endMs[box.end - 1] ?? 0,
    state: timeline.cycleStates[timeline.spans.state[box.row] ?? 0] ?? 'pending',
    firstCycle: numbers.reduce((least, number) => Math.min(least, number), Number.MAX_SAFE_INTEGER),
    lastCycle: numbers.reduce((most, number) => Math.max(most, number), 0),
  };
}
