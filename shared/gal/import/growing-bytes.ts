/** Bytes that are gathered up to a bound. */
export interface GrowingBytes {
  /** The first `length` are what was gathered; another array after each that was added. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Something did not fit any more since it was last emptied. */
  readonly overflowed: boolean;
  append(source: Uint8Array, start: number, end: number): void;
  add(byte: number): void;
  /** Forgets the last byte. */
  dropLast(): void;
  empty(): void;
}

const FIRST_BYTES = 4_096;

export function createGrowingBytes(limit: number): GrowingBytes {
  const held = { bytes: new Uint8Array(Math.min(FIRST_BYTES, limit)), length: 0, overflowed: false };
  const reserve = (more: number): void => {
    const needed = held.length + more;
    if (needed <= held.bytes.length) return;
    const larger = new Uint8Array(Math.min(limit, Math.max(needed, held.bytes.length * 2)));
    larger.set(held.bytes.subarray(0, held.length));
    held.bytes = larger;
  };
  return Object.assign(held, {
    append(source: Uint8Array, start: number, end: number): void {
      const kept = Math.min(end - start, limit - held.length);
      held.overflowed ||= kept < end - start;
      reserve(kept);
      // Most pieces are short: making a view of each costs more than copying it.
      for (let index = 0; index < kept; index++) held.bytes[held.length + index] = source[start + index] ?? 0;
      held.length += kept;
    },
    add(byte: number): void {
      held.overflowed ||= held.length === limit;
      if (held.length === limit) return;
      reserve(1);
      held.bytes[held.length++] = byte;
    },
    dropLast(): void {
      held.length -= 1;
    },
    empty(): void {
      held.length = 0;
      held.overflowed = false;
    },
  });
}
