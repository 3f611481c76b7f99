import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Limits } from '../../../shared/limits.ts';
import { readMimeStructure } from '../../../shared/mime/structure.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { bodies, multipart, parts, read } from '../../fixtures/mime-structure.ts';
import { writeMime } from '../../fixtures/mime-tree.ts';
import type { MimeNode } from '../../fixtures/mime-tree.ts';

const cutOffAt = (offset: number): Failure => ({
  kind: 'truncated',
  detail: 'the closing boundary is missing: the message is cut off',
  part: null,
  offset,
});

const leaf = (body: string, ...headers: string[]): MimeNode => ({ kind: 'leaf', headers, body });

describe('a message of one part', () => {
  test('is text unless it says otherwise', () => {
    expect(read('Subject: x\r\n\r\nHello.\r\n').root).toMatchObject({
      path: '1',
      contentType: 'text/plain',
      charset: null,
      fileName: null,
      disposition: null,
      encoding: '7bit',
      headerStart: 0,
      bodyStart: 14,
      bodyEnd: 22,
      children: [],
    });
  });

  test('tells what its headers tell', () => {
    const headers = [
      'Content-Type: Application/Octet-Stream; name="other.bin"; charset=x',
      'Content-Transfer-Encoding: BASE64 ',
      "Content-Disposition: Attachment; filename*=utf-8''DIR%20SYNC.BIN",
    ];
    expect(read(`${headers.join('\n')}\n\n`).root).toMatchObject({
      contentType: 'application/octet-stream',
      charset: 'x',
      fileName: 'DIR SYNC.BIN',
      disposition: 'attachment',
      encoding: 'base64',
    });
  });

  test('takes its file name from the type where the disposition has none', () => {
    expect(read('Content-Type: a/b; name=DIRSYNC.BIN\n\n').root.fileName).toBe('DIRSYNC.BIN');
  });

  test('may be nothing but bytes', () => {
    expect(read('').root).toMatchObject({ bodyStart: 0, bodyEnd: 0 });
  });
});

describe('places of parts', () => {
  const tree: MimeNode = {
    kind: 'multipart',
    boundary: 'outer',
    preamble: 'This is a multi-part message.',
    epilogue: 'behind the end\r\n',
    children: [
      leaf('Hello.\r\n--outerX\r\n', 'Content-Type: text/plain'),
      {
        kind: 'multipart',
        boundary: 'outer-inner',
        children: [leaf('', 'X: empty'), leaf('\r\n\r\n'), leaf('no line end')],
      },
      { kind: 'attached', message: leaf('attached text\r\n', 'From: a', 'To: b') },
    ],
  };

  test.each(['\r\n', '\n'])('are those of the file, with line ends %j', (lineEnd) => {
    const { text, places } = writeMime(tree, lineEnd);
    const found = parts(text).map(({ path, headerStart, bodyStart, bodyEnd }) => ({
      path,
      headerStart,
      bodyStart,
      bodyEnd,
    }));
    expect(found).toEqual(places);
    expect(read(text).notes).toEqual([]);
  });

  test('leave out the line end before the next boundary, and only that', () => {
    expect(bodies(multipart(['--b', '', 'one', '', '', '--b', '', 'two', '--b--', '']))).toEqual([
      'one\r\n\r\n',
      'two',
    ]);
    expect(bodies(multipart(['--b', '', 'one', '', '--b--'], 'b', '\n'))).toEqual(['one\n']);
  });

  test('are empty where nothing stands between two boundaries', () => {
    const found = parts(multipart(['--b', '--b', '--b--']));
    expect(found.slice(1).map(({ headerStart, bodyEnd }) => bodyEnd - headerStart)).toEqual([0, 0]);
  });

  test('of an attached message are inside of its part', () => {
    const text = 'Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner text';
    const [outer, inner] = parts(text);
    expect(outer).toMatchObject({ path: '1', contentType: 'message/rfc822' });
    expect(inner).toMatchObject({ path: '1.1', headerStart: outer?.bodyStart, bodyEnd: outer?.bodyEnd });
    expect(inner?.headers).toEqual([{ name: 'Subject', value: 'inner' }]);
  });
});

