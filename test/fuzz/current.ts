/** What main.ts and the thread that it starts say to each other. */

/** What main.ts hands over. `current` holds the input at hand: its number, its length, then its bytes. */
export interface FuzzJob {
  readonly target: string;
  readonly seed: number;
  readonly forMs: number;
  readonly current: SharedArrayBuffer;
}

/** Room of the number and the length in `current`. */
export const CURRENT_HEAD_BYTES = 8;

export type FuzzMessage =
  | { readonly kind: 'finding'; readonly what: string; readonly input: Uint8Array }
  | { readonly kind: 'done'; readonly tried: number };

/** Inputs are no longer than this. */
export const LONGEST_INPUT = 1024 * 1024;
