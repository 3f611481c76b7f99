import { describe, expect, test } from 'vitest';
import { headerValue, readHeaderBlock } from '../../../shared/mime/headers.ts';
import type { HeaderBlock } from '../../../shared/mime/headers.ts';
import { bytesOf } from '../../fixtures/bytes.ts';

const NO_LIMIT = 2_000_000;

function read(text: string | Uint8Array): HeaderBlock {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const block = readHeaderBlock(bytes, 0, bytes.length, NO_LIMIT);
  if (block === null) throw new Error('longer than the limit');
  return block;
}

const fields = (text: string | Uint8Array): string[] =>
  read(text).fields.map(({ name, value }) => `${name}=${value}`);

describe('header fields', () => {
  test.each([
    ['CR LF', 'From: a\r\nTo: b\r\n\r\n'],
    ['LF', 'From: a\nTo: b\n\n'],
    ['CR CR LF', 'From: a\r\r\nTo: b\r\r\n\r\r\n'],
    ['both', 'From: a\nTo: b\r\n\n'],
    ['no end at all', 'From: a\r\nTo: b'],
  ])('are read with %s', (_, text) => {
    expect(fields(text)).toEqual(['From=a', 'To=b']);
  });

  test('keep their order and their repetitions', () => {
    const text = 'Received: 2\nReceived: 1\nX: y\nreceived: 0\n\n';
    expect(fields(text)).toEqual(['Received=2', 'Received=1', 'X=y', 'received=0']);
  });

  test.each([
    ['a space before the colon', 'Subject : x', 'Subject=x'],
    ['no space behind the colon', 'Subject:x', 'Subject=x'],
    ['colons in the value', 'Subject: a: b', 'Subject=a: b'],
    ['nothing behind the colon', 'Subject:', 'Subject='],
    ['a tab', 'Subject:\tx\t', 'Subject=x'],
  ])('may have %s', (_, line, expected) => {
    expect(fields(`${line}\r\n\r\n`)).toEqual([expected]);
  });

  test('are unfolded, whatever the white space and the line ends', () => {
    expect(fields('Subject: SrvTx R=17\r\n  S=85\n\t(was 80)\r\n \r\nTo: b\r\n\r\n')).toEqual([
      'Subject=SrvTx R=17 S=85 (was 80)',
      'To=b',
    ]);
  });

  test.each([
    ['B', '=?utf-8?B?TcO8bGxlcg==?=', 'Müller'],
    ['Q', '=?windows-1252?Q?M=FCller_GmbH?=', 'Müller GmbH'],
    ['two words with white space between', '=?utf-8?Q?M=C3=BC?= =?utf-8?Q?ller?=', 'Müller'],
    ['a folded word', '=?utf-8?Q?M=C3=BC?=\r\n =?utf-8?Q?ller?=', 'Müller'],
    ['text around', 'to =?utf-8?Q?M=C3=BCller?= or so', 'to Müller or so'],
    ['an unknown charset, as it is', 'a =?x', 'a =?x'],
  ])('are decoded: encoded words, %s', (_, written, expected) => {
    expect(fields(`Subject: ${written}\r\n\r\n`)).toEqual([`Subject=${expected}`]);
  });

  test('outside of ASCII are UTF-8 where they can be, else windows-1252', () => {
    expect(fields(new TextEncoder().encode('Subject: Łódź\r\n\r\n'))).toEqual(['Subject=Łódź']);
    expect(fields(bytesOf('Subject: Köln – €\r\n\r\n'))).toEqual(['Subject=Köln – €']);
  });

  test('are found by name, the first one, whatever the case', () => {
    const block = read('SUBJECT: one\nSubject: two\n\n');
    expect(headerValue(block.fields, 'subject')).toBe('one');
    expect(headerValue(block.fields, 'Date')).toBeNull();
  });
});

describe('lines that are no fields', () => {
  test.each([
    'From someone@example.com Mon May  6 21:30:00 1996',
    'no colon here',
    ': no name',
    'a name: with a space',
    `${'x'.repeat(201)}: too long a name`,
  ])('are kept as they are: %s', (line) => {
    expect(read(`${line}\r\nTo: b\r\n\r\n`)).toMatchObject({
      oddLines: [line],
      fields: [{ name: 'To', value: 'b' }],
    });
  });

  test('at the beginning are odd even when they look like a continuation', () => {
    expect(read(' continued\r\nTo: b\r\n\r\n').oddLines).toEqual([' continued']);
  });
});

describe('the end of the header block', () => {
  test.each([
    ['behind the empty line', 'A: b\r\n\r\n', 'body'],
    ['behind an empty line of LF', 'A: b\n\n', '\nbody'],
    ['at the end of all, without an empty line', 'A: b\r\n', ''],
    ['at once', '\r\n', 'A: b'],
    ['of nothing', '', ''],
  ])('is %s', (_, header, body) => {
    expect(read(header + body).bodyStart).toBe(header.length);
  });

  test('is never behind the end of its part', () => {
    const bytes = bytesOf('A: b\r\nC: d\r\n\r\n');
    expect(readHeaderBlock(bytes, 0, 3, NO_LIMIT)).toMatchObject({
      bodyStart: 3,
      fields: [{ name: 'A', value: '' }],
    });
    expect(readHeaderBlock(bytes, 6, bytes.length, NO_LIMIT)?.fields).toEqual([{ name: 'C', value: 'd' }]);
  });
});

describe('the limit of a header block', () => {
  const header = 'From: a\r\nTo: b\r\n\r\n';

  test('is kept to the byte, the empty line included', () => {
    const bytes = bytesOf(`${header}body`);
    expect(readHeaderBlock(bytes, 0, bytes.length, header.length)?.bodyStart).toBe(header.length);
    expect(readHeaderBlock(bytes, 0, bytes.length, header.length - 1)).toBeNull();
  });

  test('counts from the beginning of the part', () => {
    const bytes = bytesOf(`elsewhere ${header}`);
    expect(readHeaderBlock(bytes, 10, bytes.length, header.length)?.fields).toHaveLength(2);
    expect(readHeaderBlock(bytes, 10, bytes.length, header.length - 1)).toBeNull();
  });

  test('is met by one endless line before it is made text', () => {
    const bytes = new Uint8Array(64 * 1024 * 1024).fill(65);
    expect(readHeaderBlock(bytes, 0, bytes.length, 1_000)).toBeNull();
  });
});

describe('hostile headers are read in linear time', () => {
  const MEGABYTE = 1_000_000;

  test.each([
    ['carriage returns', `X: ${'\r'.repeat(MEGABYTE)}x`],
    ['white space', `X:${' '.repeat(MEGABYTE)}x`],
    ['tabs before a missing colon', `X${'\t'.repeat(MEGABYTE)}`],
    ['folded lines', `X: ${'\r\n y'.repeat(MEGABYTE / 4)}`],
    ['beginnings of encoded words', `X: ${'=?'.repeat(MEGABYTE / 2)}`],
    ['open encoded words', `X: ${'=?utf-8?Q?'.repeat(MEGABYTE / 10)}`],
    ['encoded words', `X: ${'=?utf-8?Q?a?= '.repeat(MEGABYTE / 15)}`],
  ])('%s', (_, text) => {
    const { fields: found, oddLines } = read(`${text}\r\n\r\n`);
    expect(found.length + oddLines.length).toBe(1);
  });
});