describe('boundaries', () => {
  test.each([
    ['spaces and tabs behind them', ['--b \t ', '', 'x', '--b-- \t']],
    ['text before the first and behind the last', ['pre', '--b', '', 'x', '--b--', '--b', '', 'post']],
    ['a boundary in the middle of a line', ['--b', '', 'x', '--b--']],
  ])('may have %s', (_, lines) => {
    expect(bodies(multipart(lines))).toEqual(['x']);
  });

  test.each([
    ['longer ones', '--bb'],
    ['longer ones with a dash', '--b-'],
    ['ones with more behind white space', '--b x'],
    ['shorter ones', '--'],
    ['ones with one dash', '-b'],
    ['ones not at the beginning', ' --b'],
    ['ones in another case', '--B'],
  ])('are not taken from %s', (_, line) => {
    expect(bodies(multipart(['--b', '', 'x', line, 'y', '--b--']))).toEqual([`x\r\n${line}\r\ny`]);
  });

  test('may begin alike: the inner one belongs to the inner part', () => {
    const inner = ['Content-Type: multipart/mixed; boundary=b2', '', '--b2', '', 'x', '--b2--'];
    const text = multipart(['--b', ...inner, '--b', '', 'y', '--b--']);
    expect(parts(text).map(({ path }) => path)).toEqual(['1', '1.1', '1.1.1', '1.2']);
    expect(bodies(text)).toEqual(['x', 'y']);
  });

  test('of the outer part end an inner one that was not closed', () => {
    const inner = ['Content-Type: multipart/mixed; boundary=inner', '', '--inner', '', 'x'];
    const text = multipart(['--b', ...inner, '--b', '', 'y', '--b--']);
    expect(bodies(text)).toEqual(['x', 'y']);
    expect(read(text).notes).toEqual([
      'part 1.1: the closing boundary is missing, the last part may be cut off',
    ]);
    expect(read(text).cutOff).toBeNull();
  });

  test('that do not close leave the last part open to the end, with a note', () => {
    const text = multipart(['--b', '', 'x', '--b', '', 'cut o']);
    expect(bodies(text)).toEqual(['x', 'cut o']);
    expect(read(text).cutOff).toEqual(cutOffAt(text.length));
    expect(read(text).notes).toEqual([
      'part 1: the closing boundary is missing, the last part may be cut off',
    ]);
  });

  test('that occur nowhere leave one part without children, with a note', () => {
    const text = multipart(['no parts']);
    expect(bodies(text)).toEqual(['no parts']);
    expect(read(text).cutOff).toEqual(cutOffAt(text.length));
    expect(read(text).notes).toEqual(['part 1: its boundary occurs nowhere, no parts could be read']);
  });

  test.each(['multipart/mixed', 'multipart/mixed; boundary=""'])(
    'that are not named, with a note: %s',
    (type) => {
      const { root, notes } = read(`Content-Type: ${type}\r\n\r\n--b\r\n\r\nx\r\n--b--`);
      expect(root.children).toEqual([]);
      expect(notes).toEqual(['part 1: multipart/mixed without a boundary, read as one part']);
    },
  );

  test('may contain what regular expressions take for signs', () => {
    const boundary = '=_(.*)+[a]?';
    expect(bodies(multipart([`--${boundary}`, '', 'x', `--${boundary}--`], boundary))).toEqual(['x']);
  });
});

test('a message cut before its closing boundary is whole is known to be cut off, wherever that is', () => {
  const text = multipart(['--b', '', 'x', '--b', '', 'y', '--b--']);
  expect(read(text).cutOff).toBeNull();
  for (let length = text.indexOf('--b'); length < text.length; length += 1)
    expect(read(text.slice(0, length)).cutOff).toEqual(cutOffAt(length));
});

test('long input is told of on the way, about once a megabyte', () => {
  const steps: number[] = [];
  const text = multipart(['--b', '', 'x\r\n'.repeat(1_200_000), '--b--']);
  readMimeStructure(bytesOf(text), DEFAULT_LIMITS, (bytes) => steps.push(bytes));
  expect(steps).toHaveLength(3);
});

test('header lines that cannot be read are noted with their part', () => {
  expect(read(multipart(['--b', 'what is this', '', 'x', '--b--'])).notes).toEqual([
    'part 1.1: 1 header lines could not be read',
  ]);
});

describe('limits', () => {
  const refusal = (text: string, limits: Partial<Limits>): unknown => {
    const result = readMimeStructure(bytesOf(text), { ...DEFAULT_LIMITS, ...limits });
    return result.ok ? 'read' : result.error;
  };
  const nested = (levels: number): MimeNode =>
    levels === 1 ? leaf('x') : { kind: 'attached', message: nested(levels - 1) };
  const inBoundaries = (levels: number): MimeNode =>
    levels === 1
      ? leaf('x')
      : { kind: 'multipart', boundary: `level-${levels}`, children: [inBoundaries(levels - 1)] };

  test.each([
    ['attached messages', nested],
    ['multiparts', inBoundaries],
  ])('as many levels of %s as allowed are read, one more is not', (_, make) => {
    expect(refusal(writeMime(make(5), '\r\n').text, { mimeDepth: 5 })).toBe('read');
    expect(refusal(writeMime(make(6), '\r\n').text, { mimeDepth: 5 })).toMatchObject({
      kind: 'malformed-message',
      detail: 'parts nested deeper than 5',
      part: null,
      offset: expect.any(Number),
    });
  });

  test('as many parts as allowed are read, one more is not', () => {
    const withParts = (count: number): string =>
      multipart([...Array.from({ length: count - 1 }, () => '--b\r\n\r\nx'), '--b--']);
    expect(refusal(withParts(8), { mimeParts: 8 })).toBe('read');
    expect(refusal(withParts(9), { mimeParts: 8 })).toMatchObject({
      kind: 'malformed-message',
      detail: 'more than 8 parts',
    });
  });

  test('a million empty parts are refused', () => {
    expect(refusal(multipart([...new Array<string>(1_000_000).fill('--b')]), {})).toMatchObject({
      kind: 'malformed-message',
      detail: 'more than 1000 parts',
    });
  });

  test('a header of exactly the limit is read, one byte more is not, in every part', () => {
    const header = 'Subject: x\r\n\r\n';
    expect(refusal(header, { headerBytes: header.length })).toBe('read');
    expect(refusal(header, { headerBytes: header.length - 1 })).toEqual({
      kind: 'malformed-message',
      detail: `header longer than ${header.length - 1} bytes`,
      part: null,
      offset: 0,
    });
    const inner = `Content-Type: text/plain; x=${'y'.repeat(100)}`;
    const text = multipart(['--b', inner, '', 'x', '--b--']);
    expect(refusal(text, { headerBytes: inner.length + 4 })).toBe('read');
    expect(refusal(text, { headerBytes: inner.length + 3 })).toMatchObject({ offset: text.indexOf(inner) });
  });
});
