/** Where the directory of a zip archive lies (APPNOTE.TXT 4.3.14 to 4.3.16). */
import { CodecFault } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { ByteStore } from '../archive.ts';

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END_RECORD_64 = 0x06064b50;
const END_RECORD_64_BYTES = 56;
export const MARK_16 = 0xffff;
export const MARK_32 = 0xffffffff;

export interface ZipEnd {
  readonly entries: number;
  /** The directory as [start, end). */
  readonly start: number;
  readonly end: number;
  /** Where the number of entries is written, for faults. */
  readonly at: number;
}

/** @throws CodecFault truncated, corrupt-data, unsupported-codec */
export function findZipEnd(store: ByteStore): ZipEnd {
  const from = Math.max(0, store.length - END_RECORD_BYTES - LONGEST_COMMENT - LOCATOR_BYTES);
  const tail = store.read(from, store.length);
  const at = endRecord(tail);
  if (at === null)
    throw new CodecFault('truncated', 'the zip directory is missing: the file is cut off', store.length);
  const disk = readUint16(tail, at + 4);
  if (disk !== 0 && disk !== MARK_16)
    throw new CodecFault('unsupported-codec', 'one part of a zip archive in several parts', from + at + 4);
  const start = readUint32(tail, at + 16);
  const entries = readUint16(tail, at + 10);
  if (at >= LOCATOR_BYTES && readUint32(tail, at - LOCATOR_BYTES) === LOCATOR)
    return endRecord64(store, tail, from, at - LOCATOR_BYTES);
  const bytes = readUint32(tail, at + 12);
  // Info-ZIP, told to write zip64 into a pipe, gives this mark and no zip64 record: the directory is what lies before.
  const known = start === MARK_32 ? from + at - bytes : start;
  if (known < 0)
    throw new CodecFault('corrupt-data', 'the zip directory is larger than the file', from + at + 12);
  return { entries, start: known, end: known + bytes, at: from + at + 10 };
}

/** A comment may hold the signature too: the record whose comment ends with the file is the right one. */
function endRecord(tail: Uint8Array): number | null {
  let found: number | null = null;
  for (let at = tail.length - END_RECORD_BYTES; at >= 0; at -= 1) {
    if (readUint32(tail, at) !== END_RECORD) continue;
    if (at + END_RECORD_BYTES + readUint16(tail, at + 20) === tail.length) return at;
    found ??= at;
  }
  return found;
}

function endRecord64(store: ByteStore, tail: Uint8Array, from: number, locator: number): ZipEnd {
  const at = readUint64(tail, locator + 8, from + locator + 8);
  const record = store.read(Math.min(at, store.length), Math.min(at + END_RECORD_64_BYTES, store.length));
  if (record.length < END_RECORD_64_BYTES || readUint32(record, 0) !== END_RECORD_64)
    throw new CodecFault(
      'corrupt-data',
      'the zip64 directory is not where it is said to be',
      from + locator + 8,
    );
  const start = readUint64(record, 48, at + 48);
  const end = start + readUint64(record, 40, at + 40);
  return { entries: readUint64(record, 32, at + 32), start, end, at: at + 32 };
}

/**
 * A number of eight bytes at `at`; `place` is where that is in the archive.
 * @throws CodecFault corrupt-data where no file can be as large
 */
export function readUint64(bytes: Uint8Array, at: number, place: number): number {
  const value = readUint32(bytes, at) + readUint32(bytes, at + 4) * 0x1_0000_0000;
  if (!Number.isSafeInteger(value))
    throw new CodecFault('corrupt-data', 'a zip64 number is impossible', place);
  return value;
}
