import { describe, expect, test } from 'vitest';
import {
  findInbodyTransactions,
  looksBinary,
  looksLikeTransactions,
} from '../../../shared/dirsync/detect.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

describe('a payload looks like transactions', () => {
  test.each([
    ['a full list', `R PCM:NORTH/PO1\r\n${manyEntries(500)}`],
    ['a file with comments first', `# by hand\r\n\r\n${MARTIN}\r\n`],
    ['saved with a mark of UTF-8', `ï»¿${MARTIN}\r\n`],
    [
      'the attachment of a foreign reply',
      `[DIRSYNC-TRANSACTIONS]\r\n0000000645 A User 1 PCM:N/P/USER1\r\n- Phone:/1\r\n`,
    ],
  ])('when it is %s', (_, text) => {
    expect(looksLikeTransactions(bytesOf(text))).toBe(true);
  });

  test.each([
    ['empty', ''],
    ['prose', 'A friend of mine wrote\r\nto me: the meeting is off.\r\n'],
    ['a log', '05/06/96 21:30:00 | Status       Import V3.2\r\n'],
    ['a message', 'From: a@example.com\r\nTo: b@example.com\r\n\r\nA Martin PCM:N/P/M\r\n'],
    ['binary', `${MARTIN}\r\n\0\0\0`],
    ['damaged in the first line', `garbage\r\n${manyEntries(10)}`],
  ])('but not when it is %s', (_, text) => {
    expect(looksLikeTransactions(bytesOf(text))).toBe(false);
  });
});

describe('a payload looks binary', () => {
  test('when it holds a NUL or many controls', () => {
    expect(looksBinary(bytesOf('abc\0def'))).toBe(true);
    expect(looksBinary(bytesOf('\x01\x02 text \x03'))).toBe(true);
  });

  test('but not when it is text with umlauts, tabs and a DOS end of file', () => {
    expect(looksBinary(bytesOf('A Müller\tPCM:N/P/M\r\n\x1a'))).toBe(false);
  });
});

describe('in-body transactions', () => {
  const rest = (text: string): string | null => {
    const found = findInbodyTransactions(bytesOf(text));
    return found && text.slice(found.start);
  };

  test('begin after their section header, whatever stands before it', () => {
    const body = `[DIRSYNC]\r\nTASK=EXPORT\r\n\r\n${MARTIN}\r\n[dirsync-transactions]\r\n\r\n1200 A X PCM:N/P/X\r\n`;
    expect(rest(body)).toBe('1200 A X PCM:N/P/X\r\n');
  });

  test('begin at the first entry when there is no header', () => {
    expect(rest(`\r\nA letter to you all\r\n${MARTIN}\r\n- Phone:/1`)).toBe(`${MARTIN}\r\n- Phone:/1`);
  });

  test('can be rightly none', () => {
    expect(rest('[DIRSYNC-TRANSACTIONS]')).toBe('');
  });

  test('are not found in prose', () => {
    expect(rest('Hello,\r\nA quick note: nothing to sync.\r\nD.\r\n')).toBeNull();
    expect(rest('')).toBeNull();
  });
});

test('a search through a long text tells of its way, about once a megabyte', () => {
  let steps = 0;
  expect(findInbodyTransactions(bytesOf('x\r\n'.repeat(1_000_000)), () => (steps += 1))).toBeNull();
  expect(steps).toBe(2);
});
