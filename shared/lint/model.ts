/** What the Import program of a post office would object to in a transaction file (Q96001–Q96003), before it does. */

/** Text of the time; `auto` takes what the bytes speak for. */
export const CODE_PAGES = ['windows-1252', 'cp850', 'cp437'] as const;
export type CodePage = (typeof CODE_PAGES)[number];

/** Replaces bytes [start, end) of the payload. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  readonly replacement: Uint8Array;
  /** What it does ("cuts the name to 30 characters"). */
  readonly text: string;
}

export interface LintFinding {
  /** Stable name of the rule ("name-too-long"). */
  readonly rule: string;
  /** Number of the message that Import would print; null for a rule without one. */
  readonly code: number | null;
  readonly severity: 'error' | 'warning';
  /** Index of the transaction it concerns. */
  readonly transaction: number;
  /** Bytes in the decoded payload that it points at, [start, end). */
  readonly start: number;
  readonly end: number;
  /** Why, in our words, with the value at hand. */
  readonly reason: string;
  /** Null where no repair is safe. */
  readonly repair: Repair | null;
}
