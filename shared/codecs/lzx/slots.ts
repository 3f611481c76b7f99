/** Distances of matches come in slots: a first distance and the number of bits that are added to it. */
const SMALLEST_WINDOW_BITS = 15;
const LARGEST_EXTRA_BITS = 17;
/** Slots of a window of 2^25 bytes, the largest there is. */
const MOST_SLOTS = 290;

/** Bits behind the slot that say which of its distances is meant. */
export const SLOT_BITS: Uint8Array = Uint8Array.from({ length: MOST_SLOTS }, (_, slot) =>
  slot < 2 ? 0 : Math.min((slot >> 1) - 1, LARGEST_EXTRA_BITS),
);

/** First distance of each slot, two more than the bytes it reaches back. */
export const SLOT_BASES: Uint32Array = slotBases();

function slotBases(): Uint32Array {
  const bases = new Uint32Array(MOST_SLOTS);
  for (let slot = 1; slot < MOST_SLOTS; slot += 1) {
    bases[slot] = (bases[slot - 1] as number) + 2 ** (SLOT_BITS[slot - 1] as number);
  }
  return bases;
}

/** Slots that the code of a window of 2^`windowBits` bytes knows ([MS-PATCH] 2.6: 30 for 2^15, 290 for 2^25). */
export function slotsOf(windowBits: number): number {
  const reach = 2 ** Math.max(windowBits, SMALLEST_WINDOW_BITS);
  const slots = SLOT_BASES.findIndex((base) => base >= reach);
  return slots === -1 ? MOST_SLOTS : slots;
}
