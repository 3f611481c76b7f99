import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Codec } from '../../../shared/codecs/detect.ts';
import type { Decompress } from '../../../shared/codecs/decompress.ts';
import { DETECTION_BYTES, looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { TransactionTotals } from '../../../shared/dirsync/transactions.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Limits } from '../../../shared/limits.ts';
import { createLintingCounter } from '../../../shared/lint/count.ts';
import type { CountedTransactions } from '../../../shared/lint/count.ts';
import type { Heartbeat } from '../heartbeat.ts';

const TEXT_STEP_BYTES = 256 * 1024;

export interface DecodeTools {
  readonly limits: Limits;
  readonly decompress: Decompress;
  readonly heartbeat: Heartbeat;
}

/** Where the bytes of a decoded part go besides being counted. Returning false stops decoding without a failure. */
export type Tap = (bytes: Uint8Array) => boolean;

export interface DecodedPart {
  readonly bytesOut: number;
  /** The failure that ended decoding, with its offset into the part; null when it reached its end or was stopped. */
  readonly failure: Failure | null;
}

/**
 * Decompresses one part into `tap`, moving the heartbeat with every step.
 * @param alreadyOut bytes that earlier parts of the message gave, for the limit of the whole message
 */
export async function decodePart(
  tools: DecodeTools,
  path: string,
  codec: Codec,
  content: Uint8Array,
  alreadyOut: number,
  tap: Tap,
): Promise<DecodedPart> {
  const { limits, heartbeat } = tools;
  let bytesOut = 0;
  let consumed = 0;
  try {
    for await (const step of tools.decompress(codec, content, limits)) {
      heartbeat.consumed(Math.max(0, step.consumed - consumed));
      heartbeat.produced(step.bytes.length);
      consumed = Math.max(consumed, step.consumed);
      bytesOut += step.bytes.length;
      if (bytesOut > limits.attachmentOutputBytes || alreadyOut + bytesOut > limits.messageOutputBytes) {
        throw new CodecFault('output-limit', passedLimit(limits, bytesOut, content.length), consumed);
      }
      if (!tap(step.bytes)) break;
    }
    return { bytesOut, failure: null };
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return {
      bytesOut,
      failure: { kind: error.kind, detail: error.message, part: path, offset: error.offset },
    };
  }
}

function passedLimit(limits: Limits, bytesOut: number, bytesIn: number): string {
  return bytesOut > limits.attachmentOutputBytes
    ? `more than ${limits.attachmentOutputBytes} bytes from ${bytesIn}`
    : `more than ${limits.messageOutputBytes} bytes from all attachments of the message`;
}

/** Where the transactions stand that pass a tap: findings say so. */
export interface TransactionsAt {
  readonly part: string;
  readonly offset: number;
}

/** A tap that counts the transactions in what passes, and what is wrong with them. */
export function transactionTap(
  limits: Limits,
  at: TransactionsAt,
): { readonly tap: Tap; readonly end: (isWhole: boolean) => CountedTransactions } {
  const counter = createLintingCounter({ limits, ...at });
  return {
    tap: (bytes) => {
      counter.push(bytes);
      return true;
    },
    end: counter.end,
  };
}

/** The same for a payload that has yet to prove, by its first bytes, that it holds transactions. */
export function provingTap(
  limits: Limits,
  at: TransactionsAt,
): {
  readonly tap: Tap;
  /** Null when they are no transactions. */
  readonly end: (isWhole: boolean) => CountedTransactions | null;
} {
  const counter = transactionTap(limits, at);
  /** What came before there was enough to judge by: a decoder may give a few bytes only. */
  let first: Uint8Array | null = new Uint8Array(0);
  let reads = false;
  const judge = (bytes: Uint8Array): void => {
    first = null;
    reads = looksLikeTransactions(bytes);
    if (reads) counter.tap(bytes);
  };
  return {
    tap: (bytes) => {
      if (first === null) return !reads || counter.tap(bytes);
      first = Buffer.concat([first, bytes]);
      if (first.length >= DETECTION_BYTES) judge(first);
      return true;
    },
    end: (isWhole) => {
      if (first !== null) judge(first);
      return reads ? counter.end(isWhole) : null;
    },
  };
}

/** Text that needs no decoding goes through in steps, so that the heartbeat moves however long it is. */
export function pourText(text: Uint8Array, tap: Tap, heartbeat: Heartbeat): void {
  for (let at = 0; at < text.length; at += TEXT_STEP_BYTES) {
    const step = text.subarray(at, at + TEXT_STEP_BYTES);
    tap(step);
    heartbeat.produced(step.length);
  }
}

/** Says so where the limit ended counting; "the rest was not looked at" is not "there is no more". */
export function limitNote(path: string, totals: TransactionTotals, limits: Limits): readonly string[] {
  if (!totals.limitReached) return [];
  return [`part ${path}: more than ${limits.transactionsPerMessage} transactions, the rest was not read`];
}
