import type { BitSet } from '../data.ts';

export interface Bits extends BitSet {
  set(number: number): void;
}

/** One bit for each number below `size`. */
export function createBits(size: number): Bits {
  const words = new Uint32Array((size >>> 5) + 1);
  return {
    set: (number) => {
      words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
    },
    has: (number) => number >= 0 && ((words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0,
  };
}
