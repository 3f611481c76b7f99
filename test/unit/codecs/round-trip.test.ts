/** What node:zlib compresses, both decoders give back, however it was compressed. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise, zipArchive } from '../../fixtures/compressed.ts';
import { BOTH_DECODERS, decoded } from '../../fixtures/decoders.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const { constants } = zlib;
const STRATEGIES = [
  ['default', constants.Z_DEFAULT_STRATEGY],
  ['filtered', constants.Z_FILTERED],
  ['Huffman only', constants.Z_HUFFMAN_ONLY],
  ['run lengths', constants.Z_RLE],
  ['fixed Huffman', constants.Z_FIXED],
] as const;
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const PAYLOADS = {
  nothing: bytesOf(''),
  'one byte': bytesOf('A'),
  transactions: bytesOf(manyEntries(700)),
  noise: noise(50_000),
  'zeros and noise': Buffer.concat([new Uint8Array(100_000), noise(3_000), new Uint8Array(70_000)]),
};

describe.each(BOTH_DECODERS)('the %s decoder gives back', (_, decompress) => {
  describe.each(Object.entries(PAYLOADS))('%s', (_name, payload) => {
    test.each(STRATEGIES)('compressed with strategy %s at every level', async (_strategy, strategy) => {
      for (const level of LEVELS) {
        const options = { level, strategy };
        const outputs = await Promise.all([
          decoded(decompress, 'gzip', zlib.gzipSync(payload, options)),
          decoded(decompress, 'zlib', zlib.deflateSync(payload, options)),
          decoded(decompress, 'deflate', zlib.deflateRawSync(payload, options)),
        ]);
        for (const output of outputs) expect(output.equals(payload)).toBe(true);
      }
    });

    test('compressed with the smallest window and the smallest memory', async () => {
      const packed = zlib.deflateSync(payload, { windowBits: 9, memLevel: 1 });
      expect((await decoded(decompress, 'zlib', packed)).equals(payload)).toBe(true);
    });

    test('stored and deflated in a zip', async () => {
      const packed = zipArchive([
        { name: 'stored', method: 0, content: payload },
        { name: 'deflated', content: payload },
      ]);
      const twice = Buffer.concat([payload, payload]);
      expect((await decoded(decompress, 'zip', packed)).equals(twice)).toBe(true);
    });
  });

  test('matches that reach back 32 KB across many steps', async () => {
    const window = noise(32 * 1024);
    const payload = Buffer.concat([window, window, noise(40_000, 2), window, window]);
    const packed = zlib.deflateRawSync(payload, { level: 9 });
    expect((await decoded(decompress, 'deflate', packed)).equals(payload)).toBe(true);
  });
});
