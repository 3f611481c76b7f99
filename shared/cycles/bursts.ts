/**
 * Messages that were sent by one run of a program lie close together in time. Where one run ends and the next begins
 * is read from two signs: a pause, and a requestor that is served a second time with other numbers.
 */
import { sayTheSame } from './numbers.ts';
import type { Timed } from './order.ts';
import { quantile } from './order.ts';
import type { SyncMessage } from './model.ts';

const MINUTE = 60_000;
/** Pause that separates runs when no requestor was served twice, so that nothing tells the pace of the cycles. */
export const FALLBACK_PAUSE_MS = 60 * MINUTE;
/** The pause is this share of the usual time between two cycles, within the bounds below. */
const PAUSE_SHARE = 1 / 4;
const SHORTEST_PAUSE_MS = 5 * MINUTE;
const LONGEST_PAUSE_MS = FALLBACK_PAUSE_MS;
/** Of the times between a requestor's messages: the lower quarter, as skipped cycles only make them longer. */
const USUAL = 1 / 4;

/** Usual time from one cycle to the next; null when no requestor has two messages that differ. */
export function usualDistance(timed: readonly Timed[]): number | null {
  const last = new Map<string, Timed>();
  const distances: number[] = [];
  for (const one of timed) {
    const earlier = last.get(one.message.requestor);
    const isCopy = earlier !== undefined && sayTheSame(earlier.message.sync, one.message.sync);
    if (isCopy) continue;
    if (earlier !== undefined && one.atMs > earlier.atMs) distances.push(one.atMs - earlier.atMs);
    last.set(one.message.requestor, one);
  }
  return quantile(distances, USUAL);
}

/** Pause after which a message belongs to another run. */
export function pauseBetweenRuns(timed: readonly Timed[]): number {
  const usual = usualDistance(timed);
  if (usual === null) return FALLBACK_PAUSE_MS;
  return Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, usual * PAUSE_SHARE));
}

/**
 * Divides messages in order of time. When a requestor is served `anew`, the run ended at the longest pause since it
 * was served before. Takes n log n: the pauses are kept as a falling stack, so the longest one behind a position is
 * found by halving.
 */
export function splitBursts(
  timed: readonly Timed[],
  pauseMs: number,
  anew: (earlier: SyncMessage, later: SyncMessage) => boolean,
): Timed[][] {
  const bursts: Timed[][] = [];
  const served = new Map<string, number>();
  const pauses = createPauses(timed);
  let start = 0;
  const cut = (at: number): void => {
    if (at > start) bursts.push(timed.slice(start, at));
    start = at;
  };
  for (const [at, { message }] of timed.entries()) {
    if (pauses.add(at) > pauseMs) {
      cut(at);
      pauses.forgetUpTo(at);
    }
    const position = served.get(message.requestor) ?? -1;
    const earlier = timed[position];
    if (earlier !== undefined && position >= start && anew(earlier.message, message)) {
      const boundary = pauses.longestAfter(position);
      cut(boundary);
      pauses.forgetUpTo(boundary);
    }
    served.set(message.requestor, at);
  }
  cut(timed.length);
  return bursts;
}

/** Positions whose pause before them is longer than all that follow; `head` moves on as they are forgotten. */
function createPauses(timed: readonly Timed[]) {
  const stack: number[] = [];
  let head = 0;
  const before = (at: number): number => (timed[at]?.atMs ?? 0) - (timed[at - 1]?.atMs ?? -Infinity);
  const firstBehind = (position: number): number => {
    let low = head;
    let high = stack.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((stack[middle] ?? Infinity) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    /** Returns the pause before `at`. */
    add(at: number): number {
      const pause = before(at);
      while (stack.length > head && before(stack.at(-1) ?? 0) <= pause) stack.pop();
      stack.push(at);
      return pause;
    },
    longestAfter: (position: number): number => stack[firstBehind(position)] ?? timed.length,
    forgetUpTo(position: number): void {
      head = firstBehind(position);
    },
  };
}
