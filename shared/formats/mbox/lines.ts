import type { OnProgress } from '../../progress.ts';
import type { ByteStore } from '../archive.ts';

const PIECE_BYTES = 1024 * 1024;
const LF = 10;

/**
 * Takes one line: its bytes are [from, to) of `bytes` with the line end, valid during the call only. In the store it is
 * [offset, next), which is more when the line is longer than a piece: then only its beginning is given.
 */
export type OnStoreLine = (bytes: Uint8Array, from: number, to: number, offset: number, next: number) => void;

/** Hands over the lines of a store of any size one after the other; a piece of it is in memory at a time. */
export function eachLine(store: ByteStore, passed: OnProgress, onLine: OnStoreLine): void {
  let offset = 0;
  while (offset < store.length) {
    const piece = store.read(offset, Math.min(store.length, offset + PIECE_BYTES));
    // The file became shorter while it was read.
    if (piece.length === 0) return;
    const isLast = offset + piece.length >= store.length;
    let from = 0;
    for (let end = piece.indexOf(LF); end !== -1; end = piece.indexOf(LF, from)) {
      onLine(piece, from, end + 1, offset + from, offset + end + 1);
      from = end + 1;
    }
    if (from === 0 || isLast) {
      const next = isLast ? offset + piece.length : afterLineFeed(store, offset + piece.length, passed);
      if (from < piece.length) onLine(piece, from, piece.length, offset + from, next);
      passed(piece.length);
      offset = next;
      continue;
    }
    // A line that the piece cuts is read again from its beginning.
    passed(from);
    offset += from;
  }
}

function afterLineFeed(store: ByteStore, start: number, passed: OnProgress): number {
  for (let at = start; at < store.length;) {
    const piece = store.read(at, Math.min(store.length, at + PIECE_BYTES));
    if (piece.length === 0) return store.length;
    passed(piece.length);
    const found = piece.indexOf(LF);
    if (found !== -1) return at + found + 1;
    at += piece.length;
  }
  return store.length;
}
