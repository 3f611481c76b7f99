/** Both kinds of XPRESS: the examples of [MS-XCA], what Windows wrote, what wimlib wrote, every fault with its place. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandXpressHuffman } from '../../../shared/codecs/xpress-huffman.ts';
import { expandXpress } from '../../../shared/codecs/xpress.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { corpusFiles } from '../../fixtures/corpora.ts';
import { hasTool, runTool } from '../../fixtures/debian-tools.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { manyEntries } from '../../fixtures/transactions.ts';
import { xpress, xpressHuffman, xpressHuffmanBlock, xpressOf } from '../../fixtures/xca-encoders.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const ABC = 'abc'.repeat(100);

/** A table of 256 bytes, zero but for what is given by offset. */
function table(at: Readonly<Record<number, string>>): Buffer {
  const bytes = Buffer.alloc(256);
  for (const [offset, text] of Object.entries(at)) hex(text).copy(bytes, Number(offset));
  return bytes;
}

const KINDS = [
  ['plain XPRESS', expandXpress, xpress],
  ['XPRESS with Huffman codes', expandXpressHuffman, xpressHuffman],
] as const;

describe('the examples of [MS-XCA] are read', () => {
  test.each([
    ['letters', `3f000000 ${Buffer.from(ALPHABET).toString('hex')}`, ALPHABET],
    ['a repetition', 'ffffff1f 616263 17000fff2601', ABC],
  ])('plain: %s', (_, packed, content) => {
    expect(expanded(expandXpress(hex(packed))).toString('latin1')).toBe(content);
    expect(xpress(bytesOf(content)).equals(hex(packed))).toBe(true);
  });

  test.each([
    [
      'letters',
      Buffer.concat([
        table({ 48: '5055555555555555555555454404', 128: '04' }),
        hex('d8523ed794115be9195ff9d67cdf8d0400000000'),
      ]),
      ALPHABET,
    ],
    [
      'a repetition',
      Buffer.concat([table({ 48: '3023', 128: '02', 143: '20' }), hex('a8dc0000ff2601')]),
      ABC,
    ],
  ])('with Huffman codes: %s', (_, packed, content) => {
    expect(expanded(expandXpressHuffman(packed)).toString('latin1')).toBe(content);
    expect(xpressHuffman(bytesOf(content)).equals(packed)).toBe(true);
  });
});

describe.each(KINDS)('%s', (_, expand, pack) => {
  test.each([
    ['nothing', new Uint8Array()],
    ['one byte', bytesOf('A')],
    ['transactions', bytesOf(manyEntries(700))],
    ['noise', noise(70_000)],
    ['a block of zeros', new Uint8Array(65_536)],
    ['zeros and noise', Buffer.concat([new Uint8Array(100_000), noise(3_000), new Uint8Array(70_000)])],
    ['matches far back', Buffer.concat([noise(8_192), noise(8_192), noise(60_000, 2), noise(60_000, 2)])],
  ])('gives back %s', (_name, content) => {
    expect(expanded(expand(pack(content))).equals(content)).toBe(true);
  });

  test('tells data without an end', () => {
    const packed = pack(bytesOf(`${ALPHABET}!`));
    // The last word of Huffman codes holds nothing but zeros.
    const needed = expand === expandXpressHuffman ? packed.length - 3 : packed.length;
    for (let length = 0; length < needed; length += 1) {
      const { kind, offset } = verdictOf(expand(packed.subarray(0, length)));
      expect([length, kind, offset]).toEqual([length, 'truncated', length]);
    }
  });

  test('repeats gigabytes in steps of at most 64 KB', () => {
    let total = 0;
    for (const { bytes } of expand(LONG[expand.name] ?? new Uint8Array())) {
      expect(bytes.length).toBeLessThanOrEqual(65_536);
      total += bytes.length;
      if (total > 20_000_000) break;
    }
    expect(total).toBeGreaterThan(20_000_000);
  });
});

const LONG_ITEMS = [65, { distance: 1, length: 3_000_000_000 }];
const LONG: Readonly<Record<string, Buffer>> = {
  expandXpress: xpressOf(LONG_ITEMS),
  expandXpressHuffman: xpressHuffmanBlock(LONG_ITEMS, true),
};

describe('faults of plain XPRESS', () => {
  test.each([
    ['a match first of all', 'ffffffff 0000', 4, ''],
    ['a match further back than the beginning', 'ffffff7f 41 0800', 5, 'A'],
    ['a long length that is none', 'ffffff7f 41 0700 0f ff 1500', 9, 'A'],
  ])('%s, and what came before it', (_, packed, offset, read) => {
    expect(verdictOf(expandXpress(hex(packed)))).toEqual({ kind: 'corrupt-data', offset, read });
  });
});

