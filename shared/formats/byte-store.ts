import type { ByteStore } from './archive.ts';

/** Bytes that are in memory already. */
export function memoryStore(bytes: Uint8Array, path: string | null = null): ByteStore {
  return { length: bytes.length, path, read: (start, end) => bytes.subarray(start, end) };
}

/** Reads of a file cost more than their bytes: neighbours are fetched together. */
const PIECE_BYTES = 256 * 1024;

/**
 * Small reads from places that follow each other, made of few large ones.
 * @returns a function that gives `length` bytes from `at`, fewer only at the end of the store; valid until the next call
 */
export function piecewise(store: ByteStore): (at: number, length: number) => Uint8Array {
  let piece: Uint8Array = new Uint8Array();
  let from = 0;
  return (at, length) => {
    if (at < from || at + length > from + piece.length) {
      from = Math.min(Math.max(at, 0), store.length);
      piece = store.read(from, Math.min(store.length, from + Math.max(length, PIECE_BYTES)));
    }
    return piece.subarray(at - from, at - from + length);
  };
}
