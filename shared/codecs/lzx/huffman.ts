import { faultAt, peekBits, skipBits } from './bits.ts';
import type { Bits } from './bits.ts';

const LONGEST_CODE = 16;
/** Codes up to this length are found in one step; the others are rare by their nature. */
const QUICK_BITS = 10;

/** A canonical Huffman code: shorter codes first, among equal lengths in the order of the symbols. */
export interface HuffmanCode {
  /** By the next `QUICK_BITS` bits: symbol * 16 + length; 0 when the code is longer or there is none. */
  readonly quick: Uint16Array;
  /** By length: the first code, how many there are, and where their symbols begin in `symbols`. */
  readonly first: Uint32Array;
  readonly count: Uint16Array;
  readonly start: Uint16Array;
  readonly symbols: Uint16Array;
}

/** Room for a code of up to `symbols` symbols, of at most 4,095: made once and filled for each block. */
export function emptyCode(symbols: number): HuffmanCode {
  return {
    quick: new Uint16Array(1 << QUICK_BITS),
    first: new Uint32Array(LONGEST_CODE + 1),
    count: new Uint16Array(LONGEST_CODE + 1),
    start: new Uint16Array(LONGEST_CODE + 1),
    symbols: new Uint16Array(symbols),
  };
}

/**
 * Fills `code` from the code lengths of its symbols, 0 for none. A code that leaves bit patterns without a meaning is
 * refused unless it is empty: a block without matches has no lengths of matches.
 * @throws CodecFault corrupt-data
 */
export function fillCode(code: HuffmanCode, lengths: Uint8Array, bits: Bits, what: string): void {
  const { count, first, start } = code;
  count.fill(0);
  for (const length of lengths) count[length] = (count[length] as number) + 1;
  const unused = count[0] as number;
  count[0] = 0;
  let next = 0;
  let placed = 0;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    first[length] = next;
    start[length] = placed;
    placed += count[length] as number;
    next = (next + (count[length] as number)) * 2;
  }
  const complete = next === 1 << (LONGEST_CODE + 1);
  if (!complete && unused !== lengths.length) {
    throw faultAt(bits, 'corrupt-data', `the lengths of the ${what} codes give no Huffman code`);
  }
  sortSymbols(code, lengths);
}

function sortSymbols(code: HuffmanCode, lengths: Uint8Array): void {
  const { quick, first, start, symbols } = code;
  quick.fill(0);
  const taken = new Uint16Array(LONGEST_CODE + 1);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const nth = taken[length] as number;
    taken[length] = nth + 1;
    symbols[(start[length] as number) + nth] = symbol;
    if (length > QUICK_BITS) continue;
    const from = ((first[length] as number) + nth) << (QUICK_BITS - length);
    quick.fill(symbol * 16 + length, from, from + (1 << (QUICK_BITS - length)));
  }
}

/**
 * Takes one code and gives its symbol.
 * @throws CodecFault corrupt-data, truncated
 */
export function readSymbol(code: HuffmanCode, bits: Bits): number {
  const ahead = peekBits(bits, LONGEST_CODE);
  const found = code.quick[ahead >>> (LONGEST_CODE - QUICK_BITS)] as number;
  if (found !== 0) {
    skipBits(bits, found & 15);
    return found >>> 4;
  }
  return readLongSymbol(code, bits, ahead);
}

function readLongSymbol(code: HuffmanCode, bits: Bits, ahead: number): number {
  for (let length = QUICK_BITS + 1; length <= LONGEST_CODE; length += 1) {
    const nth = (ahead >>> (LONGEST_CODE - length)) - (code.first[length] as number);
    if (nth >= (code.count[length] as number)) continue;
    skipBits(bits, length);
    return code.symbols[(code.start[length] as number) + nth] as number;
  }
  throw faultAt(bits, 'corrupt-data', 'a code of a Huffman code without codes');
}
