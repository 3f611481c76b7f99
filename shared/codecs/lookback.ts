import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';

/**
 * The end of a decoder's output, as far as its matches reach back, in memory that does not grow with the output. A match
 * may announce gigabytes: it is repeated as far as there is room, and goes on once what was written was handed out.
 */
export interface Lookback {
  readonly held: Uint8Array;
  readonly reach: number;
  /** What was not handed out yet: [from, to) of `held`. */
  from: number;
  to: number;
}

/** Output of a step. So little that what it took of the input is little, too: the heartbeat moves with both. */
const STEP_BYTES = 8 * 1024;
/** What is kept moves to the beginning once in so many bytes. */
const ROOM_BYTES = 64 * 1024;

/** @param reach how far back matches go, in bytes */
export function createLookback(reach: number): Lookback {
  return { held: new Uint8Array(reach + ROOM_BYTES), reach, from: 0, to: 0 };
}

/** Whether a step's output is complete; nothing more may then be written before `handOut`. */
export function isFull({ from, to }: Lookback): boolean {
  return to - from >= STEP_BYTES;
}

/** Needs room: see `isFull`. */
export function put(lookback: Lookback, byte: number): void {
  lookback.held[lookback.to] = byte;
  lookback.to += 1;
}

/**
 * Repeats what was written `distance` bytes ago; `distance` is at least 1 and at most `to`.
 * @returns how many of the `length` bytes found room
 */
export function repeat(lookback: Lookback, distance: number, length: number): number {
  const { held, from, to } = lookback;
  const end = Math.min(from + STEP_BYTES, to + length);
  for (let at = to; at < end; at += 1) held[at] = held[at - distance] as number;
  lookback.to = end;
  return end - to;
}

/** What was written since the last time, as an array of its own. */
export function handOut(lookback: Lookback): Uint8Array {
  const { held, reach, from, to } = lookback;
  const bytes = held.slice(from, to);
  if (to + STEP_BYTES > held.length) {
    held.copyWithin(0, to - reach, to);
    lookback.to = reach;
  }
  lookback.from = lookback.to;
  return bytes;
}

/** Goes on with a match that found no room, step by step; the last step is not handed out yet. */
export function* repeatRest(
  lookback: Lookback,
  distance: number,
  length: number,
  consumed: number,
): Generator<Decoded, void> {
  for (let left = length; left > 0; left -= repeat(lookback, distance, left)) {
    yield { bytes: handOut(lookback), consumed };
  }
}

/** Hands out what was written before a fault as well: what can be saved of damaged data is there. */
export function* withLastStep(lookback: Lookback, steps: Iterable<Decoded>): Generator<Decoded, void> {
  let before = 0;
  try {
    for (const step of steps) {
      yield step;
      before = step.consumed;
    }
  } catch (error) {
    const offset = error instanceof CodecFault ? (error.offset ?? 0) : 0;
    const bytes = handOut(lookback);
    if (bytes.length > 0) yield { bytes, consumed: Math.max(before, offset) };
    throw error;
  }
}
