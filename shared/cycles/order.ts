/** Messages in the order of their times. Times that are equal, as in a copied folder, are ordered by the numbers. */
import type { SyncMessage } from './model.ts';
import { compareNumbers } from './numbers.ts';

/** Two systems at the server's end may differ by this much. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** A message with the time that counts for it. */
export interface Timed {
  readonly message: SyncMessage;
  readonly atMs: number;
}

/**
 * When a request was there for the server: by the receiving system's clock, which the server shares, else by the
 * sender's.
 */
export function heardMs(message: Pick<SyncMessage, 'arrivedMs' | 'sentMs'>): number | null {
  return message.arrivedMs ?? message.sentMs;
}

/** When the server wrote a reply: by its own clock, else as near to it as is known. */
export function repliedMs(message: Pick<SyncMessage, 'arrivedMs' | 'sentMs' | 'sentSource'>): number | null {
  return message.sentSource === 'header' ? message.sentMs : (message.arrivedMs ?? message.sentMs);
}

/** No clock of the exchange speaks for it, only the time of the file, which a copy may have changed. */
export function hasFileTimeOnly(message: SyncMessage): boolean {
  return message.arrivedMs === null && message.sentSource !== 'header';
}

/** By time; messages without one are left out. */
export function inOrder(
  messages: readonly SyncMessage[],
  timeOf: (message: SyncMessage) => number | null,
): Timed[] {
  const timed: Timed[] = [];
  for (const message of messages) {
    const atMs = timeOf(message);
    if (atMs !== null) timed.push({ message, atMs });
  }
  return timed.sort((one, other) => one.atMs - other.atMs || compareMessages(one.message, other.message));
}

function compareMessages(one: SyncMessage, other: SyncMessage): number {
  return (
    compareNumbers(one.sync, other.sync) || one.id - other.id || compareText(one.requestor, other.requestor)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Position of the first item whose time is at or after `fromMs`; `items` are in order of time. */
export function firstFrom(items: readonly { readonly atMs: number }[], fromMs: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.atMs ?? Infinity) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value at `share` (0 to 1) of the sorted values, the lower one between two; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? null;
}