describe('faults of XPRESS with Huffman codes', () => {
  const AT_END = hex('00000000');

  test.each([
    ['no code at all', table({}), 'a table of codes with gaps'],
    ['codes with gaps', table({ 0: '22' }), 'a table of codes with gaps'],
    ['one code', table({ 0: '01' }), 'a table of codes with gaps'],
    ['too many codes', table({ 0: '1101' }), 'a table of more codes than there can be'],
  ])('%s', (_, codes, detail) => {
    expect(() => expanded(expandXpressHuffman(Buffer.concat([codes, AT_END])))).toThrow(`XPRESS: ${detail}`);
    expect(verdictOf(expandXpressHuffman(Buffer.concat([codes, AT_END])))).toMatchObject({ offset: 0 });
  });

  test('a match before the beginning', () => {
    const packed = xpressHuffmanBlock([65, { distance: 2, length: 3 }], true);
    expect(verdictOf(expandXpressHuffman(packed))).toMatchObject({ kind: 'corrupt-data', read: 'A' });
  });

  test('a long length that is none', () => {
    const packed = xpressHuffmanBlock([65, { distance: 1, length: 400 }], true);
    packed.set([0xff, 14, 0], packed.indexOf(0xff, 256));
    expect(verdictOf(expandXpressHuffman(packed))).toMatchObject({ kind: 'corrupt-data' });
  });

  test('what follows a full block is a block, the end of this one, or cut off', () => {
    const block = xpressHuffmanBlock([65, { distance: 1, length: 65_535 }], false);
    expect(expanded(expandXpressHuffman(block))).toHaveLength(65_536);
    const end = xpressHuffman(new Uint8Array());
    expect(expanded(expandXpressHuffman(Buffer.concat([block, end])))).toHaveLength(65_536);
    expect(verdictOf(expandXpressHuffman(Buffer.concat([block, end.subarray(0, 200)]))).kind).toBe(
      'truncated',
    );
  });

  test('the symbol 256 is a match as long as anything follows', () => {
    const items = [97, 97, 97, 98, { distance: 1, length: 3 }, 97, { distance: 1, length: 3 }];
    expect(expanded(expandXpressHuffman(xpressHuffmanBlock(items, true))).toString()).toBe('aaabbbbaaaa');
  });

  test('an end that zeros behind it may put off is not guessed', () => {
    const packed = xpressHuffmanBlock([97, 98, { distance: 1, length: 3 }], true);
    expect(verdictOf(expandXpressHuffman(packed))).toMatchObject({
      kind: 'corrupt-data',
      offset: packed.length,
    });
  });
});

const CORPUS = corpusFiles('xpress');

describe.skipIf(CORPUS.length === 0)('what Windows compressed', () => {
  const plain = CORPUS.filter(({ name }) => name.endsWith('.decomp'));

  test.each(plain)('$name, both kinds', ({ name, path: file }) => {
    const content = fs.readFileSync(file);
    const read = (folder: string, ending: string): Buffer =>
      fs.readFileSync(
        path.join(path.dirname(file), '..', folder, `${path.basename(name, '.decomp')}.${ending}`),
      );
    expect(expanded(expandXpress(read('plain', 'lzplain'))).equals(content)).toBe(true);
    expect(expanded(expandXpressHuffman(read('huffman', 'lzhuff'))).equals(content)).toBe(true);
  });
});

const noWimlib = hasTool('wimlib-imagex') ? null : 'wimlib-imagex is not installed';
if (noWimlib !== null) process.stdout.write(`XPRESS of wimlib is not read: ${noWimlib}.\n`);

test.skipIf(noWimlib !== null)('what wimlib compressed is read', () => {
  const folder = temporaryFolder('wim');
  const content = bytesOf(manyEntries(700));
  fs.mkdirSync(path.join(folder, 'in'));
  fs.writeFileSync(path.join(folder, 'in', 'list.txt'), content);
  const options = ['--compress=XPRESS', '--chunk-size=65536'];
  runTool('wimlib-imagex', ['capture', 'in', 'x.wim', ...options], { cwd: folder });
  const listed = runTool('wimlib-imagex', ['info', 'x.wim', '--blobs'], { cwd: folder }).toString('latin1');
  const blob = listed.split('\n\n').find((text) => text.includes('FLAG_COMPRESSED')) ?? '';
  const [size = 0, offset = 0] = ['Compressed size', 'Offset in WIM'].map((label) =>
    Number(new RegExp(`${label} += (\\d+) bytes`).exec(blob)?.[1]),
  );
  // A blob of one chunk has no table of chunks: it is the compressed data and nothing else.
  const packed = fs.readFileSync(path.join(folder, 'x.wim')).subarray(offset, offset + size);
  expect(expanded(expandXpressHuffman(packed)).equals(content)).toBe(true);
});
