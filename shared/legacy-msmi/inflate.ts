import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';
import type { Inflater } from '../codecs/inflater.ts';
import { BitReader } from './bit-reader.ts';
import { huffmanTable, readSymbol } from './huffman.ts';
import type { HuffmanTable } from './huffman.ts';
import { beginHandOver } from './static-area.ts';

/** Largest distance of a match (RFC 1951): this much output must stay readable. */
const WINDOW_BYTES = 32 * 1024;
/** Decoded bytes gathered before they are handed over through the static area. */
const GATHER_BYTES = 8 * 1024;
const LONGEST_MATCH = 258;

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END_OF_BLOCK = 256;

interface Tables {
  readonly literals: HuffmanTable;
  readonly distances: HuffmanTable;
}

/** The last 32 KB handed over, followed by what is gathered and not yet handed over. */
class Output {
  readonly buffer = new Uint8Array(WINDOW_BYTES + GATHER_BYTES + LONGEST_MATCH);
  /** Where the next byte goes. */
  end = 0;
  /** First byte not yet handed over. */
  gathered = 0;

  literal(byte: number): void {
    this.buffer[this.end] = byte;
    this.end += 1;
  }

  copy(distance: number, length: number, offset: number): void {
    if (distance > this.end)
      throw new CodecFault('corrupt-data', 'a match reaches behind the beginning', offset);
    for (let left = length; left > 0; left -= 1) this.literal(this.buffer[this.end - distance] as number);
  }

  isFull(): boolean {
    return this.end - this.gathered >= GATHER_BYTES;
  }

  /** Everything gathered, through the static area; does not return while another thread has the turn. */
  handOver(area: Int32Array, ticket: number): Uint8Array {
    const transfer = beginHandOver(area, ticket, this.buffer.subarray(this.gathered, this.end));
    while (transfer.pending()) transfer.moveBlock();
    const bytes = transfer.result();
    const kept = Math.min(this.end, WINDOW_BYTES);
    this.buffer.copyWithin(0, this.end - kept, this.end);
    this.end = kept;
    this.gathered = kept;
    return bytes;
  }
}

/**
 * The deflate implementation behind `legacy-msmi`: correct on one thread, and with the static area's defect on several.
 * @param area shared by all workers of a pool
 * @param ticket this worker's number, not 0
 */
export function legacyInflater(area: SharedArrayBuffer, ticket: number): Inflater {
  const shared = new Int32Array(area);
  return function* inflate(input, start) {
    const reader = new BitReader(input, start);
    const output = new Output();
    let last = false;
    while (!last) {
      last = reader.read(1) === 1;
      yield* inflateBlock(reader, output, () => handedOver(output, reader, shared, ticket));
    }
    yield handedOver(output, reader, shared, ticket);
    return reader.offset();
  };
}

function handedOver(output: Output, reader: BitReader, shared: Int32Array, ticket: number): Decoded {
  return { bytes: output.handOver(shared, ticket), consumed: reader.offset() };
}

function* inflateBlock(reader: BitReader, output: Output, handOver: () => Decoded): Generator<Decoded, void> {
  const type = reader.read(2);
  if (type === 3) throw new CodecFault('corrupt-data', 'invalid block type', reader.offset());
  if (type === 0) return yield* storedBlock(reader, output, handOver);
  const tables = type === 1 ? FIXED_TABLES : dynamicTables(reader);
  for (;;) {
    const symbol = readSymbol(reader, tables.literals);
    if (symbol === END_OF_BLOCK) return;
    if (symbol < END_OF_BLOCK) output.literal(symbol);
    else copyMatch(reader, output, tables, symbol - END_OF_BLOCK - 1);
    if (output.isFull()) yield handOver();
  }
}

function copyMatch(reader: BitReader, output: Output, tables: Tables, lengthCode: number): void {
  const length = LENGTH_BASE[lengthCode];
  if (length === undefined) throw new CodecFault('corrupt-data', 'invalid length code', reader.offset());
  const fullLength = length + reader.read(LENGTH_EXTRA[lengthCode] as number);
  const distanceCode = readSymbol(reader, tables.distances);
  const distance = DISTANCE_BASE[distanceCode];
  if (distance === undefined) throw new CodecFault('corrupt-data', 'invalid distance code', reader.offset());
  output.copy(distance + reader.read(DISTANCE_EXTRA[distanceCode] as number), fullLength, reader.offset());
}

function* storedBlock(reader: BitReader, output: Output, handOver: () => Decoded): Generator<Decoded, void> {
  reader.alignToByte();
  const length = reader.read(8) | (reader.read(8) << 8);
  const complement = reader.read(8) | (reader.read(8) << 8);
  if ((length ^ complement) !== 0xffff)
    throw new CodecFault('corrupt-data', 'invalid stored length', reader.offset());
  for (let left = length; left > 0; left -= 1) {
    output.literal(reader.read(8));
    if (output.isFull()) yield handOver();
  }
}

function dynamicTables(reader: BitReader): Tables {
  const literalCount = reader.read(5) + 257;
  const distanceCount = reader.read(5) + 1;
  const codeLengthCount = reader.read(4) + 4;
  const codeLengths = new Uint8Array(CODE_LENGTH_ORDER.length);
  for (let at = 0; at < codeLengthCount; at += 1)
    codeLengths[CODE_LENGTH_ORDER[at] as number] = reader.read(3);
  const lengths = readLengths(reader, huffmanTable(codeLengths), literalCount + distanceCount);
  return {
    literals: huffmanTable(lengths.subarray(0, literalCount)),
    distances: huffmanTable(lengths.subarray(literalCount)),
  };
}

function readLengths(reader: BitReader, table: HuffmanTable, count: number): Uint8Array {
  const lengths = new Uint8Array(count);
  let at = 0;
  while (at < count) {
    const symbol = readSymbol(reader, table);
    if (symbol < 16) {
      lengths[at] = symbol;
      at += 1;
      continue;
    }
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const repeat =
      symbol === 16 ? 3 + reader.read(2) : symbol === 17 ? 3 + reader.read(3) : 11 + reader.read(7);
    if (at + repeat > count) throw new CodecFault('corrupt-data', 'too many code lengths', reader.offset());
    lengths.fill(value, at, at + repeat);
    at += repeat;
  }
  return lengths;
}

const FIXED_TABLES: Tables = {
  literals: huffmanTable(
    Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
  ),
  distances: huffmanTable(new Array<number>(30).fill(5)),
};
