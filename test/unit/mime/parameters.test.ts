import { describe, expect, test } from 'vitest';
import { parseParameterised } from '../../../shared/mime/parameters.ts';

const parameters = (text: string): Record<string, string> =>
  Object.fromEntries(parseParameterised(text).parameters);

describe('the value', () => {
  test.each([
    ['multipart/mixed', 'multipart/mixed'],
    [' Text/PLAIN ; charset=x', 'text/plain'],
    ['', ''],
    [';a=b', ''],
  ])('of "%s" is "%s"', (text, value) => {
    expect(parseParameterised(text).value).toBe(value);
  });
});

describe('parameters', () => {
  test.each([
    ['quoted', 'a/b; boundary="x y"', { boundary: 'x y' }],
    ['not quoted', 'a/b;boundary=xy', { boundary: 'xy' }],
    ['several', 'a/b; Charset=utf-8 ; NAME="n"', { charset: 'utf-8', name: 'n' }],
    ['with white space around', 'a/b ;  boundary = "x" ', { boundary: 'x' }],
    ['with a semicolon in quotes', 'a/b; boundary="x;y=z"', { boundary: 'x;y=z' }],
    ['with escaped characters', String.raw`a/b; name="a \"b\" \\c"`, { name: String.raw`a "b" \c` }],
    ['empty', 'a/b; boundary=""; name=', { boundary: '', name: '' }],
    ['with a quote that is not closed', 'a/b; boundary="x', { boundary: '"x' }],
    ['twice: the first counts', 'a/b; name=one; name=two', { name: 'one' }],
    ['without a value: none', 'a/b; attachment; x=y', { x: 'y' }],
    ['with a comment before', 'a/b; (a (nested; x=1) one) boundary="x"', { boundary: 'x' }],
    ['with a comment behind', 'a/b; boundary=x (c); name="n" (c; d=e)', { boundary: 'x', name: 'n' }],
    ['with brackets in a name', 'a/b; name=Report (1).gz; x="(y)"', { name: 'Report (1).gz', x: '(y)' }],
    ['with a bracket that is not closed', 'a/b (c; x=y', { x: 'y' }],
    [
      'with an encoded word in no name, as it is',
      'a/b; boundary="=?utf-8?Q?x?="',
      { boundary: '=?utf-8?Q?x?=' },
    ],
    ['with an encoded word', 'a/b; name="=?utf-8?Q?M=C3=BCller?="', { name: 'Müller' }],
  ])('are read %s', (_, text, expected) => {
    expect(parameters(text)).toEqual(expected);
  });
});

describe('file names of RFC 2231', () => {
  test.each([
    ['encoded', "a/b; filename*=UTF-8''M%C3%BCller.txt", 'Müller.txt'],
    ['encoded with a language', "a/b; filename*=utf-8'de'M%C3%BCller", 'Müller'],
    ['in pieces', 'a/b; filename*0="DIR"; filename*1="SYNC.TXT"', 'DIRSYNC.TXT'],
    ['in pieces out of order', 'a/b; filename*2=C; filename*0=A; filename*1=B', 'ABC'],
    ['in more than ten pieces', pieces('abcdefghijkl'), 'abcdefghijkl'],
    ['encoded in pieces', "a/b; filename*0*=UTF-8''M%C3%BC; filename*1*=ller", 'Müller'],
    ['with a character in two pieces', "a/b; filename*0*=UTF-8''M%C3; filename*1*=%BCller", 'Müller'],
    ['partly encoded', 'a/b; filename*0*=UTF-8\'\'M%C3%BC; filename*1="ll%65r"', 'Müll%65r'],
    ['beside a plain one for old programs', "a/b; filename=Muller; filename*=UTF-8''M%C3%BCller", 'Müller'],
    ['before a plain one', "a/b; filename*=UTF-8''M%C3%BCller; filename=Muller", 'Müller'],
    ['not valid, as they are written', "a/b; filename*=UTF-8''100%", '100%'],
    ['of another charset, as they are written', "a/b; filename*=iso-8859-1''M%FCller", 'M%FCller'],
    ['with an apostrophe in a later piece', "a/b; filename*0*=utf-8''a; filename*1*=b'c'd", "ab'c'd"],
  ])('are read %s', (_, text, expected) => {
    expect(parameters(text)).toEqual({ filename: expected });
  });
});

function pieces(text: string): string {
  return Array.from(text, (char, index) => `; filename*${index}=${char}`).join('');
}

describe('hostile parameters are read in linear time', () => {
  const MANY = 100_000;

  test.each([
    ['open quotes', `a/b${';a="\\"'.repeat(MANY)}`],
    ['backslashes', `a/b;a="${'\\'.repeat(MANY)}`],
    ['semicolons', `a/b${'; '.repeat(MANY)}`],
    ['white space', `a/b;a${' '.repeat(MANY)}b`],
    ['names without values', `a/b${';a'.repeat(MANY)}`],
    ['comments', `a/b;${'(a)'.repeat(MANY)}`],
    ['open comments', `a/b;${'(a\\('.repeat(MANY)}`],
    ['pieces', `a/b${';x*1=a'.repeat(MANY)}`],
    ['encoded pieces', `a/b${";x*0*=''%41".repeat(MANY)}`],
  ])('%s', (_, text) => {
    expect(parseParameterised(text).value).toBe('a/b');
  });
});
