/** The list of files at the end of a zip archive (APPNOTE.TXT 4.3.12), read without reading the files. */
import { CodecFault } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import { count, counted } from '../../format/count.ts';
import type { OnProgress } from '../../progress.ts';
import type { ByteStore } from '../archive.ts';
import { piecewise } from '../byte-store.ts';
import { dosTimeMs, dosTimeText } from '../dos-time.ts';
import { boundsOf } from './bounds.ts';
import { CENTRAL_HEADER, findZipEnd, MARK_32, readUint64 } from './end-record.ts';
import type { ZipEnd } from './end-record.ts';
import { FLAG, LOCAL_HEADER_BYTES, nameText } from './layout.ts';

const CENTRAL_HEADER_BYTES = 46;
const EXTRA_ZIP64 = 1;
const EXTRA_UNIX_TIME = 0x5455;

export interface ZipEntry {
  /** As it is written there; hostile. Ends with `/` when it is a directory. */
  readonly name: string;
  /** The same as bytes. */
  readonly nameBytes: Uint8Array;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly localHeader: number;
  /** Where its bytes end at the latest; what goes on there belongs to another file, or to the directory. */
  readonly bound: number;
  /** In milliseconds; an MS-DOS time, which has no zone, is taken as that of this machine: to sort by. */
  readonly modifiedMs: number | null;
  /** The same as it is to be shown, which is the same on every machine. */
  readonly modified: string | null;
}

/** Some write the names of directories as DOS does. */
export function isDirectory({ name }: Pick<ZipEntry, 'name'>): boolean {
  return name.endsWith('/') || name.endsWith('\\');
}

/** Whether it is known before its own header is read that other files have some of its bytes, or the directory has. */
export function sharesBytes(entry: ZipEntry): boolean {
  return endsFrom(entry, entry.nameBytes.length) > entry.bound;
}

/** Where it ends at the earliest: its own header may hold more than its name. */
function endsFrom({ localHeader, bytesIn }: Placed, nameBytes: number): number {
  return localHeader + LOCAL_HEADER_BYTES + nameBytes + bytesIn;
}

/**
 * Every entry in the order of the directory, those of directories too (`isDirectory`). The directory is gone through twice:
 * what belongs to the first file only the last one tells.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec; output-limit beyond `maxEntries`
 */
export function* readZipDirectory(
  store: ByteStore,
  maxEntries: number,
  passed: OnProgress,
): Generator<ZipEntry, void> {
  const end = findZipEnd(store);
  const bounds = readBounds(store, end, maxEntries, passed);
  for (const central of centralHeaders(store, end, maxEntries, passed)) {
    const { header, nameBytes, index } = central;
    const flags = readUint16(header, 8);
    const name = header.slice(CENTRAL_HEADER_BYTES, CENTRAL_HEADER_BYTES + nameBytes);
    yield {
      name: nameText(flags, name),
      nameBytes: name,
      method: readUint16(header, 10),
      encrypted: (flags & FLAG.encrypted) !== 0,
      crc: readUint32(header, 16),
      ...modifiedOf(header, central.fields.get(EXTRA_UNIX_TIME) ?? null),
      ...placed(central, end.before),
      bound: bounds[index] ?? store.length,
    };
  }
}

/** For as many entries as can be read: the fault that ends them is met again when they are handed over. */
function readBounds(store: ByteStore, end: ZipEnd, maxEntries: number, passed: OnProgress): Float64Array {
  // No room for more than the file can hold, whatever it announces.
  const most = Math.min(end.entries, maxEntries, Math.floor(store.length / CENTRAL_HEADER_BYTES));
  const starts = new Float64Array(most);
  const ends = new Float64Array(most);
  let used = 0;
  try {
    for (const central of centralHeaders(store, end, maxEntries, passed)) {
      const entry = placed(central, end.before);
      starts[used] = entry.localHeader;
      ends[used] = endsFrom(entry, central.nameBytes);
      used += 1;
    }
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
  }
  return boundsOf(store, { starts: starts.subarray(0, used), ends: ends.subarray(0, used) }, end);
}

interface CentralHeader {
  /** With name and extra fields; valid until the next one is asked for. */
  readonly header: Uint8Array;
  readonly nameBytes: number;
  readonly fields: ReadonlyMap<number, Uint8Array>;
  readonly index: number;
  readonly at: number;
}

function* centralHeaders(
  store: ByteStore,
  end: ZipEnd,
  maxEntries: number,
  passed: OnProgress,
): Generator<CentralHeader, void> {
  const read = piecewise(store);
  let at = end.start;
  for (let index = 0; index < end.entries; index += 1) {
    if (index >= maxEntries) {
      const entries = counted(end.entries, 'entry', 'entries');
      throw new CodecFault('output-limit', `zip with ${entries}; the limit is ${count(maxEntries)}`, end.at);
    }
    const fixed = read(at, CENTRAL_HEADER_BYTES);
    if (fixed.length < CENTRAL_HEADER_BYTES || readUint32(fixed, 0) !== CENTRAL_HEADER)
      throw new CodecFault(
        'corrupt-data',
        'the zip directory does not hold what it announces',
        Math.min(at, store.length),
      );
    const nameBytes = readUint16(fixed, 28);
    const known = CENTRAL_HEADER_BYTES + nameBytes + readUint16(fixed, 30);
    const bytes = known + readUint16(fixed, 32);
    const header = read(at, known);
    yield {
      header,
      nameBytes,
      fields: extraFields(header.subarray(CENTRAL_HEADER_BYTES + nameBytes)),
      index,
      at,
    };
    at += bytes;
    passed(bytes);
  }
  // A count that one wrong bit made smaller would otherwise leave files out without a word.
  if (at !== end.end)
    throw new CodecFault('corrupt-data', 'the zip directory holds more than it announces', end.at);
}

function modifiedOf(
  header: Uint8Array,
  unixTime: Uint8Array | null,
): Pick<ZipEntry, 'modified' | 'modifiedMs'> {
  if (unixTime !== null && unixTime.length >= 5 && ((unixTime[0] ?? 0) & 1) === 1) {
    const modifiedMs = (readUint32(unixTime, 1) | 0) * 1_000;
    return { modifiedMs, modified: new Date(modifiedMs).toISOString() };
  }
  const [date, time] = [readUint16(header, 14), readUint16(header, 12)];
  return { modifiedMs: dosTimeMs(date, time), modified: dosTimeText(date, time) };
}

type Placed = Pick<ZipEntry, 'bytesIn' | 'bytesOut' | 'localHeader'>;

/** Numbers that are too large for the header stand in the zip64 field, in this order and only those. */
function placed({ header, fields, at }: CentralHeader, before: number): Placed {
  const zip64 = fields.get(EXTRA_ZIP64) ?? null;
  let used = 0;
  const number = (field: number): number => {
    const value = readUint32(header, field);
    if (value !== MARK_32) return value;
    if (zip64 === null || used + 8 > zip64.length)
      throw new CodecFault('corrupt-data', 'a zip64 number is missing', at + field);
    used += 8;
    return readUint64(zip64, used - 8, at + field);
  };
  const bytesOut = number(24);
  const bytesIn = number(20);
  return { bytesOut, bytesIn, localHeader: before + number(42) };
}

/** Fields by their number; what does not fit is left out, as nothing that is needed may be missing without a fault. */
function extraFields(extra: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const fields = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + readUint16(extra, at + 2);
    if (end > extra.length) break;
    fields.set(readUint16(extra, at), extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}
