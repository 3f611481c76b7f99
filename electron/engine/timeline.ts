/** Packs messages and cycles into the columns that the timeline draws. */
import type { Timeline } from '../../shared/contract/sync.ts';
import { CYCLE_STATES, CYCLE_STEPS } from '../../shared/cycles/model.ts';
import type { Cycle, SyncMessage } from '../../shared/cycles/model.ts';
import { MESSAGE_KINDS } from '../../shared/model.ts';
import { STATE_KINDS } from '../../shared/state.ts';

export interface TimelineSource {
  readonly revision: number;
  /** By time. */
  readonly messages: readonly SyncMessage[];
  /** Cycles of each requestor, in the order of the lanes. */
  readonly requestors: readonly { readonly requestor: string; readonly cycles: readonly Cycle[] }[];
  readonly outside: number;
}

export function packTimeline({ revision, messages, requestors, outside }: TimelineSource): Timeline {
  // A requestor of two servers is named twice and has one lane.
  const lanes = [...new Set(requestors.map(({ requestor }) => requestor))];
  const laneOf = new Map(lanes.map((name, lane) => [name, lane]));
  return {
    revision,
    lanes,
    states: STATE_KINDS,
    kinds: MESSAGE_KINDS,
    cycleStates: CYCLE_STATES,
    marks: packMarks(messages, laneOf),
    spans: packSpans(
      requestors.flatMap(({ cycles }) => cycles),
      laneOf,
    ),
    outside,
  };
}

function packMarks(messages: readonly SyncMessage[], laneOf: ReadonlyMap<string, number>): Timeline['marks'] {
  const shown = messages.filter(({ sentMs, requestor }) => sentMs !== null && laneOf.has(requestor));
  return {
    id: Uint32Array.from(shown, ({ id }) => id),
    atMs: Float64Array.from(shown, ({ sentMs }) => sentMs ?? 0),
    lane: Uint32Array.from(shown, ({ requestor }) => laneOf.get(requestor) ?? 0),
    state: Uint8Array.from(shown, ({ state }) => STATE_KINDS.indexOf(state)),
    kind: Uint8Array.from(shown, ({ kind }) => MESSAGE_KINDS.indexOf(kind)),
  };
}

function packSpans(cycles: readonly Cycle[], laneOf: ReadonlyMap<string, number>): Timeline['spans'] {
  const spans = cycles.flatMap((cycle) => {
    const times = CYCLE_STEPS.flatMap((name) => cycle.steps[name]?.atMs ?? []);
    return times.length === 0 ? [] : { cycle, startMs: Math.min(...times), endMs: Math.max(...times) };
  });
  return {
    startMs: Float64Array.from(spans, ({ startMs }) => startMs),
    endMs: Float64Array.from(spans, ({ endMs }) => endMs),
    lane: Uint32Array.from(spans, ({ cycle }) => laneOf.get(cycle.requestor) ?? 0),
    state: Uint8Array.from(spans, ({ cycle }) => CYCLE_STATES.indexOf(cycle.state)),
    index: Uint32Array.from(spans, ({ cycle }) => cycle.index),
  };
}
