import { CodecFault } from '../fault.ts';

/** Bits of bytes in their order, the highest of a byte first. */
export interface HighBits {
  readonly input: Uint8Array;
  /** The byte that holds the next bit, and how many of its bits were taken. */
  at: number;
  used: number;
}

/** How many there are until the end of the input; below zero when more were skipped. */
export function bitsLeft({ input, at, used }: HighBits): number {
  return (input.length - at) * 8 - used;
}

/** The next 16 bits without taking them; behind the end they are 0. */
export function peek16({ input, at, used }: HighBits): number {
  const three = ((input[at] ?? 0) << 16) | ((input[at + 1] ?? 0) << 8) | (input[at + 2] ?? 0);
  return (three >>> (8 - used)) & 0xffff;
}

export function skipBits(bits: HighBits, count: number): void {
  const used = bits.used + count;
  bits.at += used >>> 3;
  bits.used = used & 7;
}

/** Takes up to 16 bits; null when there are fewer. */
export function takeBits(bits: HighBits, count: number): number | null {
  if (bitsLeft(bits) < count) return null;
  const value = peek16(bits) >>> (16 - count);
  skipBits(bits, count);
  return value;
}

/**
 * Takes up to 16 bits that must be there.
 * @throws CodecFault truncated
 */
export function requireBits(bits: HighBits, count: number): number {
  const value = takeBits(bits, count);
  if (value === null) {
    throw new CodecFault('truncated', 'the KWAJ code lengths are cut off', bits.input.length);
  }
  return value;
}
