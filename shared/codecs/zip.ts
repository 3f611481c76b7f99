import { crc32, hex32 } from './checksum.ts';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import type { Inflater } from './inflater.ts';
import { readUint16, readUint32 } from './little-endian.ts';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_MARK = 0xffffffff;
export const STORED = 0;
const DEFLATED = 8;
const STORED_STEP_BYTES = 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly localHeader: number;
}

export function hasZipSignature(bytes: Uint8Array): boolean {
  const signature = readUint32(bytes, 0);
  return bytes.length >= 4 && (signature === LOCAL_HEADER || signature === END_RECORD);
}

/**
 * Files listed by the central directory, directories left out.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec, output-limit
 */
export function zipEntries(input: Uint8Array, limits: { readonly zipEntries: number }): readonly ZipEntry[] {
  const end = endRecord(input);
  const count = readUint16(input, end + 10);
  if (count > limits.zipEntries) throw new CodecFault('output-limit', `zip with ${count} entries`, end + 10);
  const entries: ZipEntry[] = [];
  let at = readUint32(input, end + 16);
  const directoryEnd = at + readUint32(input, end + 12);
  if (at === ZIP64_MARK) throw new CodecFault('unsupported-codec', 'zip64 archive', end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > input.length || readUint32(input, at) !== CENTRAL_HEADER) {
      throw new CodecFault(
        'corrupt-data',
        'the zip directory does not hold what it announces',
        Math.min(at, input.length),
      );
    }
    const nameBytes = readUint16(input, at + 28);
    const entry = centralEntry(input, at, nameBytes);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at += 46 + nameBytes + readUint16(input, at + 30) + readUint16(input, at + 32);
  }
  // A count that one wrong bit made smaller would otherwise leave files out without a word.
  if (at !== directoryEnd) {
    throw new CodecFault('corrupt-data', 'the zip directory holds more than it announces', end + 10);
  }
  return entries;
}

function endRecord(input: Uint8Array): number {
  const lowest = Math.max(0, input.length - END_RECORD_BYTES - LONGEST_COMMENT);
  for (let at = input.length - END_RECORD_BYTES; at >= lowest; at -= 1) {
    if (readUint32(input, at) === END_RECORD) return at;
  }
  throw new CodecFault('truncated', 'the zip directory is missing: the file is cut off', input.length);
}

function centralEntry(input: Uint8Array, at: number, nameBytes: number): ZipEntry {
  const entry = {
    name: String.fromCharCode(...input.subarray(at + 46, at + 46 + nameBytes)),
    method: readUint16(input, at + 10),
    encrypted: (readUint16(input, at + 8) & 1) === 1,
    crc: readUint32(input, at + 16),
    bytesIn: readUint32(input, at + 20),
    bytesOut: readUint32(input, at + 24),
    localHeader: readUint32(input, at + 42),
  };
  if (entry.bytesIn === ZIP64_MARK || entry.localHeader === ZIP64_MARK) {
    throw new CodecFault('unsupported-codec', 'zip64 archive', at);
  }
  return entry;
}

/**
 * Decodes every file of the archive one after the other and checks the CRC of each.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch, unsupported-codec, output-limit
 */
export function* unzip(
  input: Uint8Array,
  inflate: Inflater,
  limits: { readonly zipEntries: number },
): Generator<Decoded, void> {
  for (const entry of zipEntries(input, limits)) yield* unzipEntry(input, entry, inflate);
}

function* unzipEntry(input: Uint8Array, entry: ZipEntry, inflate: Inflater): Generator<Decoded, void> {
  const { data, start } = entryData(input, entry);
  let crc = 0;
  for (const step of entry.method === STORED ? storedSteps(data, start) : inflate(data, start)) {
    crc = crc32(step.bytes, crc);
    yield step;
  }
  if (crc !== entry.crc) {
    throw new CodecFault(
      'checksum-mismatch',
      `CRC-32 says ${hex32(entry.crc)}, data gives ${hex32(crc)}`,
      entry.localHeader + 14,
    );
  }
}

/**
 * The archive up to the end of the entry's data, which begins at `start` and is stored or deflated.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec
 */
export function entryData(
  input: Uint8Array,
  entry: ZipEntry,
): { readonly data: Uint8Array; readonly start: number } {
  const header = entry.localHeader;
  if (header + 30 > input.length || readUint32(input, header) !== LOCAL_HEADER) {
    throw new CodecFault(
      'corrupt-data',
      'a zip entry is not where the directory says',
      Math.min(header, input.length),
    );
  }
  if (entry.encrypted) throw new CodecFault('unsupported-codec', 'encrypted zip entry', header);
  const start = header + 30 + readUint16(input, header + 26) + readUint16(input, header + 28);
  if (start + entry.bytesIn > input.length) {
    throw new CodecFault('truncated', 'a zip entry is cut off', input.length);
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new CodecFault('unsupported-codec', `zip method ${entry.method}`, start);
  }
  return { data: input.subarray(0, start + entry.bytesIn), start };
}

/** In steps, because whoever takes them has work with every byte and the heartbeat must move meanwhile. */
export function* storedSteps(data: Uint8Array, start: number): Generator<Decoded, void> {
  for (let at = start; at < data.length; at += STORED_STEP_BYTES) {
    const bytes = data.subarray(at, at + STORED_STEP_BYTES);
    yield { bytes, consumed: at + bytes.length };
  }
}
