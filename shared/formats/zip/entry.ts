import { crc32, hex32 } from '../../codecs/checksum.ts';
import { CodecFault } from '../../codecs/fault.ts';
import type { Decoded } from '../../codecs/fault.ts';
import type { Inflater } from '../../codecs/inflater.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { ByteStore } from '../archive.ts';
import { rebased } from '../rebased.ts';
import type { ZipEntry } from './directory.ts';
import { FLAG, LOCAL_HEADER, LOCAL_HEADER_BYTES, nameText } from './layout.ts';

const STORED = 0;
const DEFLATED = 8;
const STORED_STEP_BYTES = 64 * 1024;

/** What of the directory is needed to read one file. */
export type StoredEntry = Pick<
  ZipEntry,
  'method' | 'encrypted' | 'crc' | 'bytesIn' | 'bytesOut' | 'localHeader' | 'bound'
>;

interface LocalHeader {
  readonly method: number;
  readonly encrypted: boolean;
  /** Of the data, [start, end). */
  readonly range: readonly [number, number];
}

/**
 * Where the data of an entry lies, [start, end); it must be there, and no other file's.
 * @throws CodecFault truncated, corrupt-data
 */
export function entryRange(store: ByteStore, entry: StoredEntry): readonly [number, number] {
  return localHeader(store, entry).range;
}

function localHeader(store: ByteStore, entry: StoredEntry): LocalHeader {
  const at = entry.localHeader;
  const header = headerAt(store, at, LOCAL_HEADER_BYTES);
  if (header === null)
    throw new CodecFault(
      'corrupt-data',
      'a zip entry is not where the directory says',
      Math.min(at, store.length),
    );
  const start = at + LOCAL_HEADER_BYTES + readUint16(header, 26) + readUint16(header, 28);
  const end = start + entry.bytesIn;
  if (end > store.length) throw new CodecFault('truncated', 'a zip entry is cut off', store.length);
  if (end > entry.bound)
    throw new CodecFault(
      'corrupt-data',
      'shares its bytes with another file of the archive, or with its directory',
      entry.bound,
    );
  const encrypted = (readUint16(header, 6) & FLAG.encrypted) !== 0;
  return { method: readUint16(header, 8), encrypted, range: [start, end] };
}

/** The header of an entry with what follows it, `bytes` at most; null where there is none. */
function headerAt(store: ByteStore, at: number, bytes: number): Uint8Array | null {
  if (at >= store.length) return null;
  const header = store.read(at, Math.min(store.length, at + bytes));
  return header.length >= LOCAL_HEADER_BYTES && readUint32(header, 0) === LOCAL_HEADER ? header : null;
}

/**
 * What the entry is called in front of its data, where that is not what the directory calls it: who reads an archive from
 * its beginning sees that name. Null where both are the same, and where no entry is.
 */
export function otherName(
  store: ByteStore,
  { localHeader: at, nameBytes }: Pick<ZipEntry, 'localHeader' | 'nameBytes'>,
): string | null {
  const header = headerAt(store, at, LOCAL_HEADER_BYTES + nameBytes.length);
  if (header === null) return null;
  const length = readUint16(header, 26);
  const isSame =
    length === nameBytes.length &&
    nameBytes.every((byte, index) => header[LOCAL_HEADER_BYTES + index] === byte);
  if (isSame) return null;
  const from = Math.min(at + LOCAL_HEADER_BYTES, store.length);
  return nameText(readUint16(header, 6), store.read(from, Math.min(from + length, store.length)));
}

/**
 * The content of an entry, its CRC and length checked at the end. `consumed` counts into the archive.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch, unsupported-codec
 */
export function* zipEntrySteps(
  store: ByteStore,
  entry: StoredEntry,
  inflate: Inflater,
): Generator<Decoded, void> {
  const local = localHeader(store, entry);
  requireAgreement(entry, local);
  const [start, end] = local.range;
  if (entry.encrypted) throw new CodecFault('unsupported-codec', 'encrypted zip entry', entry.localHeader);
  if (entry.method !== STORED && entry.method !== DEFLATED)
    throw new CodecFault('unsupported-codec', `zip method ${entry.method}`, entry.localHeader);
  const steps =
    entry.method === STORED
      ? storedSteps(store, start, end)
      : rebased(inflate(store.read(start, end), 0), start);
  let crc = 0;
  let length = 0;
  for (const step of steps) {
    crc = crc32(step.bytes, crc);
    length += step.bytes.length;
    yield step;
  }
  const check = entry.localHeader + 14;
  if (crc !== entry.crc)
    throw new CodecFault(
      'checksum-mismatch',
      `CRC-32 says ${hex32(entry.crc)}, data gives ${hex32(crc)}`,
      check,
    );
  if (length !== entry.bytesOut)
    throw new CodecFault('checksum-mismatch', `length says ${entry.bytesOut}, data gives ${length}`, check);
}

/** Of two that say different things of the same data neither is to be believed. */
function requireAgreement(entry: StoredEntry, local: LocalHeader): void {
  const at = entry.localHeader;
  const encrypted = (is: boolean): string => (is ? 'encrypted' : 'not encrypted');
  if (local.encrypted !== entry.encrypted)
    throw new CodecFault(
      'corrupt-data',
      `${encrypted(local.encrypted)} by its own header, ${encrypted(entry.encrypted)} by the directory`,
      at + 6,
    );
  if (local.method !== entry.method)
    throw new CodecFault(
      'corrupt-data',
      `method ${local.method} by its own header, ${entry.method} by the directory`,
      at + 8,
    );
}

/** In steps, because whoever takes them has work with every byte and the heartbeat must move meanwhile. */
function* storedSteps(store: ByteStore, start: number, end: number): Generator<Decoded, void> {
  for (let at = start; at < end; at += STORED_STEP_BYTES) {
    const consumed = Math.min(at + STORED_STEP_BYTES, end);
    yield { bytes: store.read(at, consumed), consumed };
  }
}
