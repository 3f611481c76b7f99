/**
 * How the safe decoder steps through its input. It reads fields of fflate that are no part of its interface: these
 * tests fail when a new version of fflate keeps its state differently.
 */
import zlib from 'node:zlib';
import { Inflate } from 'fflate/browser';
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { inflateRaw } from '../../../shared/codecs/raw-inflate.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { bytesOfBits, noise, openDeflate } from '../../fixtures/compressed.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const STEP = 16 * 1024;

interface Run {
  readonly output: Buffer;
  /** Offset behind the stream, or the fault. */
  readonly end: number | CodecFault;
  readonly consumed: readonly number[];
}

function run(input: Uint8Array, start = 0): Run {
  const output: Uint8Array[] = [];
  const consumed: number[] = [];
  const outcome = (end: number | CodecFault): Run => ({ output: Buffer.concat(output), end, consumed });
  try {
    const stream = inflateRaw(input, start);
    let step = stream.next();
    for (; !step.done; step = stream.next()) {
      output.push(step.value.bytes);
      consumed.push(step.value.consumed);
    }
    return outcome(step.value);
  } catch (error) {
    if (error instanceof CodecFault) return outcome(error);
    throw error;
  }
}

/** How much each step takes. */
function sizes(input: Uint8Array): number[] {
  const ends = Array.from(inflateRaw(input, 0), ({ consumed }) => consumed);
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
}

/** Runs in which `stream`, between other bytes that must not matter, did not end where it ends or gave other bytes. */
function inexactRuns(stream: Uint8Array, content: Uint8Array): string[] {
  const inexact: string[] = [];
  for (const before of [0, 1, 10, STEP - 1, STEP]) {
    for (const behind of [0, 1, 8, STEP]) {
      const { output, end } = run(Buffer.concat([noise(before, 3), stream, noise(behind, 4)]), before);
      if (end === before + stream.length && output.equals(content)) continue;
      inexact.push(`${before} + ${stream.length} + ${behind}: ${String(end)}`);
    }
  }
  return inexact;
}

/** Content of which `pack` makes exactly `wanted` bytes. */
function contentPackedTo(
  wanted: number,
  source: Uint8Array,
  pack: (bytes: Uint8Array) => Buffer,
): Uint8Array {
  let low = 0;
  let high = source.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pack(source.subarray(0, middle)).length < wanted) low = middle + 1;
    else high = middle;
  }
  const content = source.subarray(0, low);
  if (pack(content).length !== wanted) throw new Error(`nothing packs to ${wanted} bytes`);
  return content;
}

const store = (bytes: Uint8Array): Buffer => zlib.deflateRawSync(bytes, { level: 0 });
const huffman = (bytes: Uint8Array): Buffer =>
  zlib.deflateRawSync(bytes, { strategy: zlib.constants.Z_HUFFMAN_ONLY });
const LETTERS = noise(60_000).map((byte) => 65 + (byte & 31));

describe('the end of a stream is found to the byte', () => {
  test('whatever bit it ends at', () => {
    const ends = new Set<number>();
    for (let length = 0; length < 40; length += 1) {
      const content = bytesOf('abcdefgh'.repeat(5).slice(0, length));
      const stream = zlib.deflateRawSync(content, { strategy: zlib.constants.Z_FIXED });
      ends.add(stream.at(-1) as number);
      expect(inexactRuns(stream, content)).toEqual([]);
    }
    expect(ends.size).toBeGreaterThan(1);
  });

  test.each([1, 16_000, 16_379, 16_380, 40_000, 65_535, 65_536, 100_000])(
    'when it is a stored block of %i bytes, split across steps',
    (length) => expect(inexactRuns(store(noise(length)), noise(length))).toEqual([]),
  );

  test('when the final block is stored and empty', () => {
    const content = bytesOf(manyEntries(300));
    const stream = Buffer.concat([openDeflate(content), Uint8Array.of(1, 0, 0, 0xff, 0xff)]);
    expect(inexactRuns(stream, content)).toEqual([]);
  });

  test.each([
    ['stored', store, noise(60_000)],
    ['Huffman', huffman, LETTERS],
  ] as const)('when it lies at, before or behind the edge of a step: %s', (_name, pack, source) => {
    for (const wanted of [STEP - 1, STEP, STEP + 1, 2 * STEP - 1, 2 * STEP, 2 * STEP + 1]) {
      const content = contentPackedTo(wanted, source, pack);
      expect(inexactRuns(pack(content), content)).toEqual([]);
    }
  });

  test('as zlib finds it', () => {
    for (let length = 0; length < 3_000; length += 171) {
      const stream = zlib.deflateRawSync(LETTERS.subarray(0, length));
      const input = Buffer.concat([stream, noise(50)]);
      expect(run(input).end).toBe(stream.length);
    }
  });
});

