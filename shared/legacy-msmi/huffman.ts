import { CodecFault } from '../codecs/fault.ts';
import type { BitReader } from './bit-reader.ts';

const LONGEST_CODE = 15;

/** A canonical Huffman code (RFC 1951, section 3.2.2) as a table of all `bits`-long prefixes. */
export interface HuffmanTable {
  readonly bits: number;
  /** For each prefix: symbol * 16 + code length; 0 where no code begins so. */
  readonly entries: Uint16Array;
}

export function huffmanTable(lengths: ArrayLike<number>): HuffmanTable {
  const perLength = new Uint16Array(LONGEST_CODE + 1);
  let bits = 1;
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] as number;
    perLength[length] = (perLength[length] as number) + 1;
    if (length > bits) bits = length;
  }
  perLength[0] = 0;
  const nextCode = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    nextCode[length + 1] = ((nextCode[length] as number) + (perLength[length] as number)) << 1;
  }
  const entries = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const code = nextCode[length] as number;
    nextCode[length] = code + 1;
    const first = reverseBits(code, length);
    for (let at = first; at < entries.length; at += 1 << length) entries[at] = symbol * 16 + length;
  }
  return { bits, entries };
}

function reverseBits(code: number, length: number): number {
  let reversed = 0;
  for (let bit = 0; bit < length; bit += 1) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
  return reversed;
}

export function readSymbol(reader: BitReader, table: HuffmanTable): number {
  const entry = table.entries[reader.peek(table.bits)] as number;
  if (entry === 0)
    throw new CodecFault('corrupt-data', 'a code that the Huffman table does not hold', reader.offset());
  reader.skip(entry & 15);
  return entry >> 4;
}
