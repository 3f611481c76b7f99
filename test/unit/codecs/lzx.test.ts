import { describe, expect, test } from 'vitest';
import { expandLzxDelta } from '../../../shared/codecs/lzx/delta.ts';
import { createLzx, LZX_FRAME_BYTES } from '../../../shared/codecs/lzx/lzx.ts';
import type { LzxOptions } from '../../../shared/codecs/lzx/lzx.ts';
import { slotsOf } from '../../../shared/codecs/lzx/slots.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { lzxDelta, lzxFrames } from '../../fixtures/lzx-encoder.ts';
import type { LzxEncoding } from '../../fixtures/lzx-encoder.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const TEXT = Buffer.concat([bytesOf(manyEntries(700)), noise(9_000), bytesOf(manyEntries(700))]);
/** Noise with a call instruction in every tenth byte. */
const PROGRAM = noise(70_000, 3).map((byte, at) => (at % 10 === 0 ? 0xe8 : byte));
const CABINET: LzxOptions = { windowBits: 16, outputBytes: null, resetInterval: 0, delta: false };

/** All frames decoded by one decoder, each in the middle of other bytes. */
function decodedFrames(
  frames: readonly Uint8Array[],
  bytes: number,
  options: Partial<LzxOptions> = {},
): Buffer {
  const lzx = createLzx({ ...CABINET, ...options });
  return Buffer.concat(
    frames.map((frame, index) => {
      const input = Buffer.concat([noise(7), frame, noise(9)]);
      const left = Math.min(LZX_FRAME_BYTES, bytes - index * LZX_FRAME_BYTES);
      return lzx.frame(input, 7, 7 + frame.length, left);
    }),
  );
}

function one(...blocks: LzxEncoding['blocks']): LzxEncoding {
  return { windowBits: 16, blocks };
}

const ENDS_WITH_FRAME = one({ type: 'verbatim', bytes: 2_001 }, { type: 'uncompressed', bytes: 30_767 });

const ENCODINGS: readonly (readonly [string, LzxEncoding])[] = [
  ['one verbatim block', one({ type: 'verbatim', bytes: 1_000_000 })],
  ['verbatim blocks over frames', one({ type: 'verbatim', bytes: 20_001 })],
  ['aligned blocks over frames', one({ type: 'aligned', bytes: 50_001 })],
  ['uncompressed blocks of odd length', one({ type: 'uncompressed', bytes: 20_001 })],
  ['an uncompressed block of odd length that ends with its frame', ENDS_WITH_FRAME],
  [
    'all types in turn',
    one(
      { type: 'verbatim', bytes: 3_000 },
      { type: 'uncompressed', bytes: 301 },
      { type: 'aligned', bytes: 7_000 },
      { type: 'uncompressed', bytes: 40_000 },
      { type: 'aligned', bytes: 11 },
    ),
  ],
  ['translated calls', { ...one({ type: 'verbatim', bytes: 30_000 }), translated: 60_000 }],
  [
    'translated calls of a huge file',
    { ...one({ type: 'uncompressed', bytes: 30_000 }), translated: 0x7fffffff },
  ],
];

describe.each([
  ['transactions', TEXT],
  ['zeros', new Uint8Array(100_000)],
  ['noise', noise(40_000)],
  ['a program', PROGRAM],
  ['one byte', bytesOf('A')],
])('%s', (_, content) => {
  test.each(ENCODINGS)('as %s are given back', (_name, encoding) => {
    expect(decodedFrames(lzxFrames(content, encoding), content.length).equals(content)).toBe(true);
  });

  test.each(ENCODINGS)('as LZX DELTA with %s are given back', (_name, encoding) => {
    const stream = { windowBits: 17, outputBytes: content.length };
    const packed = lzxDelta(content, { ...encoding, windowBits: 17 });
    expect(expanded(expandLzxDelta(packed, stream)).equals(content)).toBe(true);
  });
});

test('each window has the number of slots that the format gives it', () => {
  const slots = [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25].map(slotsOf);
  expect(slots).toEqual([30, 32, 34, 36, 38, 42, 50, 66, 98, 162, 290]);
});

test('a match reaches back over a whole large window', () => {
  const content = Buffer.concat([noise(500), new Uint8Array(2 ** 20 - 600), noise(500)]);
  for (const windowBits of [20, 21]) {
    const frames = lzxFrames(content, { windowBits, blocks: [{ type: 'aligned', bytes: 400_000 }] });
    expect(decodedFrames(frames, content.length, { windowBits }).equals(content)).toBe(true);
  }
});

