import { CodecFault } from '../fault.ts';
import { bitsLeft, peek16, requireBits, skipBits } from './bits.ts';
import type { HighBits } from './bits.ts';

const LONGEST_CODE = 16;
/** Bits of an entry of the table that hold the length of the code; the symbol lies above them. */
const LENGTH_BITS = 5;

/** A canonical Huffman code: shorter codes first, among equal lengths in the order of the symbols. */
export interface Code {
  readonly longest: number;
  /** By the next `longest` bits: symbol and length of the code; 0 where no code begins so. */
  readonly entries: Uint16Array;
}

/**
 * Reads the code lengths of `symbols` symbols and makes the code.
 * @throws CodecFault truncated, corrupt-data
 */
export function readCode(bits: HighBits, encoding: number, symbols: number): Code {
  const { at } = bits;
  return codeOf(readLengths(bits, encoding, symbols), at);
}

function readLengths(bits: HighBits, encoding: number, symbols: number): Uint8Array {
  const lengths = new Uint8Array(symbols);
  if (encoding === 0) return lengths.fill(Math.log2(symbols));
  let length = requireBits(bits, 4);
  lengths[0] = length;
  for (let symbol = 1; symbol < symbols; symbol += 1) {
    length = nextLength(bits, encoding, length);
    if (length < 0 || length > LONGEST_CODE) {
      throw new CodecFault('corrupt-data', `KWAJ: a Huffman code of ${length} bits`, bits.at);
    }
    lengths[symbol] = length;
  }
  return lengths;
}

/** As the one before, or by how much it differs, or itself. */
function nextLength(bits: HighBits, encoding: number, previous: number): number {
  switch (encoding) {
    case 1:
      if (requireBits(bits, 1) === 0) return previous;
      return requireBits(bits, 1) === 0 ? previous + 1 : requireBits(bits, 4);
    case 2: {
      const step = requireBits(bits, 2);
      return step === 3 ? requireBits(bits, 4) : previous + step - 1;
    }
    case 3:
      return requireBits(bits, 4);
    default:
      throw new CodecFault('corrupt-data', `KWAJ: code lengths in form ${encoding}`, bits.at);
  }
}

/** Bit patterns may be left without a meaning: a file without matches needs no code for them. */
function codeOf(lengths: Uint8Array, at: number): Code {
  const longest = lengths.reduce((max, length) => Math.max(max, length), 0);
  const entries = new Uint16Array(1 << longest);
  let next = 0;
  for (let length = 1; length <= longest; length += 1) {
    const width = 1 << (longest - length);
    for (let symbol = lengths.indexOf(length); symbol !== -1; symbol = lengths.indexOf(length, symbol + 1)) {
      if (next + width > entries.length) {
        throw new CodecFault('corrupt-data', 'KWAJ: more Huffman codes than there are bit patterns', at);
      }
      entries.fill((symbol << LENGTH_BITS) | length, next, next + width);
      next += width;
    }
  }
  return { longest, entries };
}

/**
 * Takes one code and gives its symbol; null when the input ends before the code does.
 * @throws CodecFault corrupt-data
 */
export function takeSymbol(code: Code, bits: HighBits): number | null {
  const entry = code.entries[peek16(bits) >>> (16 - code.longest)] as number;
  const length = entry & ((1 << LENGTH_BITS) - 1);
  if (entry === 0 && bitsLeft(bits) >= code.longest) {
    throw new CodecFault('corrupt-data', 'KWAJ: bits that are no Huffman code', bits.at);
  }
  if (entry === 0 || length > bitsLeft(bits)) return null;
  skipBits(bits, length);
  return entry >>> LENGTH_BITS;
}
