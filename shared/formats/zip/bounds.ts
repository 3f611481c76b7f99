/**
 * Which bytes of a zip archive belong to which of its files. No two may share any: of files that lie within each other, or
 * on one and the same stretch, a few megabytes hold as many times their content as there are files.
 */
import { readUint32 } from '../../codecs/little-endian.ts';
import type { ByteStore } from '../archive.ts';
import { LOCAL_HEADER } from './layout.ts';

/** Where files of an archive lie as its directory says, by their number in it. */
export interface Places {
  readonly starts: Float64Array;
  /** Where each one ends at the earliest: how long its own header is, only that header says. */
  readonly ends: Float64Array;
}

/**
 * Where the bytes of each file end at the latest, by its number in the directory: where the next one begins, or the
 * directory of [start, end). Of several that begin at one place the first has what is there; the others have nothing, their
 * bound is where they begin. So all files together are never longer than the archive.
 */
export function boundsOf(
  store: ByteStore,
  { starts, ends }: Places,
  directory: { readonly start: number; readonly end: number },
): Float64Array {
  let sorted = starts.slice().sort();
  const overlaps = starts.some((start, index) => (ends[index] ?? 0) > next(sorted, start));
  // A place where nothing begins, as one wrong bit makes it, takes nothing from the file it lies in.
  if (overlaps) sorted = sorted.filter((start) => beginsAt(store, start));
  const isTaken = new Uint8Array(sorted.length);
  return starts.map((start) => {
    const index = firstAbove(sorted, start) - 1;
    const wasTaken = isTaken[index] === 1;
    isTaken[index] = 1;
    if (sorted[index] === start && wasTaken) return start;
    if (start >= directory.end) return Math.min(next(sorted, start), store.length);
    // Before the directory, as nearly always, or within it, which no file may.
    return Math.min(next(sorted, start), Math.max(start, directory.start));
  });
}

/** The first place behind `start`. */
function next(sorted: Float64Array, start: number): number {
  return sorted[firstAbove(sorted, start)] ?? Number.POSITIVE_INFINITY;
}

/** Index of the first number above `value`; the length when there is none. */
function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function beginsAt(store: ByteStore, start: number): boolean {
  const end = start + 4;
  return end <= store.length && readUint32(store.read(start, end), 0) === LOCAL_HEADER;
}
