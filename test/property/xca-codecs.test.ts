/** LZNT1 and both kinds of XPRESS on anything at all. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Decoded } from '../../shared/codecs/fault.ts';
import { expandLznt1 } from '../../shared/codecs/lznt1.ts';
import { expandXpressHuffman } from '../../shared/codecs/xpress-huffman.ts';
import { expandXpress } from '../../shared/codecs/xpress.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { noise } from '../fixtures/compressed.ts';
import { expanded, stepSummary } from '../fixtures/expanded.ts';
import { manyEntries } from '../fixtures/transactions.ts';
import { lznt1, xpress, xpressHuffman } from '../fixtures/xca-encoders.ts';

const CODECS = [
  ['LZNT1', expandLznt1, lznt1],
  ['plain XPRESS', expandXpress, xpress],
  ['XPRESS with Huffman codes', expandXpressHuffman, xpressHuffman],
] as const;

/** A hostile match announces up to 4 GB: the one who reads stops, and so does this test. */
const ENOUGH_BYTES = 1_000_000;

const content = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.nat({ max: 200 }).map((count) => bytesOf(manyEntries(count))),
  fc.record({ length: fc.nat(70_000), seed: fc.nat() }).map(({ length, seed }) => noise(length, seed)),
  fc
    .array(fc.tuple(fc.nat(255), fc.nat(40_000)), { maxLength: 6 })
    .map((runs) => Buffer.concat(runs.map(([byte, length]) => Buffer.alloc(length, byte)))),
);

/** What is not as it has to be, whatever the input. */
function disorderOf(steps: Iterable<Decoded>, inputBytes: number): string[] {
  const { kind, offset, moves, mostIn, mostOut } = stepSummary(steps, inputBytes, ENOUGH_BYTES);
  return [
    ['ok', 'enough', 'truncated', 'corrupt-data'].includes(kind) ? '' : `ends as ${kind}`,
    offset >= 0 && offset <= inputBytes ? '' : `offset ${offset} of ${inputBytes}`,
    moves ? '' : 'a step goes nowhere',
    mostOut <= 64 * 1024 ? '' : `a step gives ${mostOut} bytes`,
    mostIn <= 16 * 1024 ? '' : `a step takes ${mostIn} bytes`,
  ].filter((text) => text !== '');
}

/** Of data whose last bits are of one kind; what such data says is not guessed. */
const NO_END = 'XPRESS: where the data ends cannot be told without its length';

function outcome(steps: Iterable<Decoded>): Buffer | string {
  try {
    return expanded(steps);
  } catch (error) {
    return error instanceof CodecFault ? error.message : String(error);
  }
}

describe.each(CODECS)('%s', (_, expand, pack) => {
  test('gives back what was compressed, or says that its end cannot be told', () => {
    fc.assert(
      fc.property(content, (bytes) => {
        expect([NO_END, Buffer.from(bytes)]).toContainEqual(outcome(expand(pack(bytes))));
      }),
      { numRuns: 150 },
    );
  });

  test('answers any bytes with data or a typed fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
        expect(disorderOf(expand(bytes), bytes.length)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('answers a prefix and a changed byte with data or a typed fault', () => {
    const change = fc.record({ bytes: content, at: fc.nat(), byte: fc.nat(255), cuts: fc.boolean() });
    fc.assert(
      fc.property(change, ({ bytes, at, byte, cuts }) => {
        const packed = pack(bytes);
        const place = packed.length === 0 ? 0 : at % packed.length;
        const input = cuts ? packed.subarray(0, place) : Buffer.from(packed);
        if (!cuts && packed.length > 0) input[place] = byte;
        expect(disorderOf(expand(input), input.length)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
