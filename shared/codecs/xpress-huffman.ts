import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { readUint16, readUint32 } from './little-endian.ts';
import { createLookback, handOut, isFull, put, repeat, repeatRest, withLastStep } from './lookback.ts';
import type { Lookback } from './lookback.ts';

const REACH_BYTES = 64 * 1024;
/** Output after which the next table comes; a match may go beyond it. */
const BLOCK_BYTES = 64 * 1024;
const SYMBOLS = 512;
const TABLE_BYTES = SYMBOLS / 2;
const LONGEST_CODE = 15;
/** Symbols below are bytes; the others are matches, of which the first one also says that the data ends. */
const END = 256;
const SHORTEST_MATCH = 3;
const FULL_BITS = 15;
const FULL_BYTE = 255;

/**
 * Decodes XPRESS with Huffman codes ([MS-XCA] 2.2): blocks of 65,536 bytes, each with its table of 256 bytes. It has no
 * signature, no length and no check value: it ends with the symbol 256 where the input is at its end, or with a full
 * block there. Data cut off between two blocks is therefore taken for whole. The symbol is also a match of three bytes:
 * where its code is of zeros only, those of the last word may be more of it, and the data is refused.
 * @throws CodecFault truncated, corrupt-data
 */
export function* expandXpressHuffman(input: Uint8Array): Generator<Decoded, void> {
  const lookback = createLookback(REACH_BYTES);
  yield* withLastStep(lookback, expandBlocks(input, lookback));
}

function* expandBlocks(input: Uint8Array, lookback: Lookback): Generator<Decoded, void> {
  let block: BlockEnd = { end: 0, isLast: false };
  while (!block.isLast) block = yield* expandBlock(input, block.end, lookback);
  yield { bytes: handOut(lookback), consumed: block.end };
}

interface BlockEnd {
  /** Where the next block begins. */
  readonly end: number;
  readonly isLast: boolean;
}

function* expandBlock(input: Uint8Array, start: number, lookback: Lookback): Generator<Decoded, BlockEnd> {
  const symbols = decodingTable(input, start);
  const bits = openBits(input, start + TABLE_BYTES);
  for (let left = BLOCK_BYTES; left > 0;) {
    const symbolAt = bits.at;
    const symbol = nextSymbol(bits, symbols);
    if (symbol < END) {
      put(lookback, symbol);
      left -= 1;
    } else if (symbol === END && isAtEnd(bits, symbols)) {
      return { end: input.length, isLast: true };
    } else {
      const length = matchLength(bits, symbol & FULL_BITS);
      const distance = matchDistance(bits, (symbol - END) >> 4);
      if (distance > lookback.to) throw corrupt('a match before the beginning', symbolAt);
      const rest = length - repeat(lookback, distance, length);
      if (rest > 0) yield* repeatRest(lookback, distance, rest, Math.min(bits.at, input.length));
      left -= length;
    }
    if (isFull(lookback)) yield { bytes: handOut(lookback), consumed: Math.min(bits.at, input.length) };
  }
  const hasNext = input.length - bits.at >= TABLE_BYTES;
  // Windows ends a full block with the symbol, too, if it is the last one.
  const isLast = !hasNext && (hasNoMore(bits) || (nextSymbol(bits, symbols) === END && hasNoMore(bits)));
  return { end: isLast ? input.length : bits.at, isLast };
}

/**
 * For each of the 32,768 beginnings of the bits: the symbol times 16 plus the length of its code.
 * Codes are canonical, so that their lengths, four bits each, say them ([MS-XCA] 2.2.4).
 */
function decodingTable(input: Uint8Array, start: number): Uint16Array {
  if (start + TABLE_BYTES > input.length)
    throw new CodecFault('truncated', 'XPRESS: a table of codes is cut off', input.length);
  const table = new Uint16Array(1 << LONGEST_CODE);
  let filled = 0;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
      const pair = input[start + (symbol >> 1)] as number;
      if (((symbol & 1) === 0 ? pair & 15 : pair >> 4) !== length) continue;
      const next = filled + (1 << (LONGEST_CODE - length));
      if (next > table.length) throw corrupt('a table of more codes than there can be', start);
      table.fill((symbol << 4) | length, filled, next);
      filled = next;
    }
  }
  if (filled !== table.length) throw corrupt('a table of codes with gaps', start);
  return table;
}

/** Bits come in words of 16, highest first; whole bytes of long lengths lie between the words, at `at`. */
interface Bits {
  readonly input: Uint8Array;
  at: number;
  /** The next bits, the first one highest. */
  next: number;
  /** How many are in `next` above 16. */
  spare: number;
}

function openBits(input: Uint8Array, start: number): Bits {
  const next = ((readUint16(input, start) << 16) | readUint16(input, start + 2)) >>> 0;
  if (start + 4 > input.length) throw cutOff(input);
  return { input, at: start + 4, next, spare: 16 };
}

function nextSymbol(bits: Bits, symbols: Uint16Array): number {
  const entry = symbols[bits.next >>> (32 - LONGEST_CODE)] as number;
  skipBits(bits, entry & 15);
  return entry >> 4;
}

/** Whether all that is left are the zeros that fill up the last words. */
function hasNoMore({ input, at, next }: Bits): boolean {
  return at >= input.length && next === 0;
}

/** After the symbol that ends the data. */
function isAtEnd(bits: Bits, symbols: Uint16Array): boolean {
  if (!hasNoMore(bits)) return false;
  const first = symbols[0] as number;
  const mayRepeat = first >> 4 === END && bits.spare >= (first & 15);
  if (mayRepeat) throw corrupt('where the data ends cannot be told without its length', bits.input.length);
  return true;
}

/** Behind the input is a word of zeros: it is taken as soon as the one before is begun, and must not be used itself. */
function skipBits(bits: Bits, count: number): void {
  bits.next = (bits.next << count) >>> 0;
  bits.spare -= count;
  if (bits.spare >= 0) return;
  const { input, at, spare } = bits;
  if (at > input.length) throw cutOff(input);
  bits.next = (bits.next | (readUint16(input, at) << -spare)) >>> 0;
  bits.at = at + 2;
  bits.spare = spare + 16;
}

function matchLength(bits: Bits, low: number): number {
  if (low < FULL_BITS) return low + SHORTEST_MATCH;
  const { input } = bits;
  const byte = input[takeBytes(bits, 1)] as number;
  if (byte < FULL_BYTE) return byte + FULL_BITS + SHORTEST_MATCH;
  const lengthAt = bits.at;
  const short = readUint16(input, takeBytes(bits, 2));
  const length = short === 0 ? readUint32(input, takeBytes(bits, 4)) : short;
  if (length < FULL_BITS) throw corrupt(`a match whose long length is ${length}`, lengthAt);
  return length + SHORTEST_MATCH;
}

function takeBytes(bits: Bits, count: number): number {
  const { input, at } = bits;
  if (at + count > input.length) throw cutOff(input);
  bits.at = at + count;
  return at;
}

function matchDistance(bits: Bits, count: number): number {
  // A shift by 32 would be one by 0.
  const low = count === 0 ? 0 : bits.next >>> (32 - count);
  skipBits(bits, count);
  return (1 << count) + low;
}

function corrupt(what: string, at: number): CodecFault {
  return new CodecFault('corrupt-data', `XPRESS: ${what}`, at);
}

function cutOff(input: Uint8Array): CodecFault {
  return new CodecFault('truncated', 'XPRESS: the data has no end', input.length);
}
