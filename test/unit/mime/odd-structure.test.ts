/** Messages that are not written as they should be. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { readMimeStructure } from '../../../shared/mime/structure.ts';
import type { MimeMessage } from '../../../shared/mime/structure.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { bodies, multipart, parts, read } from '../../fixtures/mime-structure.ts';

describe('boundaries', () => {
  test.each(['--b--not the end', '--b--x', '--b x'])('are not taken from text: %s', (line) => {
    expect(bodies(multipart(['--b', '', 'x', line, '--b', '', 'y', '--b--']))).toEqual([`x\r\n${line}`, 'y']);
  });

  test('may be followed by what DOS writes at the end of a file', () => {
    expect(read(multipart(['--b', '', 'x', '--b--\x1a'])).cutOff).toBeNull();
  });

  test.each([
    ['in UTF-8', new TextEncoder().encode('B€ü')],
    ['in windows-1252', bytesOf('B€ü')],
  ])('outside of ASCII are compared byte by byte: %s', (_, boundary) => {
    const text = multipart(['--#', '', 'x', '--#', '', 'y', '--#--'], '#');
    const bytes = Buffer.concat(
      text.split('#').flatMap((piece, index) => [index === 0 ? new Uint8Array() : boundary, bytesOf(piece)]),
    );
    const result = readMimeStructure(bytes, DEFAULT_LIMITS);
    const children = [{ path: '1.1' }, { path: '1.2' }];
    expect(result).toMatchObject({ ok: true, value: { notes: [], cutOff: null, root: { children } } });
  });

  test.each(['b', 'b '])('that are given with a blank at their end are found as "%s"', (written) => {
    const lines = [`--${written}`, '', 'x', `--${written}--`];
    const text = multipart(lines, 'b ');
    expect(bodies(text)).toEqual(['x']);
    expect(read(text)).toMatchObject({ notes: [], cutOff: null });
  });

  test.each([
    [
      'before the first',
      ['begin 644 a.txt', '#0V%T', '--b', '', 'x', '--b--'],
      'before its first boundary is a file',
    ],
    [
      'behind the last',
      ['--b', '', 'x', '--b--', 'begin 644 a.txt'],
      'behind its closing boundary is a file',
    ],
    [
      'behind the last',
      ['--b', '', 'x', '--b--', '--b', '', 'y'],
      'behind its closing boundary are more parts',
    ],
  ])('tell of what is not read %s', (_, lines, told) => {
    expect(read(multipart(lines)).notes).toEqual([
      expect.stringMatching(new RegExp(`^part 1: ${told}, which (is|are) not read$`)),
    ]);
  });

  test('that were cut are no part of what stands before them', () => {
    const text = multipart(['--b1', '', 'x', '--b1'], 'b1');
    expect(bodies(text.slice(0, -1))).toEqual(['x']);
  });
});

describe('a part that is called a message', () => {
  const attached = (content: readonly string[], encoding = '8bit'): string =>
    multipart([
      '--b',
      'Content-Type: message/rfc822',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      ...content,
      '--b--',
    ]);
  const paths = (text: string): string[] => parts(text).map(({ path }) => path);

  test.each([
    ['transactions', ['A User 1                          PCM:NORTH/PO1/USER1']],
    ['a uuencoded file', ['begin 644 a.gz', '#0V%T', '`', 'end']],
    ['binary data', ['\x1f\x8b\b\0\0\0\0\0\0\x03']],
  ])('and holds %s is left as it is', (_, content) => {
    const text = attached(content);
    expect(paths(text)).toEqual(['1', '1.1']);
    expect(bodies(text)).toEqual([content.join('\r\n')]);
    expect(read(text).notes).toEqual([]);
  });

  test('may have empty lines before its header', () => {
    const text = attached(['', 'Subject: inner', '', 'x']);
    expect(parts(text).at(-1)).toMatchObject({
      path: '1.1.1',
      headers: [{ name: 'Subject', value: 'inner' }],
      headerStart: text.indexOf('Subject'),
    });
    expect(read(text).notes).toEqual([
      `part 1.1.1: its header begins at byte ${text.indexOf('Subject')}, behind what is no part of it`,
    ]);
  });

  test.each(['base64', 'quoted-printable', 'x-unknown'])('is not split while it is in %s', (encoding) => {
    expect(paths(attached(['Subject: inner', '', 'x'], encoding))).toEqual(['1', '1.1']);
  });

  test('is each part of a digest that does not say otherwise', () => {
    const text = [
      'Content-Type: multipart/digest; boundary=b',
      '',
      '--b',
      '',
      'Subject: one',
      '',
      'first',
      '--b',
      'Content-Type: text/plain',
      '',
      'second',
      '--b--',
    ].join('\r\n');
    expect(parts(text).map(({ path, contentType }) => `${path} ${contentType}`)).toEqual([
      '1 multipart/digest',
      '1.1 message/rfc822',
      '1.1.1 text/plain',
      '1.2 text/plain',
    ]);
  });
});

describe('the transfer encoding', () => {
  const encodings = (...fields: string[]): MimeMessage =>
    read([...fields.map((field) => `Content-Transfer-Encoding: ${field}`), '', 'x'].join('\r\n'));

  test.each(['base64;', '"base64"', 'base64 (a comment; (within)) ', ' BASE64 ; x=y'])(
    'is the bare word of %s',
    (field) => {
      expect(encodings(field)).toMatchObject({ root: { encoding: 'base64' }, notes: [] });
    },
  );

  test('of several is the one that changes anything, with a note', () => {
    expect(encodings('7bit', 'base64')).toMatchObject({
      root: { encoding: 'base64' },
      notes: ['part 1: more than one transfer encoding is given, base64 is taken'],
    });
    expect(encodings('base64', 'Base64').notes).toEqual([]);
  });

  test('that nobody knows is noted', () => {
    expect(encodings('x-gzip64')).toMatchObject({
      root: { encoding: 'x-gzip64' },
      notes: ['part 1: the transfer encoding "x-gzip64" is not known, its content is taken as it is'],
    });
    expect(encodings('x-uuencode').notes).toEqual([]);
    expect(encodings('').root.encoding).toBe('7bit');
  });
});

test('lines that end in CR alone are told', () => {
  expect(read('Subject: x\rTo: b\r\rHello.\r').notes).toEqual([
    'part 1: its lines end in CR alone, so they could not be told apart',
  ]);
  expect(read('Subject: x\r').notes).toEqual([]);
});

test('names are told apart before encoded words in them are decoded', () => {
  const type = 'Content-Type: a/b; name="=?utf-8?Q?a=22=3B_boundary=3Dx?="; charset=y';
  expect(read(`${type}\r\n\r\n`).root).toMatchObject({ fileName: 'a"; boundary=x', charset: 'y' });
});
