/** Taps that count the transactions in what passes, and what is wrong with them. */
import { DETECTION_BYTES, looksLikeTransactions } from '../../../shared/dirsync/detect.ts';
import type { Limits } from '../../../shared/limits.ts';
import { createLintingCounter } from '../../../shared/lint/count.ts';
import type { CountedTransactions } from '../../../shared/lint/count.ts';
import type { Tap } from './pour.ts';

/** Where the transactions stand that pass a tap: findings say so. */
export interface TransactionsAt {
  readonly part: string;
  readonly offset: number;
}

export interface CountingTap {
  readonly tap: Tap;
  /**
   * @param isWhole whether the end was reached
   * @returns null when what passed are no transactions
   */
  readonly end: (isWhole: boolean) => CountedTransactions | null;
}

/** Of a payload that is taken for transactions whatever it holds. */
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
export function provingTap(limits: Limits, at: TransactionsAt): CountingTap {
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
