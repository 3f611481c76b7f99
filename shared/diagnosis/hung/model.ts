/** Why a message hung, as far as repeated trials and measurements show it. */
import type { MessageRef } from '../../cycles/model.ts';
import type { Failure, FailureKind } from '../../failure.ts';
import type { MessageId } from '../../model.ts';
import type { Decoder, HungEvidence } from '../../state.ts';
import type { Certainty } from '../model.ts';

export const HUNG_VERDICTS = [
  'concurrency-defect',
  'decoder-defect',
  'bad-data',
  'output-bomb',
  'io-stall',
  'machine-overload',
  'undecided',
] as const;
/**
 * concurrency-defect: fails with several workers, works alone with the same decoder (the signature of Q140946).
 * decoder-defect: the same decoder hangs alone as well, another one reads the message. bad-data: no decoder reads it.
 * output-bomb: it gives output without end. io-stall: its bytes did not come. machine-overload: everything was slow.
 * undecided: what would tell was not tried, or the trials contradict each other.
 */
export type HungVerdict = (typeof HUNG_VERDICTS)[number];

/** One decode of one message that was made to learn something. Never delivers. */
export interface Trial {
  readonly id: number;
  readonly message: MessageId;
  readonly atMs: number;
  /** lab: in a run of the Lab. examination: made to find out why the message hung. */
  readonly origin: 'lab' | 'examination';
  /** Trials of one run share it. */
  readonly run: number | null;
  readonly decoder: Decoder;
  /** Size of the pool it ran in, and how many of them were decoding at its end. */
  readonly workers: number;
  readonly workersBusy: number;
  readonly outcome: 'decoded' | 'failed' | 'hung';
  readonly failureKind: FailureKind | null;
  /** Where in the bytes it failed; null where nothing did, or an earlier version kept the words only. */
  readonly failure: Failure | null;
  /** What went wrong, in the words of attempts; '' when nothing did. */
  readonly text: string;
  readonly elapsedMs: number;
  readonly bytesOut: number | null;
  readonly transactions: number | null;
  /** Only of a hung one. */
  readonly evidence: HungEvidence | null;
  /** Files that were being decoded when it hung; null where that was not recorded. */
  readonly beside: readonly string[] | null;
}

/** A reason for or against the verdict, with what it rests on. */
export interface ProofReason {
  readonly text: string;
  readonly speaks: 'for' | 'against' | 'neither';
  /** The trial it rests on; null for the hang itself. */
  readonly trial: number | null;
}

export interface HungProof {
  readonly message: MessageRef;
  readonly requestor: string | null;
  readonly verdict: HungVerdict;
  readonly certainty: Certainty;
  /** The verdict in one sentence with its numbers. */
  readonly text: string;
  /** Of the hang that is explained: the message's state, or the latest hung trial. */
  readonly evidence: HungEvidence;
  readonly reasons: readonly ProofReason[];
  /** What would disprove it: a whole sentence. */
  readonly disproof: string;
  /** What was not tried and would tell more. Whole sentences. */
  readonly missing: readonly string[];
  readonly trials: readonly Trial[];
}

/** How far the examination of hung messages is. */
export interface Examination {
  readonly phase: 'idle' | 'waiting' | 'working';
  readonly done: number;
  readonly total: number;
  /** File being examined. */
  readonly current: string | null;
  /**
   * Hung messages that were not examined: there are more than the limit, it was cancelled, or a file is not what it was.
   */
  readonly notExamined: number;
  /** Why it ended before its time, as a sentence; null when it did not. It begins again when something hangs anew. */
  readonly problem: string | null;
}
