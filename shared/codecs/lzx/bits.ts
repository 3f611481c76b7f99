import { CodecFault } from '../fault.ts';
import type { FailureKind } from '../../failure.ts';

/**
 * Bits as LZX packs them: 16-bit little-endian words, the highest bit of a word first. Codes are looked up by more bits
 * than they turn out to have, so behind the end there are zeros to be looked at; taking one of them is a fault.
 */
export interface Bits {
  readonly input: Uint8Array;
  /** Offset of the next word to be loaded. */
  at: number;
  readonly end: number;
  /** The bits loaded and not yet taken, from the highest bit down. */
  buffer: number;
  left: number;
  /** How many of the `left` bits are not in the input. */
  missing: number;
}

export function bitsOf(input: Uint8Array, start: number, end: number): Bits {
  return { input, at: start, end, buffer: 0, left: 0, missing: 0 };
}

/** The next `count` bits, 1 to 17, without taking them. */
export function peekBits(bits: Bits, count: number): number {
  while (bits.left <= 16) {
    const { input, at, end } = bits;
    if (at + 2 <= end) {
      const word = (input[at] as number) | ((input[at + 1] as number) << 8);
      bits.buffer |= word << (16 - bits.left);
      bits.at = at + 2;
    } else {
      bits.missing += 16;
    }
    bits.left += 16;
  }
  return bits.buffer >>> (32 - count);
}

/**
 * Takes bits that were looked at before.
 * @throws CodecFault truncated
 */
export function skipBits(bits: Bits, count: number): void {
  bits.buffer <<= count;
  bits.left -= count;
  if (bits.left < bits.missing) throw new CodecFault('truncated', 'the LZX data is cut off', bits.end);
}

/**
 * Takes 0 to 17 bits.
 * @throws CodecFault truncated
 */
export function readBits(bits: Bits, count: number): number {
  if (count === 0) return 0;
  const value = peekBits(bits, count);
  skipBits(bits, count);
  return value;
}

/** Goes on at the next word border; from a border it goes nowhere. */
export function alignBits(bits: Bits): void {
  skipBits(bits, bits.left & 15);
  // Whole words that were loaded and not taken are given back.
  bits.at -= (bits.left - bits.missing) >> 3;
  bits.buffer = 0;
  bits.left = 0;
  bits.missing = 0;
}

/** A fault at the byte that holds the next bit. */
export function faultAt(bits: Bits, kind: FailureKind, detail: string): CodecFault {
  return new CodecFault(kind, detail, bits.at - ((bits.left - bits.missing) >> 3));
}
