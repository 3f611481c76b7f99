/**
 * Transactions and folded lists in columns of numbers: a list of a million entries is a few arrays, and folding them
 * is arithmetic. The texts that the numbers stand for are in a dictionary beside them.
 */
import type { PlannedMessage } from './model.ts';

/** "None": no entry, no line, no values, no version, no step. */
export const NONE = -1;
/** Step in which a version ends that is still there. */
export const STILL_THERE = 0x7fff_ffff;

/**
 * The readable transactions of one message in its order; all columns are equally long. A _line_ is what one line of an
 * entry says (list, alias, address), and each distinct one has a number; so have sets of template values.
 */
export interface TransactionColumns {
  /** Character codes of A D M R T. */
  readonly code: Uint8Array;
  /** List of R and T; of the others that of their entry. */
  readonly list: Int32Array;
  /** Entry named by the first line; NONE for R and T. */
  readonly entry: Int32Array;
  /** What the first line says; NONE for R and T. */
  readonly line: Int32Array;
  /** Entry and line of the second line of an M; NONE without one. */
  readonly newEntry: Int32Array;
  readonly newLine: Int32Array;
  /** Template values below it (of a T: its fields); NONE without any. */
  readonly values: Int32Array;
  /** Number of the part within the message's transaction parts, index in the part, and byte range there. */
  readonly part: Uint8Array;
  readonly index: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/**
 * Every state that every entry of one point of view ever had. A _step_ is a message of the view, from 0. A version is
 * there after step `s` when `from <= s < to`; one that its own message ended again was never there. Versions are in
 * the order in which they were made, and of one entry each message makes one at a time.
 */
export interface FoldedList {
  readonly messages: readonly PlannedMessage[];
  readonly versions: number;
  readonly entry: Int32Array;
  readonly line: Int32Array;
  /** NONE without template values. */
  readonly values: Int32Array;
  readonly from: Int32Array;
  /** STILL_THERE while it is. */
  readonly to: Int32Array;
  /** Row in the columns of the message of step `from` that made it, and of step `to` that ended it. */
  readonly madeBy: Int32Array;
  readonly endedBy: Int32Array;
  /** The version that this one took the place of: by an M, or by an R that named the entry anew. NONE for a new entry. */
  readonly previous: Int32Array;
  /** Where folding stopped at `limits.galVersions`; what is from there on did not count. Null when all did. */
  readonly cut: { readonly step: number; readonly row: number } | null;
}
