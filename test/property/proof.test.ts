/** A codec without a signature is never taken for another, and nothing else is taken for one. */
import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { provenByTransactions } from '../../shared/formats/proof.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { columnLine, tabLine } from '../fixtures/transactions.ts';
import { lznt1, xpress, xpressHuffman } from '../fixtures/xca-encoders.ts';

const PACKED = [
  ['deflate', zlib.deflateRawSync],
  ['lznt1', lznt1],
  ['xpress', xpress],
  ['xpress-huffman', xpressHuffman],
] as const;

const word = fc.stringMatching(/^[A-Z][a-z]{1,9}$/);
const line = fc
  .tuple(fc.constantFrom('A', 'D', 'M'), fc.constantFrom(columnLine, tabLine), word, word)
  .map(([code, write, name, mailbox]) => write(code, name, `PCM:NET/PO/${mailbox.toUpperCase()}`));
const transactions = fc
  .array(line, { minLength: 1, maxLength: 300 })
  .map((lines) => `${lines.join('\r\n')}\r\n`);

test('each codec is taken for itself', () => {
  fc.assert(
    fc.property(transactions, fc.constantFrom(...PACKED), (text, [codec, pack]) => {
      expect(provenByTransactions(pack(bytesOf(text)), true)?.codec).toBe(codec);
    }),
    { numRuns: 400 },
  );
});

test('a beginning is taken for the same as the whole, or for nothing', () => {
  fc.assert(
    fc.property(transactions, fc.constantFrom(...PACKED), fc.nat(), (text, [codec, pack], at) => {
      const packed = pack(bytesOf(text));
      const found = provenByTransactions(packed.subarray(0, at % packed.length), false);
      expect([null, codec]).toContain(found?.codec ?? null);
    }),
    { numRuns: 400 },
  );
});

test('any bytes are taken for nothing', () => {
  const options = { size: 'max', maxLength: 1_000 } as const;
  fc.assert(
    fc.property(fc.uint8Array(options), fc.boolean(), (bytes, isWhole) => {
      expect(provenByTransactions(bytes, isWhole)).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});
