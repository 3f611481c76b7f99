/** Which codec without a signature content is in, proved by what comes out. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PROOF_INPUT_BYTES, provenByTransactions } from '../../../shared/formats/proof.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';
import { lznt1, xpress, xpressHuffman } from '../../fixtures/xca-encoders.ts';

const PACKED = [
  ['deflate', zlib.deflateRawSync],
  ['lznt1', lznt1],
  ['xpress', xpress],
  ['xpress-huffman', xpressHuffman],
] as const;

const PROSE = bytesOf('Once upon a time there was a post office, and nobody wrote to it. '.repeat(50));

describe.each(PACKED)('%s', (codec, pack) => {
  test('is proved by one entry, by many, and by the beginning of very many', () => {
    expect(provenByTransactions(pack(bytesOf(`${MARTIN}\r\n`)), true)?.codec).toBe(codec);
    expect(provenByTransactions(pack(bytesOf(manyEntries(700))), true)?.codec).toBe(codec);
    const many = pack(bytesOf(manyEntries(9_000)));
    expect(many.length).toBeGreaterThan(PROOF_INPUT_BYTES);
    expect(provenByTransactions(many, true)?.codec).toBe(codec);
    expect(provenByTransactions(many.subarray(0, 2_000), false)?.codec).toBe(codec);
  });

  test('is proved by what comes before damage or a cut, if that is more than went in', () => {
    const packed = Buffer.from(pack(bytesOf(manyEntries(700))));
    expect(provenByTransactions(packed.subarray(0, packed.length / 2), true)?.codec).toBe(codec);
    packed.fill(0xff, packed.length >> 1);
    expect(provenByTransactions(packed, true)?.codec).toBe(codec);
  });

  test('is not proved by prose, by noise or by nothing', () => {
    for (const content of [PROSE, noise(5_000), new Uint8Array()]) {
      expect(provenByTransactions(pack(content), true)).toBeNull();
    }
  });
});

test('says why', () => {
  expect(provenByTransactions(lznt1(bytesOf(manyEntries(3))), true)?.why).toBe(
    'no signature: what comes out as LZNT1 reads as transactions',
  );
});

test('a few binary bytes before a transaction are no compression', () => {
  for (const count of [1, 2, 3, 4, 5, 8]) {
    for (const byte of [0, 1, 0xff]) {
      const bytes = Buffer.concat([
        Buffer.alloc(count, byte),
        bytesOf(`A Anna\tPCM:N/P/ANNA\r\n${MARTIN}\r\n`),
      ]);
      expect(provenByTransactions(bytes, true)).toBeNull();
    }
  }
});

test('what stands behind the first bytes is not looked at', () => {
  const packed = Buffer.concat([noise(PROOF_INPUT_BYTES), lznt1(bytesOf(manyEntries(700)))]);
  expect(provenByTransactions(packed, true)).toBeNull();
});

test('noise of any size is nothing', () => {
  const sizes = [3, 10, 40, 100, 300, 700];
  for (let seed = 1; seed <= 4_000; seed += 1) {
    const size = seed % 40 === 0 ? 5_000 : (sizes[seed % sizes.length] ?? 0);
    const isWhole = seed % 4 !== 0;
    expect([seed, provenByTransactions(noise(size, seed), isWhole)]).toEqual([seed, null]);
  }
});
