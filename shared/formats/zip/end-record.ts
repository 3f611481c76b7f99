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
const MARK_16 = 0xffff;
export const CENTRAL_HEADER = 0x02014b50;
export const MARK_32 = 0xffffffff;

export interface ZipEnd {
  readonly entries: number;
  /** Bytes in front of the archive that it does not know of: all places it gives count from behind them. */
  readonly before: number;
  /** The directory as [start, end). */
  readonly start: number;
  readonly end: number;
  /** Where the archive ends; what is behind is none of its own. */
  readonly whole: number;
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
  const whole = Math.min(from + at + END_RECORD_BYTES + readUint16(tail, at + 20), store.length);
  if (at >= LOCATOR_BYTES && readUint32(tail, at - LOCATOR_BYTES) === LOCATOR)
    return { ...endRecord64(store, tail, from, at - LOCATOR_BYTES), whole };
  const start = readUint32(tail, at + 16);
  const bytes = readUint32(tail, at + 12);
  const entries = readUint16(tail, at + 10);
  // Info-ZIP, told to write zip64 into a pipe, gives this mark and no zip64 record: the directory is what lies before.
  const said = start === MARK_32 ? from + at - bytes : start;
  if (said < 0)
    throw new CodecFault('corrupt-data', 'the zip directory is larger than the file', from + at + 12);
  return { entries, ...directoryAt(store, said, bytes, from + at), whole, at: from + at + 10 };
}

/**
 * What was put in front of an archive, as a program that unpacks it or another archive, leaves its places as they were.
 * Believed where a directory begins that ends at `behind`: where it is said to be, that of another archive may be.
 */
function directoryAt(
  store: ByteStore,
  said: number,
  bytes: number,
  behind: number,
): Pick<ZipEnd, 'start' | 'end' | 'before'> {
  const before = behind - bytes - said;
  const moved = before > 0 && hasEntryAt(store, said + before);
  const start = moved ? said + before : said;
  return { start, end: start + bytes, before: moved ? before : 0 };
}

function hasEntryAt(store: ByteStore, at: number): boolean {
  return at + 4 <= store.length && readUint32(store.read(at, at + 4), 0) === CENTRAL_HEADER;
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

function endRecord64(
  store: ByteStore,
  tail: Uint8Array,
  from: number,
  locator: number,
): Omit<ZipEnd, 'whole'> {
  const said = readUint64(tail, locator + 8, from + locator + 8);
  const record = (at: number): Uint8Array =>
    store.read(Math.min(at, store.length), Math.min(at + END_RECORD_64_BYTES, store.length));
  const isThere = (at: number): boolean =>
    at >= 0 && record(at).length === END_RECORD_64_BYTES && readUint32(record(at), 0) === END_RECORD_64;
  // As a rule it ends where what says its place begins; that place is wrong where something was put in front.
  const adjacent = from + locator - END_RECORD_64_BYTES;
  const at = isThere(adjacent) ? adjacent : said;
  if (!isThere(at))
    throw new CodecFault(
      'corrupt-data',
      'the zip64 directory is not where it is said to be',
      from + locator + 8,
    );
  const found = record(at);
  const [bytes, start] = [readUint64(found, 40, at + 40), readUint64(found, 48, at + 48)];
  return { entries: readUint64(found, 32, at + 32), ...directoryAt(store, start, bytes, at), at: at + 32 };
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
