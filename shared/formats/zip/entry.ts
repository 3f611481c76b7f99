import { crc32, hex32 } from '../../codecs/checksum.ts';
import { CodecFault } from '../../codecs/fault.ts';
import type { Decoded } from '../../codecs/fault.ts';
import type { Inflater } from '../../codecs/inflater.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { ByteStore } from '../archive.ts';
import { rebased } from '../rebased.ts';
import type { ZipEntry } from './directory.ts';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const STORED_STEP_BYTES = 64 * 1024;

/** What of the directory is needed to read one file. */
export type StoredEntry = Pick<
  ZipEntry,
  'method' | 'encrypted' | 'crc' | 'bytesIn' | 'bytesOut' | 'localHeader'
>;

/**
 * Where the data of an entry lies, [start, end); it must be there.
 * @throws CodecFault truncated, corrupt-data
 */
export function entryRange(store: ByteStore, entry: StoredEntry): readonly [number, number] {
  const at = entry.localHeader;
  const header = at < store.length ? store.read(at, Math.min(store.length, at + LOCAL_HEADER_BYTES)) : null;
  if (header === null || header.length < LOCAL_HEADER_BYTES || readUint32(header, 0) !== LOCAL_HEADER)
    throw new CodecFault(
      'corrupt-data',
      'a zip entry is not where the directory says',
      Math.min(at, store.length),
    );
  const start = at + LOCAL_HEADER_BYTES + readUint16(header, 26) + readUint16(header, 28);
  const end = start + entry.bytesIn;
  if (end > store.length) throw new CodecFault('truncated', 'a zip entry is cut off', store.length);
  return [start, end];
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
  const [start, end] = entryRange(store, entry);
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

/** In steps, because whoever takes them has work with every byte and the heartbeat must move meanwhile. */
function* storedSteps(store: ByteStore, start: number, end: number): Generator<Decoded, void> {
  for (let at = start; at < end; at += STORED_STEP_BYTES) {
    const consumed = Math.min(at + STORED_STEP_BYTES, end);
    yield { bytes: store.read(at, consumed), consumed };
  }
}
