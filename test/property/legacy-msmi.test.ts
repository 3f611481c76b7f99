import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import { decoderSetWith } from '../../electron/workers/decoder-set.ts';
import { inflateBlock } from '../../shared/codecs/mszip.ts';
import { legacyInflater } from '../../shared/legacy-msmi/inflate.ts';
import { beginHandOver, BLOCK_BYTES, createStaticArea } from '../../shared/legacy-msmi/static-area.ts';
import { decode } from '../fixtures/decoders.ts';

const decoders = decoderSetWith({ inflate: legacyInflater(createStaticArea(), 1), inflateBlock });

describe('the legacy decoder alone', () => {
  test('gives back what zlib compressed', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 30_000, size: 'max' }),
      fc
        .array(fc.constantFrom('A User', ' PCM:NORTH/PO1/', '\r\n', 'x'), { maxLength: 9_000 })
        .map((words) => Buffer.from(words.join(''))),
    );
    const options = fc.record({
      level: fc.integer({ min: 0, max: 9 }),
      strategy: fc.integer({ min: 0, max: 4 }),
      memLevel: fc.integer({ min: 1, max: 9 }),
      windowBits: fc.integer({ min: 9, max: 15 }),
    });
    await fc.assert(
      fc.asyncProperty(content, options, async (bytes, settings) => {
        const verdict = await decode(decoders, 'deflate', zlib.deflateRawSync(bytes, settings));
        expect(verdict).toEqual({ kind: 'ok', bytes: Buffer.from(bytes) });
      }),
      { numRuns: 200 },
    );
  });

  test('answers any bytes with a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(['ok', ...FAILURE_KINDS]).toContain((await decode(decoders, 'deflate', bytes)).kind);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('of two hand-overs that meet, in any order of their steps, the second ends whole and the first never', () => {
  const blocks = fc.integer({ min: 1, max: 10 });
  const turns = fc.array(fc.constantFrom('first' as const, 'second' as const), { maxLength: 30 });
  fc.assert(
    fc.property(blocks, fc.nat(9), fc.nat(4_000), turns, (count, before, length, order) => {
      const area = new Int32Array(createStaticArea());
      const bytes = new Uint8Array(length).fill(2);
      const lead = Math.min(before, count - 1);
      const first = beginHandOver(area, 1, new Uint8Array(count * BLOCK_BYTES).fill(1));
      for (let step = 0; step < lead; step += 1) first.moveBlock();
      const both = { first, second: beginHandOver(area, 2, bytes) };
      const rest = new Array<'second'>(10).fill('second');
      for (const turn of [...order, ...rest]) if (both[turn].pending()) both[turn].moveBlock();
      expect(both.second.pending()).toBe(false);
      expect(both.second.result()).toEqual(bytes);
      expect(first.pending()).toBe(true);
      expect(first.movedBytes()).toBe(lead * BLOCK_BYTES);
    }),
  );
});
