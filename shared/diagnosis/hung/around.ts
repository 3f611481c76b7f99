/** What the rest of the queue tells of one hang. */

/** Decodes of one decoder, of all messages that are compressed. */
export interface Tally {
  readonly together: { readonly decodes: number; readonly hung: number };
  readonly alone: { readonly decodes: number; readonly hung: number };
}

export interface Around {
  /** By the decoder's name, which serves to tell one from another only. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** When each message that hung gave its last byte, ascending. Unix milliseconds. */
  readonly silences: readonly number[];
}

export const NOTHING_AROUND: Around = { tallies: new Map(), silences: [] };

/** Threads that fall silent for one reason do so within a few readings of the watchdog. */
const SAME_MOMENT_MS = 1_000;

/** How many other messages fell silent at the moment at which this one did. */
export function silentBeside(silences: readonly number[], atMs: number): number {
  const from = firstAfter(silences, atMs - SAME_MOMENT_MS - 1);
  return Math.max(0, firstAfter(silences, atMs + SAME_MOMENT_MS) - from - 1);
}

/** Index of the first moment later than `atMs`. */
function firstAfter(moments: readonly number[], atMs: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How likely it is that none of the hangs falls among those alone when the number of workers makes no difference: all
 * hangs lie among those together by chance (Fisher's exact test, of which only this case is needed).
 */
export function chanceOfNoneAlone({ together, alone }: Tally): number {
  let chance = 1;
  const all = together.decodes + alone.decodes;
  for (let hung = 0; hung < together.hung && chance > 1e-9; hung += 1)
    chance *= (together.decodes - hung) / (all - hung);
  return chance;
}
