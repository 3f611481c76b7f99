/** Compressed RTF: the examples of [MS-OXRTFCP] 3, every fault, and both decoders on what our encoder writes. */
import { describe, expect, test } from 'vitest';
import { secondDecoder } from '../../../electron/workers/second-decoder.ts';
import { expandRtfSecond } from '../../../electron/workers/second-rtf.ts';
import { expandRtf, hasRtfSignature } from '../../../shared/codecs/compressed-rtf.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { withFlags } from '../../fixtures/compress-exe.ts';
import { noise } from '../../fixtures/compressed.ts';
import { decode } from '../../fixtures/decoders.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { compressedRtf, reference, rtfFile, storedRtf } from '../../fixtures/rtf.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const SIMPLE =
  '2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09 00206277 05b06c64 7d0a800f a0';
const CROSSING = '1a000000 1c000000 4c5a4675 e2d44b51 41000420 5758595a 0d6e7d01 0eb0';
const TEXT = bytesOf('{\\rtf1\\ansi\\deff0 A Martin, and another Martin}\r\n');
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe.each([
  ['safe', expandRtf],
  ['second', (input: Uint8Array) => expandRtfSecond(input, DEFAULT_LIMITS.secondRtfBytes)],
])('the %s decoder of compressed RTF', (_, expand) => {
  const read = (input: Uint8Array): string => expanded(expand(input)).toString('latin1');
  const verdict = (input: Uint8Array) => verdictOf(expand(input));

  test('reads the examples of the specification', () => {
    expect(read(hex(SIMPLE))).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
    expect(read(hex(CROSSING))).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['text', TEXT],
    ['transactions', bytesOf(manyEntries(300))],
    ['noise', noise(9_000)],
    ['one byte over and over', new Uint8Array(50_000).fill(65)],
  ])('gives back %s, compressed or not', (_name, content) => {
    expect(expanded(expand(compressedRtf(content))).equals(content)).toBe(true);
    expect(expanded(expand(storedRtf(content))).equals(content)).toBe(true);
  });

  test('calls what is cut anywhere truncated', () => {
    for (const packed of [compressedRtf(TEXT), storedRtf(TEXT)]) {
      for (let length = 0; length < packed.length; length += 1) {
        expect([length, verdict(packed.subarray(0, length)).kind]).toEqual([length, 'truncated']);
      }
    }
  });

  test('finds any bit that is flipped in the compressed data', () => {
    const packed = compressedRtf(TEXT);
    for (let bit = 16 * 8; bit < packed.length * 8; bit += 1) {
      const copy = Buffer.from(packed);
      copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
      expect([bit, verdict(copy).kind]).toEqual([bit, 'checksum-mismatch']);
    }
  });

  test('refuses a length that is not that of the text', () => {
    expect(verdict(compressedRtf(TEXT, { length: TEXT.length + 1 })).kind).toBe('corrupt-data');
    expect(verdict(compressedRtf(TEXT, { length: TEXT.length - 1 })).kind).toBe('corrupt-data');
    expect(verdict(storedRtf(TEXT, { length: TEXT.length + 1 })).kind).toBe('corrupt-data');
  });

  test('refuses another kind, a size below its header, and bytes behind it', () => {
    const packed = compressedRtf(TEXT);
    expect(verdict(bytesOf('this is no RTF at all'))).toMatchObject({ kind: 'corrupt-data', offset: 8 });
    expect(verdict(compressedRtf(TEXT, { dataBytes: -1 }))).toMatchObject({
      kind: 'corrupt-data',
      offset: 0,
    });
    expect(verdict(Buffer.concat([packed, bytesOf('x')]))).toMatchObject({ kind: 'corrupt-data' });
    expect(verdict(Buffer.concat([packed, new Uint8Array(3)])).kind).toBe('ok');
  });

  test('reads data without its end mark when all of the text is there', () => {
    const items = [...bytesOf('{}')].map((byte) => ({ flag: 0 as const, bytes: Uint8Array.of(byte) }));
    expect(read(rtfFile('LZFu', withFlags(items), { length: 2 }))).toBe('{}');
    expect(verdict(rtfFile('LZFu', withFlags(items), { length: 3 })).kind).toBe('corrupt-data');
  });

  test('reads zeros where nothing was written yet', () => {
    const items = [
      { flag: 1 as const, bytes: reference(3_000, 3) },
      { flag: 1 as const, bytes: reference(210, 2) },
    ];
    expect(read(rtfFile('LZFu', withFlags(items), { length: 3 }))).toBe('\0\0\0');
  });
});

test('the second decoder reads RTF up to its bound', async () => {
  const verdict = async (bytes: number, secondRtfBytes: number) => {
    const input = storedRtf(new Uint8Array(bytes - 16));
    return decode(secondDecoder({ ...DEFAULT_LIMITS, secondRtfBytes }), 'rtf', input);
  };
  expect(await verdict(100, 100)).toMatchObject({ kind: 'ok' });
  expect(await verdict(101, 100)).toMatchObject({
    kind: 'output-limit',
    detail: 'the second decoder reads RTF of 100 bytes at most',
  });
});

test('compressed RTF is recognised by its whole header', () => {
  expect(hasRtfSignature(compressedRtf(TEXT))).toBe(true);
  expect(hasRtfSignature(storedRtf(TEXT))).toBe(true);
  expect(hasRtfSignature(storedRtf(new Uint8Array()).subarray(0, 15))).toBe(false);
  expect(hasRtfSignature(TEXT)).toBe(false);
});
