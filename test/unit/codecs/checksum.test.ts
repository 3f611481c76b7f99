import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { adler32, crc32, hex32 } from '../../../shared/codecs/checksum.ts';
import { bytesOf, inChunks } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';

const CHECK_TEXT = bytesOf('123456789');

/** The check value that zlib itself writes behind the data. */
function zlibAdler(bytes: Uint8Array): number {
  return zlib.deflateSync(bytes).subarray(-4).readUInt32BE();
}

describe('CRC-32', () => {
  test.each([
    ['nothing', '', '00000000'],
    ['one letter', 'a', 'e8b7be43'],
    ['the check text of every CRC catalogue', '123456789', 'cbf43926'],
    ['a pangram', 'The quick brown fox jumps over the lazy dog', '414fa339'],
  ])('of %s is the published one', (_, text, expected) => {
    expect(hex32(crc32(bytesOf(text), 0))).toBe(expected);
  });

  test('is that of zlib for every length up to 300', () => {
    for (let length = 0; length <= 300; length += 1) {
      const bytes = noise(length, length);
      expect(crc32(bytes, 0)).toBe(zlib.crc32(bytes));
    }
  });

  test('continues over chunks', () => {
    let crc = 0;
    for (const chunk of inChunks(CHECK_TEXT, 1, 3, 2)) crc = crc32(chunk, crc);
    expect(crc).toBe(crc32(CHECK_TEXT, 0));
  });
});

describe('Adler-32', () => {
  test.each([
    ['nothing', '', '00000001'],
    ['one letter', 'a', '00620062'],
    ['the example of RFC 1950 writers', 'Wikipedia', '11e60398'],
    ['the check text', '123456789', '091e01de'],
  ])('of %s is the published one', (_, text, expected) => {
    expect(hex32(adler32(bytesOf(text), 1))).toBe(expected);
  });

  test('is that of zlib where its sums are reduced', () => {
    for (const length of [5_551, 5_552, 5_553, 11_104, 65_521, 200_000]) {
      expect(adler32(noise(length), 1)).toBe(zlibAdler(noise(length)));
      const highest = new Uint8Array(length).fill(255);
      expect(adler32(highest, 1)).toBe(zlibAdler(highest));
    }
  });

  test('continues over chunks', () => {
    const bytes = noise(20_000);
    let sum = 1;
    for (const chunk of inChunks(bytes, 5_552, 1, 7_000)) sum = adler32(chunk, sum);
    expect(sum).toBe(adler32(bytes, 1));
  });
});

test('check values are shown with all their digits', () => {
  expect(hex32(0x1f)).toBe('0000001f');
});
