/** Whatever happens to compressed data on its way, it never comes out as something else without a word. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Codec, Container } from '../../../shared/formats/names.ts';
import { FAILURE_KINDS } from '../../../shared/failure.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { zipArchive } from '../../fixtures/compressed.ts';
import { BOTH_DECODERS, decode } from '../../fixtures/decoders.ts';
import type { Verdict } from '../../fixtures/decoders.ts';
import { LEOPARD, MARTIN } from '../../fixtures/transactions.ts';

const PAYLOAD = bytesOf(`${MARTIN}\r\n${LEOPARD}\r\n`);
const { Z_FIXED } = zlib.constants;

const CHECKED: readonly (readonly [string, Codec | Container, Buffer])[] = [
  ['gzip', 'gzip', zlib.gzipSync(PAYLOAD)],
  ['gzip, stored', 'gzip', zlib.gzipSync(PAYLOAD, { level: 0 })],
  ['gzip, fixed Huffman', 'gzip', zlib.gzipSync(PAYLOAD, { strategy: Z_FIXED })],
  ['zlib', 'zlib', zlib.deflateSync(PAYLOAD)],
  ['zlib, stored', 'zlib', zlib.deflateSync(PAYLOAD, { level: 0 })],
  ['zip', 'zip', zipArchive([{ name: 'x', content: PAYLOAD }])],
];
const TWO_MEMBERS = [
  'gzip of two members',
  'gzip',
  Buffer.concat([zlib.gzipSync(MARTIN), zlib.gzipSync(LEOPARD)]),
] as const;
const UNCHECKED: (typeof CHECKED)[number] = ['deflate', 'deflate', zlib.deflateRawSync(PAYLOAD)];

/** What came out, or which fault. */
function textOf(verdict: Verdict): string {
  return verdict.kind === 'ok' ? `ok ${verdict.bytes.toString('latin1')}` : verdict.kind;
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
}

function swapped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  [copy[at], copy[at + 1]] = [bytes[at + 1] as number, bytes[at] as number];
  return copy;
}

describe.each(BOTH_DECODERS)('the %s decoder', (_, decompress) => {
  test.each([...CHECKED, UNCHECKED])('calls %s cut at any byte truncated', async (_name, codec, packed) => {
    for (let length = 2; length < packed.length; length += 1) {
      const { kind } = await decode(decompress, codec, packed.subarray(0, length));
      expect([length, kind]).toEqual([length, 'truncated']);
    }
  });

  test('calls two gzip members cut between them one member, and cut elsewhere damaged', async () => {
    const first = zlib.gzipSync(MARTIN);
    const both = Buffer.concat([first, zlib.gzipSync(LEOPARD)]);
    for (let length = 2; length < both.length; length += 1) {
      const verdict = await decode(decompress, 'gzip', both.subarray(0, length));
      expect([length, verdict.kind === 'ok']).toEqual([length, length === first.length]);
    }
  });

  test.each([...CHECKED, TWO_MEMBERS])(
    'gives the same or a fault for %s with any one bit flipped',
    async (_name, codec, packed) => {
      const expected = [textOf(await decode(decompress, codec, packed)), ...FAILURE_KINDS];
      for (let bit = 0; bit < packed.length * 8; bit += 1) {
        expect(expected).toContain(textOf(await decode(decompress, codec, flipped(packed, bit))));
      }
    },
  );

  test.each([...CHECKED, TWO_MEMBERS])(
    'gives the same or a fault for %s with any two bytes swapped',
    async (_name, codec, packed) => {
      const expected = [textOf(await decode(decompress, codec, packed)), ...FAILURE_KINDS];
      for (let at = 0; at + 1 < packed.length; at += 1) {
        expect(expected).toContain(textOf(await decode(decompress, codec, swapped(packed, at))));
      }
    },
  );
});