describe('progress', () => {
  test('is told at least every 16 KB of input, grows, and ends at the end', () => {
    const stream = huffman(LETTERS);
    const { consumed } = run(stream);
    expect(consumed.length).toBeGreaterThanOrEqual(Math.ceil(stream.length / STEP));
    expect(consumed).toEqual(consumed.toSorted((one, other) => one - other));
    expect(consumed.at(-1)).toBe(stream.length);
  });

  test('is told while a stream of zeros grows a thousand times', () => {
    const stream = zlib.deflateRawSync(new Uint8Array(100 * 1024 * 1024));
    const { consumed, output } = run(stream);
    expect(output.length).toBe(100 * 1024 * 1024);
    expect(consumed.length).toBeGreaterThanOrEqual(6);
  });
});

describe('a damaged stream', () => {
  const badBlock = bytesOfBits('0 11');

  test.each([0, 1, 255, 256, 257, STEP - 1, STEP, STEP + 1, 3 * STEP + 300])(
    'is located to the byte: a block of no known type at %i',
    (wanted) => {
      const content = wanted < 10 ? noise(0) : noise(wanted - 10);
      const before = wanted < 10 ? new Uint8Array() : openDeflate(content);
      for (const start of [0, 10, 777]) {
        const { end } = run(Buffer.concat([noise(start), before, badBlock, noise(40_000)]), start);
        expect(end).toMatchObject({ kind: 'corrupt-data', offset: start + before.length });
      }
    },
  );

  test('is located to the byte behind much output', () => {
    const before = openDeflate(new Uint8Array(90 * 1024 * 1024));
    const { end, output } = run(Buffer.concat([before, badBlock, noise(100)]));
    expect(end).toMatchObject({ kind: 'corrupt-data', offset: before.length });
    expect(output.length).toBeGreaterThan(70 * 1024 * 1024);
  });

  test('is located at the second byte of a match that reaches behind the beginning', () => {
    // Fixed Huffman, length code 257 (3 bytes), distance code 0 (1 byte).
    expect(run(bytesOfBits('1 10 0000001 00000')).end).toMatchObject({ kind: 'corrupt-data', offset: 1 });
  });

  test('is truncated, not damaged, wherever it is cut', () => {
    const stream = zlib.deflateRawSync(bytesOf(manyEntries(30)));
    for (let length = 0; length < stream.length; length += 1) {
      const { end } = run(stream.subarray(0, length));
      expect(end).toMatchObject({ kind: 'truncated', offset: length });
    }
  });

  test('is truncated when it is cut at the edge of a step', () => {
    const stream = huffman(LETTERS);
    for (const length of [STEP - 1, STEP, STEP + 1]) {
      expect(run(stream.subarray(0, length)).end).toMatchObject({ kind: 'truncated', offset: length });
    }
  });

  test('gives out what came before the damaged step', () => {
    const content = noise(50_000);
    const { output } = run(Buffer.concat([openDeflate(content), noise(STEP), badBlock]));
    expect(content.subarray(0, output.length)).toEqual(new Uint8Array(output));
  });
});

describe('a step', () => {
  const SMALLEST = 256;
  const EMPTY_BLOCK = Uint8Array.of(0, 0, 0, 0xff, 0xff);
  const LAST_BLOCK = Uint8Array.of(1, 0, 0, 0xff, 0xff);

  test('stays small where next to nothing comes out, however much goes in', () => {
    const empty = Buffer.concat([...Array<Uint8Array>(4_000).fill(EMPTY_BLOCK), LAST_BLOCK]);
    expect(Math.max(...sizes(empty))).toBeLessThanOrEqual(2 * SMALLEST);
  });

  test('grows where the data goes on', () => {
    expect(Math.max(...sizes(huffman(LETTERS)))).toBe(STEP);
    // A stored block comes as a whole, so this is how often it was waited for.
    expect(sizes(store(LETTERS)).length).toBeLessThan(20);
  });

  test('is the place of a fault that need not be exact', () => {
    const damaged = Buffer.concat([openDeflate(LETTERS.subarray(0, 1_000)), bytesOfBits('1 11')]);
    expect(run(damaged).end).toMatchObject({ kind: 'corrupt-data', offset: damaged.length - 1 });
    const rough = (): unknown => Array.from(inflateRaw(damaged, 0, 'step'));
    expect(rough).toThrow(expect.objectContaining({ kind: 'corrupt-data', offset: 256 }));
  });
});

test('fflate keeps its state in the fields that are read', () => {
  const inflate = new Inflate(() => undefined);
  inflate.push(huffman(LETTERS).subarray(0, STEP));
  expect(Reflect.get(inflate, 's')).toMatchObject({
    f: expect.any(Number),
    l: expect.any(Uint16Array),
    p: expect.any(Number),
  });
  expect(Reflect.get(inflate, 'p')).toBeInstanceOf(Uint8Array);
  expect(Reflect.get(inflate, 'o')).toBeInstanceOf(Uint8Array);
});
