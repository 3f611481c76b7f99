/** Which bits of DXA-Flags are set. */
const BITS = 32;

/** Value of the one bit that the articles tell (Q200079). */
export const COMPRESSION_BIT = 32;

/** Values of the bits that are set, the smallest first. */
export function setBits(flags: number): readonly number[] {
  // Not with `&`: it counts from 2^31 on as negative.
  return Array.from({ length: BITS }, (_, bit) => 2 ** bit).filter(
    (value) => Math.floor(flags / value) % 2 === 1,
  );
}
