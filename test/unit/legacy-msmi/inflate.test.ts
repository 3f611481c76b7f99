import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { decoderSetWith } from '../../../electron/workers/decoder-set.ts';
import { inflateBlock } from '../../../shared/codecs/mszip.ts';
import { legacyInflater } from '../../../shared/legacy-msmi/inflate.ts';
import { createStaticArea } from '../../../shared/legacy-msmi/static-area.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { bytesOfBits, noise, openDeflate, zipArchive } from '../../fixtures/compressed.ts';
import { decode } from '../../fixtures/decoders.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

/** Alone with its area, as on one processor. */
const inflate = legacyInflater(createStaticArea(), 1);
const decoders = decoderSetWith({ inflate, inflateBlock });

function inflated(stream: Uint8Array, start = 0): { output: Buffer; end: number } {
  const output: Uint8Array[] = [];
  const steps = inflate(stream, start);
  let step = steps.next();
  for (; !step.done; step = steps.next()) output.push(step.value.bytes);
  return { output: Buffer.concat(output), end: step.value };
}

function faultOf(stream: Uint8Array): CodecFault | null {
  try {
    inflated(stream);
    return null;
  } catch (error) {
    if (error instanceof CodecFault) return error;
    throw error;
  }
}

const PAYLOADS: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['one byte', bytesOf('A')],
  ['exactly one hand-over', noise(8_192)],
  ['one hand-over and a byte', noise(8_193)],
  ['transactions', bytesOf(manyEntries(3_000))],
  ['noise', noise(200_000)],
  ['zeros', new Uint8Array(1_000_000)],
  ['matches of 32 KB', Buffer.concat([noise(32_768), noise(32_768), noise(7), noise(32_768)])],
];

describe.each(PAYLOADS)('on one thread it inflates as zlib does: %s', (_, payload) => {
  test.each([0, 1, 2, 3, 4])('strategy %i at every level', (strategy) => {
    for (let level = 0; level <= 9; level += 1) {
      const stream = zlib.deflateRawSync(payload, { level, strategy });
      const { output, end } = inflated(Buffer.concat([noise(3), stream, noise(9)]), 3);
      expect(output.equals(payload)).toBe(true);
      expect(end).toBe(3 + stream.length);
    }
  });

  test('in every container', async () => {
    const expected = { kind: 'ok', bytes: Buffer.from(payload) };
    expect(await decode(decoders, 'gzip', zlib.gzipSync(payload))).toEqual(expected);
    expect(await decode(decoders, 'zlib', zlib.deflateSync(payload))).toEqual(expected);
    expect(await decode(decoders, 'zip', zipArchive([{ name: 'x', content: payload }]))).toEqual(expected);
  });
});

test('the place in the input is told with every step and grows', () => {
  const stream = zlib.deflateRawSync(bytesOf(manyEntries(5_000)));
  const consumed = [...inflate(stream, 0)].map((step) => step.consumed);
  expect(consumed.length).toBeGreaterThan(20);
  expect(consumed).toEqual(consumed.toSorted((one, other) => one - other));
  expect(consumed.at(-1)).toBe(stream.length);
});

describe('what is no deflate stream is a fault', () => {
  test('truncated, wherever it is cut', () => {
    for (const options of [{}, { level: 0 }, { strategy: zlib.constants.Z_FIXED }]) {
      const stream = zlib.deflateRawSync(bytesOf(manyEntries(20)), options);
      for (let length = 0; length < stream.length; length += 1) {
        expect(faultOf(stream.subarray(0, length))?.kind).toBe('truncated');
      }
    }
  });

  test.each([
    ['a block of no known type', bytesOfBits('0 11')],
    ['a stored length that contradicts itself', Uint8Array.of(1, 5, 0, 5, 0)],
    ['a match behind the beginning', bytesOfBits('1 10 0000001 00000')],
    ['a length code that does not exist', bytesOfBits('1 10 11000110 00000')],
    ['a distance code that does not exist', bytesOfBits('1 10 01000001 0000001 11110')],
    ['a code that the table does not hold', Buffer.concat([bytesOfBits('1 01 00000 00000 0000'), noise(9)])],
  ])('damaged: %s', (_, start) => {
    expect(faultOf(Buffer.concat([start, noise(300)]))?.kind).toBe('corrupt-data');
  });

  test('located in a later block', () => {
    const good = openDeflate(bytesOf(manyEntries(50)));
    const fault = faultOf(Buffer.concat([good, bytesOfBits('0 11'), noise(50)]));
    expect(fault).toMatchObject({ kind: 'corrupt-data', offset: good.length + 1 });
  });
});
