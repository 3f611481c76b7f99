import { describe, expect, test } from 'vitest';
import { createCodePageGuess, decodeText, encodeText } from '../../../shared/dirsync/code-pages.ts';
import { CODE_PAGES } from '../../../shared/lint/model.ts';
import type { CodePage } from '../../../shared/lint/model.ts';

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe.each(CODE_PAGES)('%s', (codePage) => {
  test('has a character of its own for every byte, and the byte for every character', () => {
    const text = decodeText(codePage, EVERY_BYTE);
    expect(new Set(text).size).toBe(256);
    expect([...encodeText(codePage, text)]).toEqual([...EVERY_BYTE]);
  });

  test('writes ? for what it lacks', () => {
    expect([...encodeText(codePage, 'aŁ')]).toEqual([0x61, 0x3f]);
  });
});

test.each<[CodePage, string, number[]]>([
  ['windows-1252', 'Müller–Çä', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x96, 0xc7, 0xe4]],
  ['cp850', 'MüllerØÁß', [0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72, 0x9d, 0xb5, 0xe1]],
  ['cp437', 'Müller¥ßπ', [0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72, 0x9d, 0xe1, 0xe3]],
])('%s writes %s as in its table', (codePage, text, bytes) => {
  expect([...encodeText(codePage, text)]).toEqual(bytes);
  expect(decodeText(codePage, Uint8Array.from(bytes))).toBe(text);
});

test('a stretch of bytes is decoded', () => {
  expect(decodeText('cp850', Uint8Array.of(0x41, 0x81, 0x42), 1, 2)).toBe('ü');
});

describe('the guess', () => {
  const guess = (...pieces: Uint8Array[]) => {
    const { push, codePage } = createCodePageGuess();
    pieces.forEach((piece) => push(piece));
    return codePage();
  };

  test.each<[string, CodePage, CodePage]>([
    ['Martin, Robert', 'windows-1252', 'windows-1252'],
    ['Müller, Jürgen', 'windows-1252', 'windows-1252'],
    ['Müller, Jürgen', 'cp850', 'cp850'],
    ['Weiß, Käthe', 'cp850', 'cp850'],
    ['Señor Núñez', 'cp437', 'cp850'],
    ['Renée – Zoë', 'windows-1252', 'windows-1252'],
    // Letters whose bytes are letters in both.
    ['Šimek, Pierre', 'windows-1252', 'windows-1252'],
    ['Simek, Agnès', 'cp850', 'cp850'],
    ['KREŠIMIR', 'windows-1252', 'windows-1252'],
    ['Tomaš Novak', 'windows-1252', 'windows-1252'],
    ['Übel, Karl', 'cp850', 'cp850'],
    ['MÜLLER', 'cp850', 'cp850'],
    ['Lefœvre, Žofie', 'windows-1252', 'windows-1252'],
  ])('of %s in %s is %s', (text, writtenIn, expected) => {
    expect(guess(encodeText(writtenIn, text))).toBe(expected);
  });

  test('counts over all that passes', () => {
    expect(guess(Uint8Array.of(0xc4), Uint8Array.of(0x81, 0x84))).toBe('cp850');
    expect(guess(Uint8Array.of(0x6e), Uint8Array.of(0x8a))).toBe('cp850');
  });
});
