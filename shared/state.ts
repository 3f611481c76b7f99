import type { Failure } from './failure.ts';

/** Which implementation decompresses. `legacy-msmi` reproduces the defect of Q140946 and never delivers. */
export const DECODERS = ['safe', 'second', 'legacy-msmi'] as const;
export type Decoder = (typeof DECODERS)[number];

export const STATE_KINDS = [
  'discovered',
  'reading',
  'decoding',
  'decoded',
  'failed',
  'hung',
  'unrecognised',
  'retrying',
  'delivered',
  'quarantined',
] as const;
export type StateKind = (typeof STATE_KINDS)[number];

/** One reading of the heartbeat. `atMs` counts from the start of the attempt. */
export interface ProgressSample {
  readonly atMs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** Why the watchdog ended a decode. Every field is measured; what could not be measured is null or 'unknown'. */
export interface HungEvidence {
  readonly cause: 'no-progress' | 'deadline';
  /** The rule that was broken, in milliseconds. */
  readonly thresholdMs: number;
  /** From the start of the attempt to its end by the watchdog. */
  readonly elapsedMs: number;
  /** Since the last byte in or out. */
  readonly silentMs: number;
  readonly phase: 'waiting' | 'reading' | 'decoding';
  /** MIME path of the part being decoded, when one was. */
  readonly part: string | null;
  readonly codec: string | null;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** CPU time the worker's thread used within `measuredMs` of its silence; null when the platform did not tell. */
  readonly cpuMs: number | null;
  /** How much of the silence the CPU time was measured over, in milliseconds. */
  readonly measuredMs: number;
  /** burned: more than a tenth of the measured time on CPU; waited: less than a fiftieth. */
  readonly activity: 'burned' | 'waited' | 'mixed' | 'unknown';
  readonly decoder: Decoder;
  readonly attempt: number;
  /** Workers that were decoding when its last byte came, this one included. */
  readonly workersBusy: number;
  /** Size of the pool. */
  readonly workers: number;
  /** Files that the other workers were at work on then; left out where that was not kept. */
  readonly beside?: readonly string[];
  readonly samples: readonly ProgressSample[];
}

/** Proof of one delivery. */
export interface Receipt {
  /** Name in the delivery folder. */
  readonly fileName: string;
  readonly folder: string;
  readonly bytes: number;
  /** SHA-256 of the delivered file, hex. */
  readonly sha256: string;
  /** Unix time in milliseconds. */
  readonly atMs: number;
}

export type MessageState =
  | { readonly kind: 'discovered' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'decoding' }
  | { readonly kind: 'decoded' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'hung'; readonly evidence: HungEvidence }
  | { readonly kind: 'unrecognised'; readonly reason: string }
  | { readonly kind: 'retrying'; readonly attempt: number }
  | { readonly kind: 'delivered'; readonly receipt: Receipt }
  | { readonly kind: 'quarantined'; readonly reason: string };

/** States in which nothing more happens by itself. */
const SETTLED: ReadonlySet<StateKind> = new Set([
  'decoded',
  'failed',
  'hung',
  'unrecognised',
  'delivered',
  'quarantined',
]);

export function isSettled(kind: StateKind): boolean {
  return SETTLED.has(kind);
}
