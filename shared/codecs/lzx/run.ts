import { faultAt, readBits } from './bits.ts';
import type { Bits } from './bits.ts';
import { readSymbol } from './huffman.ts';
import { SLOT_BASES, SLOT_BITS } from './slots.ts';
import { ALIGNED } from './state.ts';
import type { State } from './state.ts';

const LITERALS = 256;
const SHORTEST_MATCH = 2;
/** Of a match code, the length that says: more follows. */
const LONG_LENGTH = 7;
const LONGEST_MATCH = 257;

/** Literals and matches up to `until`, which no match may pass: it is the end of a block or of a frame. */
export function decodeRun(state: State, bits: Bits, until: number): void {
  const { window, trees } = state;
  const mask = window.length - 1;
  while (state.position < until) {
    const code = readSymbol(trees.main, bits);
    if (code < LITERALS) {
      window[state.position & mask] = code;
      state.position += 1;
      continue;
    }
    const length = matchLength(state, bits, code - LITERALS);
    if (state.position + length > until) {
      throw faultAt(bits, 'corrupt-data', 'a match goes on beyond the end of its block or frame');
    }
    copyMatch(state, length, mask);
  }
}

/** Reads the rest of a match: its length is given, its distance is then `recent0`. */
function matchLength(state: State, bits: Bits, code: number): number {
  const short = code & 7;
  let length = SHORTEST_MATCH + short;
  if (short === LONG_LENGTH) length += readSymbol(state.trees.length, bits);
  takeDistance(state, bits, code >> 3);
  if (length === LONGEST_MATCH && state.delta) length += readExtraLength(bits);
  const reach = Math.min(state.position, state.window.length);
  if (state.recent0 > reach || state.recent0 < 1) {
    throw faultAt(bits, 'corrupt-data', `a match reaches ${state.recent0} bytes back, there are ${reach}`);
  }
  return length;
}

/** The first three slots stand for the last three distances; the one used comes to the front. */
function takeDistance(state: State, bits: Bits, slot: number): void {
  const last = state.recent0;
  switch (slot) {
    case 0:
      return;
    case 1:
      state.recent0 = state.recent1;
      state.recent1 = last;
      return;
    case 2:
      state.recent0 = state.recent2;
      state.recent2 = last;
      return;
    default:
      state.recent2 = state.recent1;
      state.recent1 = last;
      state.recent0 =
        (SLOT_BASES[slot] as number) - 2 + readDistanceBits(state, bits, SLOT_BITS[slot] as number);
  }
}

/** In an aligned block the lowest three bits of a far distance are a code of their own. */
function readDistanceBits(state: State, bits: Bits, count: number): number {
  if (state.blockType !== ALIGNED || count < 3) return readBits(bits, count);
  const high = readBits(bits, count - 3);
  return high * 8 + readSymbol(state.trees.aligned, bits);
}

/** LZX DELTA: what a match is longer than 257 bytes ([MS-PATCH] 2.6.7). */
function readExtraLength(bits: Bits): number {
  if (readBits(bits, 1) === 0) return readBits(bits, 8);
  if (readBits(bits, 1) === 0) return 0x100 + readBits(bits, 10);
  if (readBits(bits, 1) === 0) return 0x500 + readBits(bits, 12);
  return readBits(bits, 15);
}

function copyMatch(state: State, length: number, mask: number): void {
  const { window } = state;
  const until = state.position + length;
  let source = state.position - state.recent0;
  for (let at = state.position; at < until; at += 1, source += 1) {
    window[at & mask] = window[source & mask] as number;
  }
  state.position = until;
}