test('a decoder starts anew where it is told to', () => {
  const encoding = one({ type: 'verbatim', bytes: 10_000 });
  const frames = [TEXT.subarray(0, 32_768), TEXT.subarray(32_768, 60_000)].flatMap((part) =>
    lzxFrames(part, encoding),
  );
  const both = decodedFrames(frames, 60_000, { resetInterval: 1 });
  expect(both.equals(TEXT.subarray(0, 60_000))).toBe(true);
});

describe('LZX DELTA', () => {
  test('has matches longer than 257 bytes, in each of the four ways', () => {
    for (const length of [257, 258, 512, 513, 1_536, 1_537, 5_632, 5_633, 30_000]) {
      const content = Buffer.concat([bytesOf('ab'), Buffer.alloc(length + 1, 'c'), bytesOf('d')]);
      const packed = lzxDelta(content, one({ type: 'verbatim', bytes: 100_000 }));
      const stream = { windowBits: 16, outputBytes: content.length };
      expect(expanded(expandLzxDelta(packed, { ...stream, windowBits: 16 })).equals(content)).toBe(true);
    }
  });

  test('reaches back into what it is given as reference', () => {
    const reference = bytesOf(manyEntries(50));
    const encoding = { windowBits: 17, blocks: [{ type: 'verbatim', bytes: 9_000 }], reference } as const;
    const packed = lzxDelta(reference, encoding);
    const stream = { windowBits: 17, outputBytes: reference.length };
    expect(expanded(expandLzxDelta(packed, { ...stream, reference })).equals(reference)).toBe(true);
    expect(verdictOf(expandLzxDelta(packed, stream))).toMatchObject({ kind: 'corrupt-data' });
    expect(packed.length).toBeLessThan(500);
  });

  test('of nothing is nothing', () => {
    expect(verdictOf(expandLzxDelta(new Uint8Array(), { windowBits: 17, outputBytes: 0 }))).toEqual({
      kind: 'ok',
      offset: null,
      read: '',
    });
  });

  test('cut at any byte is truncated, and refuses what is behind its end', () => {
    const content = bytesOf(manyEntries(3));
    const stream = { windowBits: 17, outputBytes: content.length };
    const packed = lzxDelta(content, { windowBits: 17, blocks: [{ type: 'aligned', bytes: 100 }] });
    for (let length = 0; length < packed.length; length += 1) {
      const verdict = verdictOf(expandLzxDelta(packed.subarray(0, length), stream));
      expect([length, verdict.kind]).toEqual([length, 'truncated']);
    }
    const longer = Buffer.concat([packed, Buffer.alloc(3), bytesOf('x')]);
    expect(verdictOf(expandLzxDelta(longer, stream))).toMatchObject({
      kind: 'corrupt-data',
      offset: packed.length + 3,
    });
  });
});

test.each([
  [14, false],
  [22, false],
  [26, true],
  [Number.NaN, true],
])('a window of 2^%d bytes (LZX DELTA: %s) is not supported', (windowBits, delta) => {
  expect(() => createLzx({ ...CABINET, windowBits, delta })).toThrow('LZX with a window');
});

test('a frame whose size is announced and never comes takes no more memory than it gives', () => {
  const before = process.memoryUsage().arrayBuffers;
  const decoders = Array.from({ length: 50 }, () =>
    createLzx({ windowBits: 25, outputBytes: 1_000, resetInterval: 0, delta: true }),
  );
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 200_000);
  expect(decoders).toHaveLength(50);
});

test('the byte behind an uncompressed block of odd length may lie in the next frame', () => {
  const [first = Buffer.alloc(0), second = Buffer.alloc(0), ...rest] = lzxFrames(TEXT, ENDS_WITH_FRAME);
  const moved = [first.subarray(0, -1), Buffer.concat([first.subarray(-1), second]), ...rest];
  expect(decodedFrames(moved, TEXT.length).equals(TEXT)).toBe(true);
});

test('a block of an unknown type is refused where it begins', () => {
  const lzx = createLzx(CABINET);
  const frame = Uint8Array.of(0, 0x70, 0, 0, 0, 0, 0, 0);
  expect(() => lzx.frame(frame, 0, 8, 10)).toThrow('LZX block of type 7');
});
