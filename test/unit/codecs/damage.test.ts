/** Whatever happens to compressed data on its way, it never comes out as something else without a word. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Codec } from '../../../shared/codecs/detect.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { zipArchive } from '../../fixtures/compressed.ts';
import { BOTH_DECODERS, decode } from '../../fixtures/decoders.ts';
import { LEOPARD, MARTIN } from '../../fixtures/transactions.ts';

const PAYLOAD = bytesOf(`${MARTIN}\r\n${LEOPARD}\r\n`);
const { Z_FIXED } = zlib.constants;

const CHECKED: readonly (readonly [string, Codec, Buffer])[] = [
  ['gzip', 'gzip', zlib.gzipSync(PAYLOAD)],
  ['gzip, stored', 'gzip', zlib.gzipSync(PAYLOAD, { level: 0 })],
  ['gzip, fixed Huffman', 'gzip', zlib.gzipSync(PAYLOAD, { strategy: Z_FIXED })],
  ['gzip of two members', 'gzip', Buffer.concat([zlib.gzipSync(MARTIN), zlib.gzipSync(LEOPARD)])],
  ['zlib', 'zlib', zlib.deflateSync(PAYLOAD)],
  ['zlib, stored', 'zlib', zlib.deflateSync(PAYLOAD, { level: 0 })],
  ['zip', 'zip', zipArchive([{ name: 'x', content: PAYLOAD }])],
];
const UNCHECKED: (typeof CHECKED)[number] = ['deflate', 'deflate', zlib.deflateRawSync(PAYLOAD)];

describe.each(BOTH_DECODERS)('the %s decoder', (_, decompress) => {
  test.each([...CHECKED, UNCHECKED])('calls %s cut at any byte truncated', async (name, codec, packed) => {
    const secondMember = name.includes('two members') ? zlib.gzipSync(MARTIN).length : -1;
    for (let length = 2; length < packed.length; length += 1) {
      const verdict = await decode(decompress, codec, packed.subarray(0, length));
      // Cut between two members, it is one whole member.
      if (length === secondMember) expect(verdict.kind).toBe('ok');
      else if (length === secondMember + 1) expect(verdict.kind).not.toBe('ok');
      else expect(verdict.kind).toBe('truncated');
    }
  });

  test.each(CHECKED)('gives the same or a fault for %s with any one bit flipped', async (_name, codec, packed) => {
    const intact = await decode(decompress, codec, packed);
    for (let bit = 0; bit < packed.length * 8; bit += 1) {
      const flipped = Buffer.from(packed);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      const verdict = await decode(decompress, codec, flipped);
      if (verdict.kind === 'ok') expect(verdict).toEqual(intact);
    }
  });

  test.each(CHECKED)('gives the same or a fault for %s with any two bytes swapped', async (_name, codec, packed) => {
    const intact = await decode(decompress, codec, packed);
    for (let at = 1; at < packed.length; at += 1) {
      const swapped = Buffer.from(packed);
      [swapped[at - 1], swapped[at]] = [packed[at] as number, packed[at - 1] as number];
      const verdict = await decode(decompress, codec, swapped);
      if (verdict.kind === 'ok') expect(verdict).toEqual(intact);
    }
  });
});
