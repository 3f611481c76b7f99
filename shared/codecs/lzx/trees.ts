import { faultAt, readBits } from './bits.ts';
import type { Bits } from './bits.ts';
import { emptyCode, fillCode, readSymbol } from './huffman.ts';
import type { HuffmanCode } from './huffman.ts';
import { slotsOf } from './slots.ts';

const LITERALS = 256;
/** Main codes of a match: a slot and a length each. */
const LENGTHS_PER_SLOT = 8;
const LONG_LENGTHS = 249;
const ALIGNED_CODES = 8;
const PRE_CODES = 20;
/** Lengths are kept from block to block, and each is written as the difference to the one before, modulo this. */
const LENGTH_MODULUS = 17;
const SHORT_ZEROS = 17;
const LONG_ZEROS = 18;
const REPEAT = 19;

/** The codes of a block and the lengths that those of the next block are told by ([MS-PATCH] 2.6). */
export interface Trees {
  readonly mainLengths: Uint8Array;
  readonly lengthLengths: Uint8Array;
  readonly main: HuffmanCode;
  readonly length: HuffmanCode;
  readonly aligned: HuffmanCode;
  readonly pre: HuffmanCode;
}

export function createTrees(windowBits: number): Trees {
  const mainCodes = LITERALS + slotsOf(windowBits) * LENGTHS_PER_SLOT;
  return {
    mainLengths: new Uint8Array(mainCodes),
    lengthLengths: new Uint8Array(LONG_LENGTHS),
    main: emptyCode(mainCodes),
    length: emptyCode(LONG_LENGTHS),
    aligned: emptyCode(ALIGNED_CODES),
    pre: emptyCode(PRE_CODES),
  };
}

/** Forgets the lengths, as at the beginning. */
export function resetTrees(trees: Trees): void {
  trees.mainLengths.fill(0);
  trees.lengthLengths.fill(0);
}

/** Reads the codes at the beginning of a verbatim or aligned block. */
export function readTrees(trees: Trees, bits: Bits, aligned: boolean): void {
  if (aligned) {
    const lengths = Uint8Array.from({ length: ALIGNED_CODES }, () => readBits(bits, 3));
    fillCode(trees.aligned, lengths, bits, 'aligned distance');
  }
  readLengths(trees, bits, trees.mainLengths.subarray(0, LITERALS));
  readLengths(trees, bits, trees.mainLengths.subarray(LITERALS));
  fillCode(trees.main, trees.mainLengths, bits, 'main');
  readLengths(trees, bits, trees.lengthLengths);
  fillCode(trees.length, trees.lengthLengths, bits, 'length');
}

function readLengths(trees: Trees, bits: Bits, lengths: Uint8Array): void {
  const preLengths = Uint8Array.from({ length: PRE_CODES }, () => readBits(bits, 4));
  fillCode(trees.pre, preLengths, bits, 'length table');
  for (let at = 0; at < lengths.length;) {
    const { count, length } = readRun(trees.pre, bits, lengths[at] as number);
    if (at + count > lengths.length) {
      throw faultAt(bits, 'corrupt-data', 'a table of code lengths is longer than it can be');
    }
    lengths.fill(length, at, at + count);
    at += count;
  }
}

function readRun(pre: HuffmanCode, bits: Bits, before: number): { count: number; length: number } {
  const code = readSymbol(pre, bits);
  switch (code) {
    case SHORT_ZEROS:
      return { count: 4 + readBits(bits, 4), length: 0 };
    case LONG_ZEROS:
      return { count: 20 + readBits(bits, 5), length: 0 };
    case REPEAT: {
      const count = 4 + readBits(bits, 1);
      return { count, length: lengthAfter(before, readSymbol(pre, bits), bits) };
    }
    default:
      return { count: 1, length: lengthAfter(before, code, bits) };
  }
}

function lengthAfter(before: number, difference: number, bits: Bits): number {
  if (difference >= LENGTH_MODULUS) {
    throw faultAt(bits, 'corrupt-data', 'a run within a run of code lengths');
  }
  return (before - difference + LENGTH_MODULUS) % LENGTH_MODULUS;
}
