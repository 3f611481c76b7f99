import type { Limits } from '../limits.ts';
import { crc32, hex32 } from './checksum.ts';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { readUint32 } from './little-endian.ts';
import { expandLzxDelta } from './lzx/delta.ts';
import { refuseRest } from './rest.ts';
import { storedSteps } from './stored.ts';

const VERSION_HIGH = 3;
const FULL = 1;
const PATCH = 2;
const HEADER_BYTES = 16;
const BLOCK_HEADER_BYTES = 16;
const STORED = 0;
const LZX = 1;
const SMALLEST_WINDOW_BITS = 17;
const LARGEST_WINDOW_BITS = 25;

type OabLimits = Pick<Limits, 'oabBlockBytes' | 'oabUnpackedBytes'>;

/** Whether these bytes begin a compressed offline address book ([MS-OXOAB] 2.11), the first block of which fits it. */
export function hasOabBlocksSignature(bytes: Uint8Array): boolean {
  const [largest, total, flags] = [8, 12, HEADER_BYTES].map((at) => readUint32(bytes, at));
  if (largest === undefined || total === undefined || flags === undefined) return false;
  const block = readUint32(bytes, HEADER_BYTES + 8);
  const fits = flags <= LZX && block > 0 && block <= largest && block <= total;
  return bytes.length >= HEADER_BYTES + BLOCK_HEADER_BYTES && isOfKind(bytes, FULL) && fits;
}

/** Whether these bytes begin a patch for an offline address book ([MS-OXOAB] 2.10). */
export function hasOabPatchSignature(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_BYTES && isOfKind(bytes, PATCH);
}

function isOfKind(bytes: Uint8Array, kind: number): boolean {
  return readUint32(bytes, 0) === VERSION_HIGH && readUint32(bytes, 4) === kind;
}

/**
 * Decodes a compressed details file of an offline address book, version 4 ([MS-OXOAB] 2.11): blocks that are stored or
 * compressed with LZX DELTA, each by itself and with its CRC. A patch cannot be read without the file that it changes.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch, unsupported-codec, output-limit
 */
export function* expandOabBlocks(input: Uint8Array, limits: OabLimits): Generator<Decoded, void> {
  const { largest, total } = readHeader(input, limits);
  let at = HEADER_BYTES;
  for (let left = total; left > 0;) {
    const block = blockAt(input, at);
    if (block.bytesOut > largest || block.bytesOut > left)
      throw new CodecFault('corrupt-data', 'a block of the address book is larger than announced', at + 8);
    yield* expandBlock(input, block);
    left -= block.bytesOut;
    at = block.end;
  }
  refuseRest(input, at);
}

interface Header {
  /** Decompressed bytes of the largest block, and of all. */
  readonly largest: number;
  readonly total: number;
}

function readHeader(input: Uint8Array, { oabBlockBytes, oabUnpackedBytes }: OabLimits): Header {
  if (input.length < HEADER_BYTES) throw cutOff(input);
  if (hasOabPatchSignature(input))
    throw new CodecFault('unsupported-codec', 'a patch, which says only what changes in an address book', 4);
  if (!isOfKind(input, FULL))
    throw new CodecFault('corrupt-data', 'no header of a compressed address book', 0);
  const largest = readUint32(input, 8);
  const total = readUint32(input, 12);
  if (largest > oabBlockBytes)
    throw new CodecFault('output-limit', `blocks of ${largest} bytes in an address book`, 8);
  if (total > oabUnpackedBytes) throw new CodecFault('output-limit', `an address book of ${total} bytes`, 12);
  return { largest, total };
}

interface Block {
  readonly isStored: boolean;
  /** Its data: [start, end) of the input. */
  readonly start: number;
  readonly end: number;
  readonly bytesOut: number;
  readonly crc: number;
}

function blockAt(input: Uint8Array, at: number): Block {
  const start = at + BLOCK_HEADER_BYTES;
  if (start > input.length) throw cutOff(input);
  const flags = readUint32(input, at);
  const end = start + readUint32(input, at + 4);
  const bytesOut = readUint32(input, at + 8);
  if (flags !== STORED && flags !== LZX)
    throw new CodecFault('corrupt-data', `a block of the address book with the flags ${flags}`, at);
  if (flags === STORED && end - start !== bytesOut)
    throw new CodecFault('corrupt-data', 'a stored block of the address book with two sizes', at + 4);
  if (end > input.length) throw cutOff(input);
  return { isStored: flags === STORED, start, end, bytesOut, crc: readUint32(input, at + 12) };
}

function* expandBlock(input: Uint8Array, block: Block): Generator<Decoded, void> {
  const { start, end, bytesOut, isStored } = block;
  const data = input.subarray(0, end);
  let crc = 0;
  for (const { bytes, consumed } of isStored ? storedSteps(data, start) : lzxSteps(data, start, bytesOut)) {
    crc = crc32(bytes, crc);
    yield { bytes, consumed };
  }
  const found = seededCrc(crc);
  if (found !== block.crc)
    throw new CodecFault(
      'checksum-mismatch',
      `CRC says ${hex32(block.crc)}, data gives ${hex32(found)}`,
      start - 4,
    );
}

/** [MS-OXOAB] 2: seeded with ones like CRC-32, but not inverted at the end. */
export function seededCrc(crc: number): number {
  return ~crc >>> 0;
}

/** The decoder counts from the beginning of what it is given; here everything counts from that of the input. */
function* lzxSteps(data: Uint8Array, start: number, outputBytes: number): Generator<Decoded, void> {
  let windowBits = SMALLEST_WINDOW_BITS;
  while (windowBits < LARGEST_WINDOW_BITS && 2 ** windowBits < outputBytes) windowBits += 1;
  try {
    for (const step of expandLzxDelta(data.subarray(start), { windowBits, outputBytes }))
      yield { bytes: step.bytes, consumed: start + step.consumed };
  } catch (error) {
    if (!(error instanceof CodecFault) || error.offset === null) throw error;
    throw new CodecFault(error.kind, error.message, start + error.offset);
  }
}

function cutOff(input: Uint8Array): CodecFault {
  return new CodecFault('truncated', 'the compressed address book is cut off', input.length);
}
