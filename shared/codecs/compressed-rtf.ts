/**
 * The body of a message as Outlook and Exchange keep it ([MS-OXRTFCP]): RTF, compressed ("LZFu") or as it is ("MELA"),
 * behind a header of 16 bytes.
 */
import { crc32, hex32 } from './checksum.ts';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { readUint32 } from './little-endian.ts';
import { createLookback, handOut, isFull, put, repeat } from './lookback.ts';
import type { Lookback } from './lookback.ts';
import { refuseRest } from './rest.ts';
import { storedSteps } from './stored.ts';

const HEADER_BYTES = 16;
/** Of the header, what its own first field counts as part of the data. */
const COUNTED_BYTES = 12;
const COMPRESSED = 0x75465a4c;
const UNCOMPRESSED = 0x414c454d;
const WINDOW_BYTES = 4_096;
const SHORTEST_MATCH = 2;

/** What a window holds before anything was written ([MS-OXRTFCP] 2.1.2.1); the rest of it is zeros. */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor ' +
  'MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20' +
  '\\b\\i\\u\\tab\\tx';

export function hasRtfSignature(bytes: Uint8Array): boolean {
  const kind = readUint32(bytes, 8);
  return bytes.length >= HEADER_BYTES && (kind === COMPRESSED || kind === UNCOMPRESSED);
}

/**
 * Decodes compressed RTF; checks its CRC and its length.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch
 */
export function* expandRtf(input: Uint8Array): Generator<Decoded, void> {
  const { isCompressed, end, length } = rtfHeader(input);
  if (isCompressed) {
    requireLength(yield* checked(input, end, expandTokens(input, end, length)), length);
  } else {
    requireLength(end - HEADER_BYTES, length);
    yield* storedSteps(input.subarray(0, end), HEADER_BYTES);
  }
  refuseRest(input, end);
}

interface RtfHeader {
  readonly isCompressed: boolean;
  /** Behind the data. */
  readonly end: number;
  /** Decompressed bytes. */
  readonly length: number;
}

/** @throws CodecFault truncated, corrupt-data */
export function rtfHeader(input: Uint8Array): RtfHeader {
  if (input.length < HEADER_BYTES) {
    throw new CodecFault('truncated', 'the header of the compressed RTF is cut off', input.length);
  }
  if (!hasRtfSignature(input)) throw new CodecFault('corrupt-data', 'no compressed RTF', 8);
  const end = readUint32(input, 0) + HEADER_BYTES - COUNTED_BYTES;
  if (end < HEADER_BYTES) throw new CodecFault('corrupt-data', 'compressed RTF of less than its header', 0);
  if (end > input.length) throw new CodecFault('truncated', 'the compressed RTF is cut off', input.length);
  return { isCompressed: readUint32(input, 8) === COMPRESSED, end, length: readUint32(input, 4) };
}

/**
 * A byte of eight flags, lowest first, then for each a byte (0) or a match (1) of 12 bits place and 4 bits length. A
 * match at the place that is written next ends the data. Returns how many bytes came out.
 */
function* expandTokens(input: Uint8Array, end: number, length: number): Generator<Decoded, number> {
  const window = windowWithDictionary();
  let at = HEADER_BYTES;
  let flags = 1;
  let written = 0;
  let match = { distance: 0, length: 0 };
  while (written <= length && (at < end || match.length > 0)) {
    if (isFull(window)) yield { bytes: handOut(window), consumed: at };
    if (match.length > 0) {
      const repeated = repeat(window, match.distance, match.length);
      match.length -= repeated;
      written += repeated;
    } else if (flags === 1) {
      // The bit above the eight flags ends them.
      flags = (input[at] as number) | 0x100;
      at += 1;
    } else if (flags & 1) {
      if (at + 1 === end) break;
      match = matchAt(input, at, DICTIONARY.length + written);
      if (match.distance === 0) break;
      at += 2;
      flags >>= 1;
    } else {
      put(window, input[at] as number);
      at += 1;
      written += 1;
      flags >>= 1;
    }
  }
  yield { bytes: handOut(window), consumed: Math.min(at, end) };
  return written;
}

function windowWithDictionary(): Lookback {
  const window = createLookback(WINDOW_BYTES);
  const start = WINDOW_BYTES - DICTIONARY.length;
  for (let at = 0; at < DICTIONARY.length; at += 1) window.held[start + at] = DICTIONARY.charCodeAt(at);
  window.from = WINDOW_BYTES;
  window.to = WINDOW_BYTES;
  return window;
}

function matchAt(input: Uint8Array, at: number, place: number): { distance: number; length: number } {
  // The higher byte comes first, here alone.
  const word = ((input[at] as number) << 8) | (input[at + 1] as number);
  return { distance: (place - (word >> 4)) & (WINDOW_BYTES - 1), length: (word & 0x0f) + SHORTEST_MATCH };
}

/** Goes through the compressed data as the decoder does and checks it at the end ([MS-OXRTFCP] 2.1.3.2). */
function* checked<Result>(
  input: Uint8Array,
  end: number,
  decoding: Generator<Decoded, Result>,
): Generator<Decoded, Result> {
  // As in gzip but not complemented, neither before nor after.
  let crc = 0xffff_ffff;
  let at = HEADER_BYTES;
  let step = decoding.next();
  for (; !step.done; step = decoding.next()) {
    crc = crc32(input.subarray(at, step.value.consumed), crc);
    at = step.value.consumed;
    yield step.value;
  }
  const found = ~crc32(input.subarray(at, end), crc) >>> 0;
  const expected = readUint32(input, 12);
  if (expected === found) return step.value;
  throw new CodecFault('checksum-mismatch', `CRC says ${hex32(expected)}, data gives ${hex32(found)}`, 12);
}

/** All of the compressed data is there and has the right CRC: what is wrong was written so. */
function requireLength(bytes: number, length: number): void {
  if (bytes === length) return;
  throw new CodecFault('corrupt-data', `${bytes} bytes of RTF came out where ${length} were announced`, 4);
}
