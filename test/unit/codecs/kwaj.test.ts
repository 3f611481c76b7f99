/** KWAJ of COMPRESS.EXE: its five methods, its optional fields, and every fault with its place. */
import { describe, expect, test } from 'vitest';
import { inflateBlockSecond } from '../../../electron/workers/second-inflate.ts';
import { expandKwaj, hasKwajSignature, kwajFacts } from '../../../shared/codecs/kwaj.ts';
import { inflateBlock } from '../../../shared/codecs/mszip.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { kwajBlocks, kwajFile, lzss, turned } from '../../fixtures/compress-exe.ts';
import type { KwajFields } from '../../fixtures/compress-exe.ts';
import { noise, uint16 } from '../../fixtures/compressed.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { bytesOfHighBits, kwajHuffman, SKEWED } from '../../fixtures/kwaj-huffman.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const read = (input: Uint8Array): Buffer => expanded(expandKwaj(input, inflateBlock));
const verdict = (input: Uint8Array) => verdictOf(expandKwaj(input, inflateBlock));
const TEXT = bytesOf('A Martin, and another Martin, and another\r\n');

type Pack = (content: Uint8Array) => Uint8Array;
const METHODS: readonly (readonly [string, number, Pack])[] = [
  ['stored', 0, (content) => content],
  ['stored with every bit turned', 1, turned],
  ['LZSS', 2, (content) => lzss(content, 4_096 - 18)],
  ['LZ and Huffman with even codes', 3, (content) => kwajHuffman(content, 0)],
  ['LZ and Huffman with lengths as runs', 3, (content) => kwajHuffman(content, 1, SKEWED)],
  ['LZ and Huffman with lengths as steps', 3, (content) => kwajHuffman(content, 2, SKEWED)],
  ['LZ and Huffman with lengths as they are', 3, (content) => kwajHuffman(content, 3, SKEWED)],
  ['MSZIP', 4, kwajBlocks],
];
const FIELDS: readonly KwajFields[] = [
  {},
  { unknown: 7, block: bytesOf('abc'), name: 'SETUP', extension: 'TXT', text: 'made by hand' },
];

describe.each(METHODS)('KWAJ, %s', (_, method, pack) => {
  test.each([
    ['nothing', new Uint8Array()],
    ['one byte', bytesOf('A')],
    ['text', TEXT],
    ['transactions', bytesOf(manyEntries(150))],
    ['noise', noise(9_000)],
    ['more than a block', bytesOf(manyEntries(700).slice(0, 40_000))],
    ['one byte over and over', new Uint8Array(70_000).fill(65)],
  ])('gives back %s, its length announced or not', (_name, content) => {
    for (const fields of FIELDS) {
      const data = pack(content);
      expect(read(kwajFile(method, data, fields)).equals(content)).toBe(true);
      expect(read(kwajFile(method, data, { ...fields, length: content.length })).equals(content)).toBe(true);
    }
  });

  test('is truncated when it is cut and its length is known', () => {
    const packed = kwajFile(method, pack(TEXT), { length: TEXT.length });
    const whole = method === 4 ? packed.length - 3 : packed.length - 1;
    for (let length = 8; length <= whole; length += 1) {
      expect([length, verdict(packed.subarray(0, length)).kind]).toEqual([length, 'truncated']);
    }
  });

  test('is damaged when it gives more than is announced', () => {
    expect(verdict(kwajFile(method, pack(TEXT), { length: TEXT.length - 1 })).kind).toBe('corrupt-data');
  });
});

describe('KWAJ without a length', () => {
  test('ends with the input, but not within a match or a run', () => {
    const cut = (method: number, data: Buffer) => verdict(kwajFile(method, data.subarray(0, -2))).kind;
    expect(cut(2, lzss(bytesOf('abcdefghabcdefgh'), 4_078))).toBe('ok');
    expect(cut(3, kwajHuffman(TEXT, 0))).toBe('truncated');
    expect(cut(4, kwajBlocks(TEXT))).toBe('truncated');
  });

  test('may do without its end mark only when everything announced is there', () => {
    const data = kwajBlocks(TEXT).subarray(0, -2);
    expect(verdict(kwajFile(4, data)).kind).toBe('truncated');
    expect(verdict(kwajFile(4, data, { length: TEXT.length })).kind).toBe('ok');
    expect(verdict(kwajFile(4, data, { length: TEXT.length + 1 })).kind).toBe('truncated');
  });
});

