/** What the rest of the queue tells of one hang. */
import type { MessageId } from '../../model.ts';

/** Decodes of one decoder, of all messages that are compressed. */
export interface Tally {
  readonly together: { readonly decodes: number; readonly hung: number };
  readonly alone: { readonly decodes: number; readonly hung: number };
}

export interface Around {
  /** By the decoder's name, which serves to tell one from another only. */
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly silences: Silences;
}

/** When messages that hung gave their last byte: Unix milliseconds, ascending, of all and of each. */
export interface Silences {
  readonly moments: readonly number[];
  readonly byMessage: ReadonlyMap<MessageId, readonly number[]>;
}

/** Threads that fall silent for one reason do so within a few readings of the watchdog. */
const SAME_MOMENT_MS = 1_000;

/**
 * Of one message none is within two moments of another: a hang that was recorded twice is one.
 * @param found ascending by time
 */
export function silencesOf(
  found: Iterable<{ readonly message: MessageId; readonly atMs: number }>,
): Silences {
  const moments: number[] = [];
  const byMessage = new Map<MessageId, number[]>();
  for (const { message, atMs } of found) {
    const own = byMessage.get(message) ?? [];
    if (atMs - (own.at(-1) ?? -Infinity) <= 2 * SAME_MOMENT_MS) continue;
    byMessage.set(message, own);
    own.push(atMs);
    moments.push(atMs);
  }
  return { moments, byMessage };
}

export const NOTHING_AROUND: Around = { tallies: new Map(), silences: silencesOf([]) };

/** How many other messages fell silent at the moment at which this one did. */
export function silentBeside({ moments, byMessage }: Silences, atMs: number, message: MessageId): number {
  return atOneMoment(moments, atMs) - atOneMoment(byMessage.get(message) ?? [], atMs);
}

function atOneMoment(moments: readonly number[], atMs: number): number {
  return firstAfter(moments, atMs + SAME_MOMENT_MS) - firstAfter(moments, atMs - SAME_MOMENT_MS - 1);
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
