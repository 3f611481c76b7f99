import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { readUint16, readUint32 } from './little-endian.ts';
import { createLookback, handOut, isFull, put, repeat, repeatRest, withLastStep } from './lookback.ts';
import type { Lookback } from './lookback.ts';

const REACH_BYTES = 8 * 1024;
const SHORTEST_MATCH = 3;
/** The length's three bits, then its four bits, then its byte, when each is full: the rest follows. */
const FULL_BITS = 7;
const FULL_HALF = 15;
const FULL_BYTE = 255;

/**
 * Decodes plain XPRESS, also called LZ77 ([MS-XCA] 2.4). It has no signature, no length and no check value: it ends where
 * a match is announced and the input is at its end. Data cut off right before a match is therefore taken for whole, and
 * padding behind the end cannot be told from data.
 * @throws CodecFault truncated, corrupt-data
 */
export function* expandXpress(input: Uint8Array): Generator<Decoded, void> {
  const lookback = createLookback(REACH_BYTES);
  yield* withLastStep(lookback, expandItems(input, lookback));
}

function* expandItems(input: Uint8Array, lookback: Lookback): Generator<Decoded, void> {
  const reader: Reader = { input, at: 0, halfByteAt: null };
  for (;;) {
    const flags = readUint32(input, take(reader, 4));
    for (let bit = 31; bit >= 0; bit -= 1) {
      if (((flags >>> bit) & 1) === 0) put(lookback, input[take(reader, 1)] as number);
      else if (reader.at === input.length) {
        yield { bytes: handOut(lookback), consumed: reader.at };
        return;
      } else {
        const matchAt = reader.at;
        const match = readUint16(input, take(reader, 2));
        const distance = (match >> 3) + 1;
        if (distance > lookback.to) throw corrupt('a match before the beginning', matchAt);
        const length = matchLength(reader, match & FULL_BITS);
        const left = length - repeat(lookback, distance, length);
        if (left > 0) yield* repeatRest(lookback, distance, left, reader.at);
      }
      if (isFull(lookback)) yield { bytes: handOut(lookback), consumed: reader.at };
    }
  }
}

interface Reader {
  readonly input: Uint8Array;
  at: number;
  /** A byte whose upper half is the next length of four bits; null when there is none. */
  halfByteAt: number | null;
}

/** Where the next `count` bytes begin. */
function take(reader: Reader, count: number): number {
  const { input, at } = reader;
  if (at + count > input.length)
    throw new CodecFault('truncated', 'XPRESS: the data has no end', input.length);
  reader.at = at + count;
  return at;
}

function matchLength(reader: Reader, bits: number): number {
  if (bits < FULL_BITS) return bits + SHORTEST_MATCH;
  const half = nextHalfByte(reader);
  if (half < FULL_HALF) return half + FULL_BITS + SHORTEST_MATCH;
  const { input } = reader;
  const byte = input[take(reader, 1)] as number;
  if (byte < FULL_BYTE) return byte + FULL_HALF + FULL_BITS + SHORTEST_MATCH;
  const lengthAt = reader.at;
  const short = readUint16(input, take(reader, 2));
  const length = short === 0 ? readUint32(input, take(reader, 4)) : short;
  if (length < FULL_HALF + FULL_BITS) throw corrupt(`a match whose long length is ${length}`, lengthAt);
  return length + SHORTEST_MATCH;
}

/** Two lengths of four bits share a byte, which stands where the first of them is. */
function nextHalfByte(reader: Reader): number {
  const { input, halfByteAt } = reader;
  if (halfByteAt !== null) {
    reader.halfByteAt = null;
    return (input[halfByteAt] as number) >> 4;
  }
  reader.halfByteAt = take(reader, 1);
  return (input[reader.halfByteAt] as number) & 15;
}

function corrupt(what: string, at: number): CodecFault {
  return new CodecFault('corrupt-data', `XPRESS: ${what}`, at);
}