describe('KWAJ method 3 refuses', () => {
  const bits = (text: string) => verdict(kwajFile(3, bytesOfHighBits(text.replaceAll(' ', ''))));
  const EVEN_FORMS = '0000'.repeat(6);

  test('code lengths in a form that is none', () => {
    expect(bits(`0100 ${'0'.repeat(40)}`)).toMatchObject({ kind: 'corrupt-data' });
  });

  test('a code of less than no bits, and of too many', () => {
    expect(bits(`0010 ${'0000'.repeat(5)} 0000 00 ${'0'.repeat(90)}`).kind).toBe('corrupt-data');
    expect(bits(`0001 ${'0000'.repeat(5)} 1111 10 10 ${'0'.repeat(90)}`).kind).toBe('corrupt-data');
  });

  test('more codes than there are bit patterns', () => {
    expect(bits(`0011 ${'0000'.repeat(5)} ${'0001'.repeat(3)}${'0000'.repeat(13)}`).kind).toBe(
      'corrupt-data',
    );
  });

  test('a code that was not defined', () => {
    const lengths = `0001${'0000'.repeat(15)}`;
    expect(bits(`0011 ${'0000'.repeat(5)} ${lengths} 1 ${'1'.repeat(40)}`).kind).toBe('corrupt-data');
  });

  test('code lengths that are cut off', () => {
    expect(bits('0011 0000').kind).toBe('truncated');
    expect(bits(`0011 ${'0000'.repeat(5)} 0100`).kind).toBe('truncated');
  });

  test('nothing that the spaces before the beginning can give', () => {
    // A match of 3 at distance 0, which is that of the whole window; the bits left over begin nothing.
    expect(bits(`${EVEN_FORMS} 0001 000000 000000`)).toMatchObject({ kind: 'ok', read: '   ' });
  });
});

describe('the header of KWAJ', () => {
  test('names what it holds', () => {
    const values = (input: Uint8Array) => kwajFacts(input).map(({ name, value }) => `${name}: ${value}`);
    expect(values(kwajFile(1, TEXT, { ...FIELDS[1], length: 9 }))).toEqual([
      'Method: 1, stored, every bit turned',
      'Announced length: 9 bytes',
      'Name: SETUP.TXT',
      'Text: made by hand',
    ]);
    expect(values(kwajFile(9, TEXT, { extension: 'TX' }))).toEqual([
      'Method: 9, unknown',
      'Announced length: not recorded',
      'Name: .TX',
    ]);
    expect(values(kwajFile(0, TEXT, { name: 'A' }))).toContain('Name: A');
    expect(values(kwajFile(0, TEXT))).toContain('Name: not recorded');
  });

  test('is recognised whole only', () => {
    expect(hasKwajSignature(kwajFile(0, TEXT))).toBe(true);
    expect(hasKwajSignature(kwajFile(0, TEXT).subarray(0, 7))).toBe(false);
  });

  test.each([
    ['a method that is none', kwajFile(5, TEXT), 'unsupported-codec', 8],
    ['data within itself', kwajFile(0, TEXT, { start: 13 }), 'corrupt-data', 10],
    ['data behind the end', kwajFile(0, TEXT, { start: 999 }), 'truncated', 14 + TEXT.length],
    ['a name of 9 characters', kwajFile(0, TEXT, { name: '123456789' }), 'corrupt-data', 14],
    ['an extension of 4 characters', kwajFile(0, TEXT, { name: 'A', extension: '1234' }), 'corrupt-data', 16],
    ['a name that is cut off', kwajFile(0, TEXT, { name: 'A' }).subarray(0, 15), 'truncated', 15],
    ['no signature', TEXT, 'corrupt-data', 0],
    [
      'a block that is not there',
      Buffer.concat([kwajFile(0, TEXT, { block: TEXT }).subarray(0, 16)]),
      'truncated',
      16,
    ],
  ])('is refused with %s', (_, input, kind, offset) => {
    expect(verdict(input)).toMatchObject({ kind, offset });
  });
});

describe.each([
  ['the safe', inflateBlock],
  ['the second', inflateBlockSecond],
])('blocks of KWAJ with %s decoder', (_, inflate) => {
  const withBlock = (block: Uint8Array) =>
    verdictOf(expandKwaj(kwajFile(4, Buffer.concat([uint16(block.length), block, uint16(0)])), inflate));

  test.each([
    ['no signature', bytesOf('XXX'), 'corrupt-data', 16],
    ['half a signature', bytesOf('C'), 'truncated', 17],
    ['no stream', bytesOf('CK'), 'truncated', 18],
    ['an unknown kind of stream', bytesOf('CK\x07'), 'corrupt-data', 18],
  ])('are refused with %s', (_name, block, kind, offset) => {
    expect(withBlock(block)).toMatchObject({ kind, offset });
  });
});
