/** The list of files at the end of a zip archive (APPNOTE.TXT 4.3.12), read without reading the files. */
import { CodecFault } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import { decodeText } from '../../dirsync/code-pages.ts';
import type { OnProgress } from '../../progress.ts';
import type { ByteStore } from '../archive.ts';
import { piecewise } from '../byte-store.ts';
import { dosTimeMs, dosTimeText } from '../dos-time.ts';
import { findZipEnd, MARK_32, readUint64 } from './end-record.ts';

const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_HEADER_BYTES = 46;
const FLAG = { encrypted: 1, utf8: 0x800 } as const;
const EXTRA_ZIP64 = 1;
const EXTRA_UNIX_TIME = 0x5455;

export interface ZipEntry {
  /** As it is written there; hostile. Ends with `/` when it is a directory. */
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly localHeader: number;
  /** In milliseconds; an MS-DOS time, which has no zone, is taken as that of this machine: to sort by. */
  readonly modifiedMs: number | null;
  /** The same as it is to be shown, which is the same on every machine. */
  readonly modified: string | null;
}

/** Some write the names of directories as DOS does. */
export function isDirectory({ name }: Pick<ZipEntry, 'name'>): boolean {
  return name.endsWith('/') || name.endsWith('\\');
}

/**
 * Every entry in the order of the directory, those of directories too (`isDirectory`).
 * @throws CodecFault truncated, corrupt-data, unsupported-codec; output-limit beyond `maxEntries`
 */
export function* readZipDirectory(
  store: ByteStore,
  maxEntries: number,
  passed: OnProgress,
): Generator<ZipEntry, void> {
  const end = findZipEnd(store);
  const read = piecewise(store);
  let at = end.start;
  for (let index = 0; index < end.entries; index += 1) {
    if (index >= maxEntries) throw new CodecFault('output-limit', `zip with ${end.entries} entries`, end.at);
    const header = read(at, CENTRAL_HEADER_BYTES);
    if (header.length < CENTRAL_HEADER_BYTES || readUint32(header, 0) !== CENTRAL_HEADER)
      throw new CodecFault(
        'corrupt-data',
        'the zip directory does not hold what it announces',
        Math.min(at, store.length),
      );
    const nameBytes = readUint16(header, 28);
    const known = CENTRAL_HEADER_BYTES + nameBytes + readUint16(header, 30);
    const bytes = known + readUint16(header, 32);
    yield centralEntry(read(at, known), nameBytes, at);
    at += bytes;
    passed(bytes);
  }
  // A count that one wrong bit made smaller would otherwise leave files out without a word.
  if (at !== end.end)
    throw new CodecFault('corrupt-data', 'the zip directory holds more than it announces', end.at);
}

function centralEntry(header: Uint8Array, nameBytes: number, at: number): ZipEntry {
  const flags = readUint16(header, 8);
  const nameEnd = CENTRAL_HEADER_BYTES + nameBytes;
  const name = header.subarray(CENTRAL_HEADER_BYTES, nameEnd);
  const fields = extraFields(header.subarray(nameEnd));
  return {
    name: flags & FLAG.utf8 ? new TextDecoder().decode(name) : decodeText('cp437', name),
    method: readUint16(header, 10),
    encrypted: (flags & FLAG.encrypted) !== 0,
    crc: readUint32(header, 16),
    ...modifiedOf(header, fields.get(EXTRA_UNIX_TIME) ?? null),
    ...sizes(header, fields.get(EXTRA_ZIP64) ?? null, at),
  };
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

/** Numbers that are too large for the header stand in the zip64 field, in this order and only those. */
function sizes(
  header: Uint8Array,
  zip64: Uint8Array | null,
  at: number,
): Pick<ZipEntry, 'bytesIn' | 'bytesOut' | 'localHeader'> {
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
  return { bytesOut, bytesIn, localHeader: number(42) };
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
