/** SZDD of COMPRESS.EXE and of QuickBASIC: what the header says, the window, and every fault with its place. */
import { describe, expect, test } from 'vitest';
import { expandSzdd, hasSzddSignature, szddFacts } from '../../../shared/codecs/szdd.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { basicSzdd, placed, szdd } from '../../fixtures/compress-exe.ts';
import { noise } from '../../fixtures/compressed.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const read = (input: Uint8Array): string => expanded(expandSzdd(input)).toString('latin1');
const verdict = (input: Uint8Array) => verdictOf(expandSzdd(input));
const TEXT = bytesOf('A Martin, and another Martin\r\n');

/** Header of a file of `length` bytes, then a byte of flags and what it announces. */
function file(length: number, flags: number, ...items: readonly Uint8Array[]): Buffer {
  return szdd(new Uint8Array(), { length, data: Buffer.concat([Uint8Array.of(flags), ...items]) });
}

describe('SZDD', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['one byte', bytesOf('A')],
    ['text', TEXT],
    ['transactions', bytesOf(manyEntries(200))],
    ['noise', noise(10_000)],
    ['one byte over and over', new Uint8Array(50_000).fill(65)],
  ])('gives back %s, from both kinds of file', (_, content) => {
    expect(expanded(expandSzdd(szdd(content))).equals(content)).toBe(true);
    expect(expanded(expandSzdd(basicSzdd(content))).equals(content)).toBe(true);
  });

  test('begins with a window of spaces', () => {
    expect(read(file(6, 0b0, placed(0, 6)))).toBe('      ');
  });

  test('repeats what a match gives itself, around the end of the window', () => {
    expect(read(file(19, 0b1, bytesOf('A'), placed(4_080, 18)))).toBe('A'.repeat(19));
  });

  test('a match at its own place repeats what was there a window ago', () => {
    expect(read(file(4, 0b1, bytesOf('A'), placed(4_081, 3)))).toBe('A   ');
  });

  test('is passed over in small steps, so that progress is seen', () => {
    const packed = szdd(new Uint8Array(300_000).fill(65));
    const steps = [...expandSzdd(packed)];
    expect(Math.max(...steps.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(64 * 1024);
    expect(steps.at(-1)?.consumed).toBe(packed.length);
  });

  test('may be padded with zeros', () => {
    expect(read(Buffer.concat([szdd(TEXT), new Uint8Array(9)]))).toBe('A Martin, and another Martin\r\n');
  });
});

describe('damage to SZDD is named', () => {
  test('cut anywhere', () => {
    const packed = szdd(TEXT);
    for (let length = 8; length < packed.length; length += 1) {
      expect(verdict(packed.subarray(0, length))).toMatchObject({ kind: 'truncated', offset: length });
    }
  });

  test('shorter or longer than announced', () => {
    expect(verdict(szdd(TEXT, { length: 31 }))).toMatchObject({ kind: 'truncated' });
    expect(verdict(szdd(bytesOf('abcdefgh'), { length: 7 })).kind).toBe('corrupt-data');
    expect(verdict(file(3, 0b0, placed(0, 4)))).toMatchObject({ kind: 'corrupt-data', offset: 15 });
  });

  test('announced as 4 GB', () => {
    expect(verdict(szdd(TEXT, { length: 0xffff_ffff }))).toMatchObject({ kind: 'truncated' });
  });

  test('another mode', () => {
    expect(verdict(szdd(TEXT, { mode: 'B' }))).toMatchObject({ kind: 'unsupported-codec', offset: 8 });
  });

  test('no such file, and bytes behind it', () => {
    expect(verdict(TEXT)).toMatchObject({ kind: 'corrupt-data', offset: 0 });
    const packed = szdd(TEXT);
    expect(verdict(Buffer.concat([packed, bytesOf('more')]))).toMatchObject({
      kind: 'corrupt-data',
      offset: packed.length,
    });
  });
});

describe('the header of SZDD', () => {
  test('is recognised whole only', () => {
    for (const packed of [szdd(TEXT), basicSzdd(TEXT)]) {
      expect(hasSzddSignature(packed)).toBe(true);
      expect(hasSzddSignature(packed.subarray(0, 7))).toBe(false);
    }
    expect(hasSzddSignature(bytesOf('SZDD, the text'))).toBe(false);
  });

  test('tells length and missing character', () => {
    const values = (input: Uint8Array) => szddFacts(input).map(({ name, value }) => `${name}: ${value}`);
    expect(values(szdd(TEXT, { missing: 'T' }))).toEqual([
      'Variant: COMPRESS.EXE (SZDD)',
      'Announced length: 30 bytes',
      'Last character of the name: T',
    ]);
    expect(values(szdd(TEXT))).toContain('Last character of the name: not recorded');
    expect(values(szdd(TEXT, { missing: '\x07' }))).toContain('Last character of the name: byte 07');
    expect(values(basicSzdd(TEXT))).toEqual(['Variant: QuickBASIC 4.5 (SZ)', 'Announced length: 30 bytes']);
  });
});
