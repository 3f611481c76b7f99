import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownName } from '../../../shared/format/shown-name.ts';

test('a name as it is shown cannot lie about its end, its lines or its length', () => {
  expect(shownName('picture\u202Egnp.exe')).toBe('picture\\u{202e}gnp.exe');
  expect(shownName('a\u2066b\u2069c\u200Fd\u061Ce')).toBe('a\\u{2066}b\\u{2069}c\\u{200f}d\\u{61c}e');
  expect(shownName('two\nlines\u0000\u001b[31m')).toBe('two\\u{0a}lines\\u{00}\\u{1b}[31m');
});

test('an honest name stays as it is, in any script', () => {
  for (const name of ['Ärger (2).eml', 'שלום.txt', '日本.zip', 'a b\u200D'])
    expect(shownName(name)).toBe(name);
});

test('no control is left of any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(shownName(name)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});
