/** Records of a mailbag, those that Q108027 prints first. */
import { describe, expect, test } from 'vitest';
import {
  MAILBOX_RECORD_BYTES,
  readMailboxIndex,
  whyMailboxIndex,
} from '../../../shared/formats/mailbox-index.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const ARTICLE = Buffer.from(
  [
    '00 00 4D 61 72 74 69 61 6E 00 00 00 00 54 68 69',
    '73 20 69 73 20 74 68 65 20 73 75 62 6A 65 63 74',
    '00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00',
    '00 00 00 00 00 00 00 00 19 00 10 00 08 00 0A 00',
    'C9 07 00 30 30 30 30 30 30 36 32 00 00 00 28 02',
    '00 00 00 00 00 00 00 00 18 00 00 00 00 00 00 00',
    '00 00 00 00 00 00 00 00 00 00 00 00 98 C9 5B 00',
    '00 00 00 00 00 00 4D 61 72 74 69 61 6E 00 00 00',
    '00 54 68 69 73 20 69 73 20 74 68 65 20 6E 65 78',
    '74 20 73 75 62 6A 65 63 74 00 00 00 00 00 00 00',
    '00 00 00 00 00 00 00 00 00 00 00 00 1A 00 10 00',
    '08 00 0A 00 C9 07 00 30 30 30 30 30 30 36 33 00',
    '00 00 2A 02 00 00 00 00 00 00 00 00 18 00 00 00',
    '00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00',
    '82 54 6B 00 00 00 00 00',
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

describe('the records of the article', () => {
  test('are recognised and read as it explains them', () => {
    expect(ARTICLE).toHaveLength(2 * MAILBOX_RECORD_BYTES);
    expect(whyMailboxIndex(ARTICLE)).toContain('records of 116 bytes');
    const known = [...readMailboxIndex(ARTICLE)].map(({ unknown: _, ...record }) => record);
    expect(known).toEqual([
      {
        offset: 0,
        sender: 'Martian',
        subject: 'This is the subject',
        date: '1993-10-08 16:25',
        maiName: '00000062',
      },
      {
        offset: 116,
        sender: 'Martian',
        subject: 'This is the next subject',
        date: '1993-10-08 16:26',
        maiName: '00000063',
      },
    ]);
  });

  test('keep what it does not explain as hex, every byte once', () => {
    const [first] = readMailboxIndex(ARTICLE);
    expect(first?.unknown.map(({ at, hex }) => [at, hex.split(' ').length])).toEqual([
      [0, 2],
      [54, 2],
      [66, 1],
      [75, 41],
    ]);
    expect(first?.unknown.at(-1)?.hex.slice(0, 14)).toBe('00 00 00 28 02');
  });
});

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['zeros', new Uint8Array(232)],
  ['a byte too much', Buffer.concat([ARTICLE, new Uint8Array(1)])],
  ['a record cut off', ARTICLE.subarray(0, 115)],
  ['random bytes of that length', noise(116 * 4)],
  ['text of that length', bytesOf(manyEntries(100)).subarray(0, 116 * 3)],
  [
    'a date that cannot be',
    Buffer.concat([ARTICLE.subarray(0, 58), Uint8Array.of(99), ARTICLE.subarray(59)]),
  ],
  [
    'a name that is no number',
    Buffer.concat([ARTICLE.subarray(0, 67), Uint8Array.of(90), ARTICLE.subarray(68)]),
  ],
])('%s is none', (_, bytes) => {
  expect(whyMailboxIndex(bytes)).toBeNull();
});

test('what is no date is none, and a record cut off is left out', () => {
  expect([...readMailboxIndex(new Uint8Array(200))]).toMatchObject([{ offset: 0, sender: '', date: null }]);
});
