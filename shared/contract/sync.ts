import type { Cycle, CycleState } from '../cycles/model.ts';
import type { BothEnds, Breach, KeepUpdates, RequestorLedger } from '../ledger/model.ts';
import type { MessageKind } from '../model.ts';
import type { StateKind } from '../state.ts';

/** Cycles that one strip shows at most: the latest. */
export const STRIP_CYCLES = 200;

/** Causes that are told one by one; with more there is something wrong with all of them. */
export const CAUSES_LIMIT = 200;

/** One requestor in the lists of cycles and of the ledger. */
export interface RequestorSummary {
  readonly requestor: string;
  readonly server: string | null;
  /** State of each cycle from number `first` on, where the requestor first took part; null where there is no cycle. */
  readonly strip: { readonly first: number; readonly states: readonly (CycleState | null)[] };
  readonly counts: Readonly<Record<CycleState, number>>;
  /** Answered cycles whose request is not in this queue: that there was one follows from the reply. */
  readonly inferred: number;
  /** Cycle numbers that a breach of the ledger shows in, within the strip. */
  readonly breached: readonly number[];
  readonly breaches: number;
  readonly reqSync: BothEnds;
  readonly srvSync: BothEnds;
  readonly impSync: BothEnds;
  readonly keepUpdates: KeepUpdates | null;
}

/** A run of the server: a column of the cycles. */
export interface ServerRun {
  readonly server: string | null;
  readonly index: number;
  /** Null while it is pending. */
  readonly atMs: number | null;
}

export interface SyncOverview {
  /** Of the index it was worked out from. */
  readonly revision: number;
  readonly requestors: readonly RequestorSummary[];
  /** Runs within the strips. */
  readonly runs: readonly ServerRun[];
  /** Number of the last run. */
  readonly cycles: number;
  /** What the conclusions rest on, and what they cannot: "no request was found in this queue". Whole sentences. */
  readonly basis: readonly string[];
  /** One entry for each cause, the requestors it concerns together. */
  readonly causes: readonly { readonly breach: Breach; readonly requestors: readonly string[] }[];
  /** Causes beyond `CAUSES_LIMIT`, open ones before those that are over. */
  readonly causesLeftOut: number;
  readonly keepUpdatesCycles: number;
}

export interface RequestorDetail {
  readonly revision: number;
  readonly cycles: readonly Cycle[];
  readonly ledger: RequestorLedger;
}

/** All that the timeline draws, in columns: `lane`, `state` and `kind` are indexes into the lists beside them. */
export interface Timeline {
  readonly revision: number;
  /** Requestors in order; messages of none of them are in no lane and counted in `outside`. */
  readonly lanes: readonly string[];
  readonly states: readonly StateKind[];
  readonly kinds: readonly MessageKind[];
  readonly cycleStates: readonly CycleState[];
  /** By time. */
  readonly marks: {
    readonly id: Uint32Array;
    readonly atMs: Float64Array;
    readonly lane: Uint32Array;
    readonly state: Uint8Array;
    readonly kind: Uint8Array;
  };
  readonly spans: {
    readonly startMs: Float64Array;
    readonly endMs: Float64Array;
    readonly lane: Uint32Array;
    readonly state: Uint8Array;
    readonly index: Uint32Array;
  };
  /** Messages without a time or a requestor. */
  readonly outside: number;
}
