/** SZDD, KWAJ and compressed RTF with any content. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandRtf } from '../../shared/codecs/compressed-rtf.ts';
import { expandKwaj } from '../../shared/codecs/kwaj.ts';
import { inflateBlock } from '../../shared/codecs/mszip.ts';
import { expandSzdd } from '../../shared/codecs/szdd.ts';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { basicSzdd, kwajBlocks, kwajFile, lzss, szdd, turned } from '../fixtures/compress-exe.ts';
import { expanded, verdictOf } from '../fixtures/expanded.ts';
import { kwajHuffman, SKEWED } from '../fixtures/kwaj-huffman.ts';
import { compressedRtf, storedRtf } from '../fixtures/rtf.ts';
import { manyEntries } from '../fixtures/transactions.ts';

type Pack = (content: Uint8Array) => Uint8Array;
type Expand = (input: Uint8Array) => ReturnType<typeof expandSzdd>;

const kwaj: Expand = (input) => expandKwaj(input, inflateBlock);
const known =
  (method: number, pack: Pack): Pack =>
  (content) =>
    kwajFile(method, pack(content), { length: content.length });

const FORMATS: readonly (readonly [string, Expand, Pack])[] = [
  ['SZDD', expandSzdd, szdd],
  ['SZDD of QuickBASIC', expandSzdd, basicSzdd],
  ['KWAJ, stored', kwaj, known(0, (content) => content)],
  ['KWAJ, turned', kwaj, known(1, turned)],
  ['KWAJ, LZSS', kwaj, known(2, (content) => lzss(content, 4_078))],
  ['KWAJ, LZ and Huffman', kwaj, known(3, (content) => kwajHuffman(content, 1, SKEWED))],
  ['KWAJ, MSZIP', kwaj, known(4, kwajBlocks)],
  ['compressed RTF', expandRtf, compressedRtf],
  ['stored RTF', expandRtf, storedRtf],
];

const content = fc.oneof(
  fc.uint8Array({ maxLength: 500 }),
  fc.array(fc.constantFrom(65, 66), { maxLength: 300 }).map((bytes) => Uint8Array.from(bytes)),
  fc.nat({ max: 60 }).map((count) => bytesOf(manyEntries(count))),
  fc.tuple(fc.nat(255), fc.nat(9_000)).map(([byte, length]) => new Uint8Array(length).fill(byte)),
);

describe.each(FORMATS)('%s', (_, expand, pack) => {
  test('gives back what was compressed', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        expect(expanded(expand(pack(bytes))).equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('that is cut off gives the beginning, and a verdict', () => {
    fc.assert(
      fc.property(content, fc.nat(), (bytes, at) => {
        const packed = pack(bytes);
        const verdict = verdictOf(expand(packed.subarray(0, at % packed.length)));
        const whole = Buffer.from(bytes).toString('latin1');
        // What is cut off may have been no more than a mark at the end.
        expect(verdict.read === whole ? ['ok', ...FAILURE_KINDS] : FAILURE_KINDS).toContain(verdict.kind);
        expect(whole.startsWith(verdict.read)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
