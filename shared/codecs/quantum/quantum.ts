/**
 * Quantum, which cabinets of the middle of the nineties may be compressed with: an arithmetic coder with adaptive models
 * over an LZ77 window. Its makers published nothing; what is known are the notes of M. Russotto (1996) and what the
 * other free decoders do.
 */
import { CodecFault } from '../fault.ts';
import { openCoder, takeBits, takeSymbol } from './coder.ts';
import type { Coder } from './coder.ts';
import { createModel } from './model.ts';
import type { Model } from './model.ts';

const SMALLEST_WINDOW_BITS = 10;
const LARGEST_WINDOW_BITS = 21;

const LITERALS_PER_MODEL = 64;
/** Selectors: below 4 a literal, 4 and 5 matches of three and four bytes, 6 a longer one. */
const SELECTORS = 7;
const THREE_BYTES = 4;
const FOUR_BYTES = 5;
/** Short matches reach less far: there are no slots beyond these. */
const THREE_BYTES_SLOTS = 24;
const FOUR_BYTES_SLOTS = 36;
const SHORTEST_LONG_MATCH = 5;

/** Bits behind a slot of distances or lengths, and the first value of each. */
const DISTANCE_BITS = Array.from({ length: 42 }, (_, slot) => Math.max(0, (slot >> 1) - 1));
const DISTANCE_BASES = runningSums(DISTANCE_BITS);
const LENGTH_BITS = Array.from({ length: 27 }, (_, slot) => (slot === 26 ? 0 : Math.max(0, (slot - 2) >> 2)));
const LENGTH_BASES = runningSums(LENGTH_BITS);

function runningSums(bits: readonly number[]): readonly number[] {
  let next = 0;
  return bits.map((count) => {
    const base = next;
    next += 2 ** count;
    return base;
  });
}

export interface Quantum {
  /**
   * Decodes the next frame, the compressed bytes of which are `input` from `start` to `end`, to `bytes` bytes, at most
   * 32 KB. Gives an array of its own. After a fault the decoder is of no more use.
   * @throws CodecFault truncated, corrupt-data; offsets count into `input`
   */
  readonly frame: (input: Uint8Array, start: number, end: number, bytes: number) => Uint8Array;
}

interface State {
  readonly window: Uint8Array;
  position: number;
  readonly literals: readonly Model[];
  readonly selectors: Model;
  /** Of matches of three, four and more bytes. */
  readonly distances: readonly [Model, Model, Model];
  readonly lengths: Model;
}

/**
 * @param windowBits the window is 2^this bytes, 10 to 21
 * @throws CodecFault unsupported-codec for any other window
 */
export function createQuantum(windowBits: number): Quantum {
  if (!(windowBits >= SMALLEST_WINDOW_BITS && windowBits <= LARGEST_WINDOW_BITS)) {
    throw new CodecFault('unsupported-codec', `Quantum with a window of 2^${windowBits} bytes`, null);
  }
  const slots = windowBits * 2;
  const state: State = {
    window: new Uint8Array(2 ** windowBits),
    position: 0,
    literals: [0, 1, 2, 3].map((nth) => createModel(nth * LITERALS_PER_MODEL, LITERALS_PER_MODEL)),
    selectors: createModel(0, SELECTORS),
    distances: [
      createModel(0, Math.min(slots, THREE_BYTES_SLOTS)),
      createModel(0, Math.min(slots, FOUR_BYTES_SLOTS)),
      createModel(0, slots),
    ],
    lengths: createModel(0, LENGTH_BITS.length),
  };
  return { frame: (input, start, end, bytes) => decodeFrame(state, openCoder(input, start, end), bytes) };
}

function decodeFrame(state: State, coder: Coder, bytes: number): Uint8Array {
  const frame = new Uint8Array(bytes);
  const mask = state.window.length - 1;
  for (let at = 0; at < bytes;) {
    const selector = takeSymbol(coder, state.selectors);
    const literals = state.literals[selector];
    if (literals !== undefined) {
      const byte = takeSymbol(coder, literals);
      state.window[state.position & mask] = byte;
      state.position += 1;
      frame[at] = byte;
      at += 1;
      continue;
    }
    const { length, distance } = takeMatch(state, coder, selector);
    if (at + length > bytes) throw corrupt(coder, 'a match goes on beyond the end of its frame');
    if (distance > Math.min(state.position, state.window.length)) {
      throw corrupt(coder, `a match reaches ${distance} bytes back, there are ${state.position}`);
    }
    for (const end = at + length; at < end; at += 1) {
      const byte = state.window[(state.position - distance) & mask] as number;
      state.window[state.position & mask] = byte;
      state.position += 1;
      frame[at] = byte;
    }
  }
  return frame;
}

function takeMatch(state: State, coder: Coder, selector: number): { length: number; distance: number } {
  const [three, four, more] = state.distances;
  if (selector === THREE_BYTES) return { length: 3, distance: takeDistance(coder, three) };
  if (selector === FOUR_BYTES) return { length: 4, distance: takeDistance(coder, four) };
  const slot = takeSymbol(coder, state.lengths);
  const length = (LENGTH_BASES[slot] as number) + takeBits(coder, LENGTH_BITS[slot] as number);
  return { length: SHORTEST_LONG_MATCH + length, distance: takeDistance(coder, more) };
}

function takeDistance(coder: Coder, model: Model): number {
  const slot = takeSymbol(coder, model);
  return 1 + (DISTANCE_BASES[slot] as number) + takeBits(coder, DISTANCE_BITS[slot] as number);
}

function corrupt(coder: Coder, detail: string): CodecFault {
  return new CodecFault('corrupt-data', `Quantum: ${detail}`, coder.at);
}
