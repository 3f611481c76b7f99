/**
 * DirSync cycles as the server counts them: each run of its T2 process begins a new one (Q96060). What is here holds
 * no payload: a cycle is worked out from envelopes, numbers and log lines alone.
 */
import type { LogLineId } from '../logs/model.ts';
import type { MessageId, SyncNumbers } from '../model.ts';
import type { StateKind } from '../state.ts';

/** A message that can prove something, small enough to be named in every list. */
export interface MessageRef {
  readonly id: MessageId;
  readonly file: string;
}

/** One DirSync message as cycles and ledger see it. */
export interface SyncMessage extends MessageRef {
  readonly kind: 'ReqTx' | 'SrvTx' | 'Status' | 'DirectoryExchange';
  /** "NET/PO" in capitals. */
  readonly requestor: string;
  readonly server: string | null;
  /** The sender's clock (Date header), or the file's time when there is none. Unix milliseconds. */
  readonly sentMs: number | null;
  readonly sentSource: 'header' | 'mtime' | null;
  /** The receiving system's clock (newest Received header); null without one. */
  readonly arrivedMs: number | null;
  readonly sync: SyncNumbers | null;
  readonly state: StateKind;
}

/** A run of a DirSync program that a log tells of. Unix milliseconds, already moved by the log's zone. */
export interface LoggedRun {
  readonly line: LogLineId;
  readonly step: 'T1' | 'T2' | 'T3';
  /** "NET/PO" in capitals. */
  readonly postOffice: string;
  readonly atMs: number;
  readonly outcome: 'started' | 'normal' | 'abnormal' | 'missed';
}

export const CYCLE_STATES = ['complete', 'no-request', 'no-reply', 'late', 'pending'] as const;

/**
 * complete: answered. no-request: the server ran without hearing from it, which is no failure (Q96060). no-reply: its
 * request was there in time and no answer is known. late: its request came after T2 and is served in the next cycle.
 * pending: the server has not run since.
 */
export type CycleState = (typeof CYCLE_STATES)[number];

/** When something happened and what says so. */
export interface CycleStep {
  readonly atMs: number;
  readonly message: MessageRef | null;
  readonly line: LogLineId | null;
}

export const CYCLE_STEPS = [
  'requestSent',
  'requestArrived',
  'serverRan',
  'replySent',
  'replyArrived',
  'updatesDone',
] as const;
export type CycleStepName = (typeof CYCLE_STEPS)[number];

/** What is worth saying of a cycle. Only `reply-stuck` and `run-failed` are trouble by themselves. */
export interface CycleNote {
  readonly kind:
    | 'skipped'
    | 'late'
    | 'served-late-request'
    | 'duplicate'
    | 'full-import'
    | 'reset'
    | 'second-of-the-day'
    | 'clock-ahead'
    | 'clock-behind'
    | 'run-failed'
    | 'reply-stuck'
    | 'inferred';
  /** A whole sentence for the screen. */
  readonly text: string;
  readonly messages: readonly MessageRef[];
  /** The log line that says so; null where messages do. */
  readonly line: LogLineId | null;
}

export interface Cycle {
  readonly requestor: string;
  readonly server: string | null;
  /** From 1. The same index is the same run of the server for each of its requestors. */
  readonly index: number;
  readonly state: CycleState;
  /** Null where nothing says when, or that, the step was done. */
  readonly steps: Readonly<Record<CycleStepName, CycleStep | null>>;
  readonly request: (MessageRef & { readonly late: boolean }) | null;
  readonly reply: MessageRef | null;
  /** Status report, duplicates, and late requests that this cycle's reply serves. */
  readonly others: readonly MessageRef[];
  readonly notes: readonly CycleNote[];
}

/** A run of the server's T2 process, or the next one that requests wait for. */
export interface PictureRun {
  /** From 1. */
  readonly index: number;
  /** Null while it is pending. */
  readonly atMs: number | null;
  /** The log line that tells of it; null when only its replies do. */
  readonly line: LogLineId | null;
}

/** One requestor's cycles with one server; a requestor that moved to another server has one entry for each. */
export interface RequestorCycles {
  readonly requestor: string;
  readonly server: string | null;
  /**
   * By index, from the first sign of life on: none is left out up to the last run. In a run that is pending, only
   * requestors that wait for it have a cycle.
   */
  readonly cycles: readonly Cycle[];
}

/** All cycles of a queue. Servers and requestors are in the order of their names, an unknown server last. */
export interface CyclePicture {
  readonly servers: readonly { readonly server: string | null; readonly runs: readonly PictureRun[] }[];
  readonly requestors: readonly RequestorCycles[];
  /** What the picture rests on, and what it cannot tell. Whole sentences. */
  readonly basis: readonly string[];
}
