/** When things happen in the sample. All clocks are in UTC; the processes run at the same times every day. */
import type { Envelope } from './exchange.ts';
import type { Random } from './random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** The Monday of the first cycle. */
const FIRST_DAY = Date.UTC(1996, 4, 6);
/** Times of day of the three processes (Q96060). */
export const T1 = 18 * HOUR;
export const T2 = 21 * HOUR;
export const T3 = 23 * HOUR + 20 * MINUTE;
/** Requests that are sent this long after T2 are late; in a small sample this falls between two runs of T3. */
export const LATE_BY = 2 * HOUR + 31 * MINUTE + 45_000;
/** Dispatch gives a process up 8 hours after its time (Q148718). */
export const MISSED_BY = 9 * HOUR;

/** Requestors take turns within these, so that every request has arrived by T2 and every T3 ends on its day. */
export const SENDING_WINDOW = 2 * HOUR;
export const UPDATING_WINDOW = 30 * MINUTE;

/** Midnight before a cycle; cycles count from 1. */
export function dayOf(cycle: number): number {
  return FIRST_DAY + (cycle - 1) * DAY;
}

/** How long after the start of a process a turn comes: every two minutes, or closer where there are many. */
export function turnOffset(turn: number, turns: number, window: number): number {
  return Math.floor((turn * Math.min(window, turns * 2 * MINUTE)) / turns / 1_000) * 1_000;
}

/** Sending time and number of the next message, and when it arrives within `transitMs`. */
export type Stamper = (sentAtMs: number, transitMs: number) => Envelope;

export function createStamper(firstNumber: number, random: Random): Stamper {
  let number = firstNumber;
  return (sentAtMs, transitMs) => {
    const arrivedAtMs = sentAtMs + 2_000 + random.below(transitMs / 2_000) * 2_000;
    return { number: number++, sentAtMs, arrivedAtMs };
  };
}
