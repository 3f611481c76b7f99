import type { BitSet } from '../data.ts';

/** A bit for each number below `size`, set for `numbers`. */
export function createBits(size: number, numbers: ArrayLike<number>): BitSet {
  const words = new Uint32Array((size >>> 5) + 1);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
  }
  return {
    numbers,
    has: (number) => number >= 0 && ((words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0,
  };
}
