/** Timelines for tests: only what a test is about needs to be said. */
import { CYCLE_STATES } from '../../../shared/cycles/model.ts';
import type { CycleState } from '../../../shared/cycles/model.ts';
import type { Timeline } from '../../../shared/contract/sync.ts';
import { MESSAGE_KINDS } from '../../../shared/model.ts';
import type { MessageKind } from '../../../shared/model.ts';
import { STATE_KINDS } from '../../../shared/state.ts';
import type { StateKind } from '../../../shared/state.ts';

export interface GivenMark {
  readonly lane?: number;
  readonly atMs: number;
  readonly state?: StateKind;
  readonly kind?: MessageKind;
}

export interface GivenSpan {
  readonly lane?: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly state?: CycleState;
  readonly index?: number;
}

interface Given {
  readonly lanes?: number;
  readonly marks?: readonly GivenMark[];
  readonly spans?: readonly GivenSpan[];
  readonly outside?: number;
}

/** Ids count from 1 in order of time. */
export function aTimeline({ lanes = 1, marks = [], spans = [], outside = 0 }: Given): Timeline {
  const sorted = marks.toSorted((a, b) => a.atMs - b.atMs);
  return {
    revision: 1,
    lanes: Array.from({ length: lanes }, (_, lane) => `NET/PO${lane + 1}`),
    states: STATE_KINDS,
    kinds: MESSAGE_KINDS,
    cycleStates: CYCLE_STATES,
    marks: {
      id: Uint32Array.from(sorted, (_, index) => index + 1),
      atMs: Float64Array.from(sorted, ({ atMs }) => atMs),
      lane: Uint32Array.from(sorted, ({ lane = 0 }) => lane),
      state: Uint8Array.from(sorted, ({ state = 'decoded' }) => STATE_KINDS.indexOf(state)),
      kind: Uint8Array.from(sorted, ({ kind = 'SrvTx' }) => MESSAGE_KINDS.indexOf(kind)),
    },
    spans: {
      startMs: Float64Array.from(spans, ({ startMs }) => startMs),
      endMs: Float64Array.from(spans, ({ endMs }) => endMs),
      lane: Uint32Array.from(spans, ({ lane = 0 }) => lane),
      state: Uint8Array.from(spans, ({ state = 'complete' }) => CYCLE_STATES.indexOf(state)),
      index: Uint32Array.from(spans, ({ index = 1 }) => index),
    },
    outside,
  };
}
