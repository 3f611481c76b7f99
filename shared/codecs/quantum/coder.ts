import { CodecFault } from '../fault.ts';
import { countSymbol } from './model.ts';
import type { Model } from './model.ts';

const CODE_BITS = 16;
const TOP = 0x8000;
const SECOND = 0x4000;
const ALL = 0xffff;

/** An arithmetic decoder over the bits of one frame, the highest bit of a byte first. */
export interface Coder {
  readonly input: Uint8Array;
  readonly end: number;
  /** Offset of the next byte. */
  at: number;
  /** The byte in use, and how many of its bits are left. */
  byte: number;
  left: number;
  /** The interval, both ends belonging to it, and where in it the data points. */
  low: number;
  high: number;
  code: number;
}

/** @throws CodecFault truncated */
export function openCoder(input: Uint8Array, start: number, end: number): Coder {
  const coder = { input, end, at: start, byte: 0, left: 0, low: 0, high: ALL, code: 0 };
  coder.code = takeBits(coder, CODE_BITS);
  return coder;
}

/**
 * Takes bits that are written as they are.
 * @throws CodecFault truncated
 */
export function takeBits(coder: Coder, count: number): number {
  let value = 0;
  for (let bit = 0; bit < count; bit += 1) value = value * 2 + takeBit(coder);
  return value;
}

function takeBit(coder: Coder): number {
  if (coder.left === 0) {
    if (coder.at >= coder.end) throw new CodecFault('truncated', 'the Quantum data is cut off', coder.end);
    coder.byte = coder.input[coder.at] as number;
    coder.at += 1;
    coder.left = 8;
  }
  coder.left -= 1;
  return (coder.byte >> coder.left) & 1;
}

/**
 * Takes the next symbol of `model` and counts it there.
 * @throws CodecFault truncated
 */
export function takeSymbol(coder: Coder, model: Model): number {
  const { symbols, sums } = model;
  const { low } = coder;
  const range = coder.high - low + 1;
  const total = sums[0] as number;
  const aim = Math.floor(((coder.code - low + 1) * total - 1) / range);
  let rank = 0;
  while (rank + 1 < symbols.length && (sums[rank + 1] as number) > aim) rank += 1;
  const symbol = symbols[rank] as number;
  coder.high = low + Math.floor(((sums[rank] as number) * range) / total) - 1;
  coder.low = low + Math.floor(((sums[rank + 1] as number) * range) / total);
  countSymbol(model, rank);
  narrow(coder);
  return symbol;
}

/** Shifts out the bits that both ends of the interval have in common, or that keep it small around its middle. */
function narrow(coder: Coder): void {
  for (;;) {
    if ((coder.low & TOP) !== (coder.high & TOP)) {
      if ((coder.low & SECOND) === 0 || (coder.high & SECOND) !== 0) return;
      coder.code ^= SECOND;
      coder.low &= SECOND - 1;
      coder.high |= SECOND;
    }
    coder.low = (coder.low << 1) & ALL;
    coder.high = ((coder.high << 1) & ALL) | 1;
    coder.code = ((coder.code << 1) & ALL) | takeBit(coder);
  }
}
