/** Blocks of MSZIP: how much they give at most, what they reach back into, and that both decoders say the same. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inflateBlockSecond } from '../../../electron/workers/second-inflate.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { createMszip, inflateBlock, MSZIP_BLOCK_BYTES } from '../../../shared/codecs/mszip.ts';
import type { InflateBlock } from '../../../shared/codecs/mszip.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { mszipBlocks } from '../../fixtures/compress-exe.ts';
import { noise } from '../../fixtures/compressed.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const NONE = new Uint8Array();

function faultOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return `${error.kind} at ${error.offset}`;
  }
}

/** A stored block of deflate, the last one. */
function storedStream(content: Uint8Array): Buffer {
  return zlib.deflateRawSync(content, { level: 0 });
}

describe.each([
  ['safe', inflateBlock],
  ['second', inflateBlockSecond],
] satisfies [string, InflateBlock][])('a block of the %s decoder', (_, inflate) => {
  test('gives as much as a block may hold and no byte more', () => {
    for (const pack of [zlib.deflateRawSync, storedStream]) {
      const full = new Uint8Array(MSZIP_BLOCK_BYTES).fill(65);
      expect(inflate(pack(full), NONE).length).toBe(MSZIP_BLOCK_BYTES);
      const more = new Uint8Array(MSZIP_BLOCK_BYTES + 1).fill(65);
      expect(faultOf(() => inflate(pack(more), NONE))).toBe('output-limit at 0');
      expect(faultOf(() => inflate(pack(new Uint8Array(60_000)), NONE))).toBe('output-limit at 0');
    }
  });

  test('reaches back into what came before, and no further', () => {
    const history = noise(30_000);
    const packed = zlib.deflateRawSync(history.subarray(0, 1_000), { dictionary: history });
    expect(Buffer.from(inflate(packed, history)).equals(history.subarray(0, 1_000))).toBe(true);
    expect(faultOf(() => inflate(packed, history.subarray(-500)))).toBe('corrupt-data at 0');
    expect(faultOf(() => inflate(packed, NONE))).toBe('corrupt-data at 0');
  });

  test('keeps no more memory than it gives, and stays as it is when the next one comes', () => {
    const block = inflate(zlib.deflateRawSync('A'), NONE);
    inflate(zlib.deflateRawSync('B'), NONE);
    expect([Buffer.from(block).toString(), block.buffer.byteLength]).toEqual(['A', 1]);
  });

  test('is truncated when it is cut anywhere', () => {
    const packed = zlib.deflateRawSync(bytesOf(manyEntries(20)));
    for (let length = 0; length < packed.length; length += 1) {
      expect(faultOf(() => inflate(packed.subarray(0, length), NONE))).toBe('truncated at 0');
    }
  });

  test('ignores what lies behind it', () => {
    const packed = Buffer.concat([zlib.deflateRawSync('A Martin'), noise(50)]);
    expect(Buffer.from(inflate(packed, NONE)).toString()).toBe('A Martin');
  });

  test('goes on from block to block, also from one that is not full', () => {
    const content = bytesOf(manyEntries(1_500));
    const mszip = createMszip(inflate);
    const output = mszipBlocks(content).map((block) => mszip.block(block, 0));
    expect(Buffer.concat(output).equals(content)).toBe(true);

    const short = createMszip(inflate);
    const [first, second] = [bytesOf('A Martin, '), bytesOf('A Martin')];
    const parts = [zlib.deflateRawSync(first), zlib.deflateRawSync(second, { dictionary: first })];
    const read = parts.map((part) => Buffer.from(short.block(Buffer.concat([bytesOf('CK'), part]), 0)));
    expect(Buffer.concat(read).toString()).toBe('A Martin, A Martin');
  });

  test('says where in the input a fault lies', () => {
    const block = (data: Uint8Array) => faultOf(() => createMszip(inflate).block(data, 100));
    expect(block(bytesOf('CX'))).toBe('corrupt-data at 100');
    expect(block(bytesOf('C'))).toBe('truncated at 101');
    expect(block(bytesOf('CK'))).toBe('truncated at 102');
    expect(block(bytesOf('CK\x07'))).toBe('corrupt-data at 102');
  });
});
