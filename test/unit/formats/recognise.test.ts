import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hasZlibSignature } from '../../../shared/codecs/zlib.ts';
import { isText, recognise } from '../../../shared/formats/recognise.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { bytesOfBits, noise, openDeflate, zipArchive } from '../../fixtures/compressed.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

const TRANSACTIONS = bytesOf(manyEntries(100));
const MANY = bytesOf(manyEntries(20_000));
const PROSE = bytesOf('It was the best of times, it was the worst of times.\r\n'.repeat(40));

describe('compressed transactions are recognised', () => {
  test.each([
    ['gzip', zlib.gzipSync(TRANSACTIONS)],
    ['zip', zipArchive([{ name: 'x', content: TRANSACTIONS }])],
    ['zip', zipArchive([])],
    ['zlib', zlib.deflateSync(TRANSACTIONS)],
    ['deflate', zlib.deflateRawSync(TRANSACTIONS)],
  ] as const)('as %s', (codec, bytes) => {
    expect(recognise(bytes).format).toBe(codec);
  });

  test('as zlib at every level, small as they may be', () => {
    for (let level = 0; level <= 9; level += 1) {
      for (const content of [bytesOf(MARTIN), TRANSACTIONS]) {
        const bytes = zlib.deflateSync(content, { level });
        expect(recognise(bytes).format).toBe('zlib');
      }
    }
  });

  test('as deflate at every level', () => {
    for (let level = 0; level <= 9; level += 1) {
      const bytes = zlib.deflateRawSync(TRANSACTIONS, { level });
      expect(recognise(bytes).format).toBe('deflate');
    }
  });

  test('as deflate when they are larger than the proof looks at', () => {
    expect(recognise(zlib.deflateRawSync(MANY)).format).toBe('deflate');
  });

  test('as deflate when they are cut off', () => {
    const cut = zlib.deflateRawSync(TRANSACTIONS).subarray(0, 400);
    expect(recognise(cut).format).toBe('deflate');
  });
});

describe('raw deflate has to prove itself', () => {
  test.each([
    ['prose', zlib.deflateRawSync(PROSE)],
    ['binary content', zlib.deflateRawSync(noise(5_000))],
    ['nothing', zlib.deflateRawSync('')],
    [
      'a damaged beginning',
      Buffer.concat([openDeflate(TRANSACTIONS.subarray(0, 60)), bytesOfBits('0 11'), noise(99)]),
    ],
  ])('%s is unknown', (_, bytes) => {
    expect(recognise(bytes).format).toBe('unknown');
  });

  test('random bytes are unknown', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const bytes = noise(500, seed);
      if (hasZlibSignature(bytes)) continue;
      expect(recognise(bytes).format).toBe('unknown');
    }
  });
});

describe('a zlib header is two bytes, which proves little', () => {
  test.each([
    ['binary content behind them', Buffer.concat([Uint8Array.of(0x48, 0x89, 0xff), noise(900)])],
    ['binary content that would need a dictionary', Buffer.concat([Uint8Array.of(0x48, 0x2c), noise(900)])],
  ])('%s is unknown, and says so', (_, bytes) => {
    expect(hasZlibSignature(bytes)).toBe(true);
    expect(recognise(bytes)).toMatchObject({
      format: 'unknown',
      why: expect.stringContaining('zlib header'),
      unsettled: expect.stringContaining('zlib header'),
    });
  });

  test('it is believed where text came out before the damage, or nothing could come yet', () => {
    const damaged = zlib.deflateSync(TRANSACTIONS, { level: 0, windowBits: 9, memLevel: 1 });
    damaged.fill(0xff, 1_400, 1_500);
    expect(recognise(damaged).format).toBe('zlib');
    expect(recognise(zlib.deflateSync(TRANSACTIONS).subarray(0, 10)).format).toBe('zlib');
    expect(recognise(zlib.deflateSync(TRANSACTIONS, { dictionary: PROSE })).format).toBe('zlib');
  });
});

test('a zip that was written for several disks is one, and text with its mark is none', () => {
  const zip = zipArchive([{ name: 'x', content: TRANSACTIONS }]);
  for (const mark of ['PK00', 'PK\x07\x08'])
    expect(recognise(Buffer.concat([bytesOf(mark), zip])).format).toBe('zip');
  expect(recognise(bytesOf('PK00 is a number of a part')).format).toBe('text');
});

describe('what was looked at is said', () => {
  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['all of it', bytesOf('text'), 'no control characters but line ends and tabs'],
    [
      'its beginning',
      Buffer.concat([PROSE, noise(50)]),
      'no control characters but line ends and tabs in its first 1,024 bytes',
    ],
  ])('%s', (_, bytes, why) => {
    expect(recognise(bytes)).toEqual({ format: 'text', why });
  });

  test.each([
    ['text', 'One line. ', 'text'],
    ['characters in halves', 'Smile: \u{1f600}', 'text'],
    ['half a character', 'a\ud83db', 'unknown'],
    ['a control character', 'a\u0001b', 'unknown'],
  ])('a byte order mark of UTF-16 and %s', (_, text, format) => {
    const little = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);
    expect(recognise(little).format).toBe(format);
    expect(recognise(Buffer.from(little).swap16()).format).toBe(format);
  });
});

describe('text is text', () => {
  test('that begins with two characters that pass for a zlib header, such as XG', () => {
    const passing: string[] = [];
    for (let first = 32; first < 256; first += 1) {
      for (let second = 32; second < 256; second += 1) {
        const bytes = Uint8Array.of(first, second, ...bytesOf(' was here, and so was everybody else'));
        if (hasZlibSignature(bytes)) passing.push(String.fromCharCode(first, second));
        expect(recognise(bytes).format).toBe('text');
      }
    }
    expect(passing).toContain('XG');
  });

  test.each([
    ['transactions', TRANSACTIONS],
    ['prose', PROSE],
    ['nothing', new Uint8Array()],
    ['DOS text with its end mark', bytesOf('one\r\ntwo\t\f\v\r\n\x1a')],
    ['text of another code page', Uint8Array.of(0x80, 0xe4, 0xff, 0x41)],
    ['the two letters of a gzip file’s neighbour', bytesOf('PK is a pair of letters')],
  ])('%s', (_, bytes) => {
    expect(recognise(bytes).format).toBe('text');
  });

  test('but not with a control character', () => {
    for (const control of [0, 1, 8, 14, 25, 27, 31]) {
      expect(isText(bytesOf(`text${String.fromCharCode(control)}`))).toBe(false);
    }
  });
});

describe('a signature is enough', () => {
  test.each([
    ['szdd', 'SZDD\x88\xf0\x27\x33A\0\0\0\0\0'],
    ['kwaj', 'KWAJ\x88\xf0\x27\xd1\x03\0\x0e\0\0\0'],
    ['cab', 'MSCF\0\0\0\0'],
    ['tnef', '\x78\x9f\x3e\x22\x01\0'],
    ['rtf', '\x10\0\0\0\x00\0\0\0LZFu\0\0\0\0'],
  ])('%s', (name, text) => {
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    expect(recognise(bytes).format).toBe(name);
    expect(recognise(bytes.subarray(0, 3)).format).not.toBe(name);
  });
});
