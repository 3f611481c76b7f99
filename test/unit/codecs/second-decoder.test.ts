/** What the second decoder is for, and what it says where there is none. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateSecond } from '../../../electron/workers/second-inflate.ts';
import { plugInCodec } from '../../../shared/formats/names.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { kwajBlocks, kwajFile, szdd } from '../../fixtures/compress-exe.ts';
import { noise, zipArchive } from '../../fixtures/compressed.ts';
import { decode, decoded, SECOND } from '../../fixtures/decoders.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { compressedRtf } from '../../fixtures/rtf.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const TEXT = bytesOf(manyEntries(300));

describe('the second decoder', () => {
  test.each([
    ['gzip', zlib.gzipSync(TEXT)],
    ['zlib', zlib.deflateSync(TEXT)],
    ['deflate', zlib.deflateRawSync(TEXT)],
    ['rtf', compressedRtf(TEXT)],
    ['kwaj', kwajFile(4, kwajBlocks(TEXT))],
    ['zip', zipArchive([{ name: 'x', content: TEXT }])],
  ] as const)('reads %s', async (format, packed) => {
    expect((await decoded(SECOND, format, packed)).equals(TEXT)).toBe(true);
  });

  test.each([
    ['szdd', szdd(TEXT), 'SZDD (COMPRESS.EXE)'],
    ['kwaj', kwajFile(0, TEXT), 'KWAJ method 0'],
    ['lznt1', TEXT, 'LZNT1'],
    ['xpress', TEXT, 'XPRESS, plain LZ77'],
    ['xpress-huffman', TEXT, 'XPRESS, LZ77 and Huffman'],
    [plugInCodec('mine'), TEXT, 'mine (plug-in)'],
  ] as const)('says that there is none for %s, and nothing of the data', async (format, packed, name) => {
    expect(await decode(SECOND, format, packed)).toEqual({
      kind: 'unsupported-codec',
      detail: `there is no second decoder for ${name}`,
      offset: null,
    });
  });
});

describe('zlib on a stream within other bytes', () => {
  const inflated = (input: Uint8Array, start: number) => verdictOf(inflateSecond(input, start));

  test('gives it in steps and says where it ended', () => {
    const content = noise(200_000);
    const packed = zlib.deflateRawSync(content);
    const input = Buffer.concat([noise(10), packed, noise(99)]);
    expect(expanded(inflateSecond(input, 10)).equals(content)).toBe(true);
    const stream = inflateSecond(input, 10);
    let step = stream.next();
    for (; !step.done; step = stream.next()) expect(step.value.bytes.length).toBeLessThanOrEqual(64 * 1024);
    expect(step.value).toBe(10 + packed.length);
  });

  test('refuses one that is cut off, and one that is none', () => {
    expect(inflated(zlib.deflateRawSync(TEXT).subarray(0, 50), 0).kind).toBe('truncated');
    expect(inflated(Uint8Array.of(0, 7, 7, 7), 1)).toMatchObject({ kind: 'corrupt-data', offset: 1 });
  });
});
