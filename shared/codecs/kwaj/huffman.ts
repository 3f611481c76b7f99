/**
 * Method 3 of KWAJ files, by Jeff Johnson: LZ77 in five Huffman codes, whose lengths come first. There is no mark at the
 * end: the data ends where the bits of the last byte are not enough for anything more.
 */
import { CodecFault } from '../fault.ts';
import type { Decoded } from '../fault.ts';
import { handOut, isFull, put, repeat } from '../lookback.ts';
import type { Lookback } from '../lookback.ts';
import { windowOfSpaces } from '../lzss.ts';
import { bitsLeft, requireBits, takeBits } from './bits.ts';
import type { HighBits } from './bits.ts';
import { readCode, takeSymbol } from './codes.ts';
import type { Code } from './codes.ts';

const WINDOW_BYTES = 4_096;
/** Low bits of a distance, which are written as they are. */
const DISTANCE_BITS = 6;
const LONGEST_RUN = 32;
const SHORTEST_MATCH = 3;

interface Codes {
  /** Length of a match, 0 for a run of literals. */
  readonly match: Code;
  /** The same behind a run that was not as long as it could be: another such run cannot follow. */
  readonly matchBehindRun: Code;
  readonly run: Code;
  readonly distance: Code;
  readonly literal: Code;
}

/** Bytes to repeat, or, at distance 0, how many literals follow. */
interface Token {
  readonly distance: number;
  readonly length: number;
}

interface KwajStream {
  readonly start: number;
  /** Decompressed bytes; null when the file does not say. */
  readonly length: number | null;
}

/**
 * @returns the offset behind the stream
 * @throws CodecFault truncated, corrupt-data
 */
export function* expandKwajHuffman(input: Uint8Array, stream: KwajStream): Generator<Decoded, number> {
  const bits: HighBits = { input, at: stream.start, used: 0 };
  const codes = readCodes(bits);
  const window = windowOfSpaces();
  let left = stream.length ?? Number.POSITIVE_INFINITY;
  let token: Token = { distance: 0, length: 0 };
  let rest = 0;
  let began = 0;
  while (left > 0) {
    if (isFull(window)) yield { bytes: handOut(window), consumed: bits.at };
    if (rest === 0) {
      began = bitsLeft(bits);
      const next = takeToken(bits, codes, token);
      if (next === null) break;
      if (next.length > left) throw tooLong(bits);
      token = next;
      rest = next.length;
    }
    const written =
      token.distance === 0 ? putLiteral(window, codes, bits) : repeat(window, token.distance, rest);
    if (written === 0) break;
    rest -= written;
    left -= written;
  }
  const end = left > 0 ? requireEnd(input, stream, began) : bits.at + (bits.used === 0 ? 0 : 1);
  yield { bytes: handOut(window), consumed: end };
  return end;
}

/** First of each code how its lengths are written, then the lengths. */
function readCodes(bits: HighBits): Codes {
  const form = {
    match: requireBits(bits, 4),
    matchBehindRun: requireBits(bits, 4),
    run: requireBits(bits, 4),
    distance: requireBits(bits, 4),
    literal: requireBits(bits, 4),
  };
  // Nothing, to fill the third byte.
  requireBits(bits, 4);
  return {
    match: readCode(bits, form.match, 16),
    matchBehindRun: readCode(bits, form.matchBehindRun, 16),
    run: readCode(bits, form.run, LONGEST_RUN),
    distance: readCode(bits, form.distance, WINDOW_BYTES >> DISTANCE_BITS),
    literal: readCode(bits, form.literal, 256),
  };
}

/** Null when the input ends before the token does. */
function takeToken(bits: HighBits, codes: Codes, previous: Token): Token | null {
  const isBehindRun = previous.distance === 0 && previous.length > 0 && previous.length < LONGEST_RUN;
  const match = takeSymbol(isBehindRun ? codes.matchBehindRun : codes.match, bits);
  if (match === null) return null;
  if (match === 0) {
    const run = takeSymbol(codes.run, bits);
    return run === null ? null : { distance: 0, length: run + 1 };
  }
  const high = takeSymbol(codes.distance, bits);
  const low = takeBits(bits, DISTANCE_BITS);
  if (high === null || low === null) return null;
  // The distance 0 is that of a whole window: what is written next replaces the byte that is repeated.
  const distance = (high << DISTANCE_BITS) | low || WINDOW_BYTES;
  return { distance, length: match + SHORTEST_MATCH - 1 };
}

/** @returns how many bytes it wrote; 0 when the input ends before the code does */
function putLiteral(window: Lookback, codes: Codes, bits: HighBits): number {
  const literal = takeSymbol(codes.literal, bits);
  if (literal === null) return 0;
  put(window, literal);
  return 1;
}

/**
 * The bits left over fill the last byte and are the beginning of nothing.
 * @throws CodecFault truncated
 */
function requireEnd(input: Uint8Array, stream: KwajStream, began: number): number {
  if (stream.length === null && began < 8) return input.length;
  throw new CodecFault('truncated', 'the KWAJ data is cut off', input.length);
}

function tooLong(bits: HighBits): CodecFault {
  return new CodecFault('corrupt-data', 'KWAJ: data goes beyond the announced length', bits.at);
}
