/** The parts of an offline address book, version 4: a header of fixed size, then records that begin with their size. */
import { readUint32 } from '../../../codecs/little-endian.ts';
import { createGrowingBytes } from '../growing-bytes.ts';

export const HEADER_BYTES = 12;
const SIZE_BYTES = 4;

export interface SizedRecordSink {
  /** The first `HEADER_BYTES`. */
  header(bytes: Uint8Array): void;
  /** A record with its size, valid during the call only; `index` counts from 0. */
  record(bytes: Uint8Array, index: number): void;
  /** One that is larger than allowed and was left out. */
  tooLong(size: number, index: number): void;
  /** A size that is none. Where the next record begins is not known, and nothing more is read. */
  lost(size: number, index: number): void;
}

export interface SizedRecordReader {
  push(bytes: Uint8Array): void;
  /** Call after the last `push`. @returns whether the data ends within a record */
  end(): boolean;
}

export function createSizedRecordReader(mostBytes: number, sink: SizedRecordSink): SizedRecordReader {
  const held = createGrowingBytes(Math.max(mostBytes, HEADER_BYTES));
  const place: Place = { needed: HEADER_BYTES, index: -1, toSkip: 0, isLost: false };
  return {
    push(bytes) {
      for (let at = 0; at < bytes.length && !place.isLost;) {
        const wanted = place.toSkip > 0 ? place.toSkip : place.needed - held.length;
        const end = Math.min(bytes.length, at + wanted);
        if (place.toSkip > 0) place.toSkip -= end - at;
        else held.append(bytes, at, end);
        at = end;
        if (place.toSkip === 0 && held.length === place.needed) {
          if (take(place, held.bytes.subarray(0, held.length), mostBytes, sink)) held.empty();
        }
      }
    },
    end: () => !place.isLost && (held.length > 0 || place.toSkip > 0),
  };
}

interface Place {
  /** Bytes to gather before anything is known. */
  needed: number;
  /** Of the record at hand; -1 for the header. */
  index: number;
  /** Bytes of a record that is left out. */
  toSkip: number;
  isLost: boolean;
}

/** @returns whether what was gathered is done with */
function take(place: Place, bytes: Uint8Array, mostBytes: number, sink: SizedRecordSink): boolean {
  if (place.index < 0) sink.header(bytes);
  else {
    const size = readUint32(bytes, 0);
    if (bytes.length === SIZE_BYTES && size > SIZE_BYTES && size <= mostBytes) {
      place.needed = size;
      return false;
    }
    if (size < SIZE_BYTES) {
      place.isLost = true;
      sink.lost(size, place.index);
    } else if (size > mostBytes) {
      place.toSkip = size - SIZE_BYTES;
      sink.tooLong(size, place.index);
    } else sink.record(bytes, place.index);
  }
  place.index += 1;
  place.needed = SIZE_BYTES;
  return true;
}
