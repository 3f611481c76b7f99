/** Lines in their order, however they came to be there. */
import { expect, test } from 'vitest';
import { byCodePoints } from '../../../electron/gal/store/code-point-order.ts';
import { withNewLines } from '../../../electron/gal/store/line-order.ts';
import { bringUpToDate, linesWhere, openStore } from '../../fixtures/gal-store.ts';

const TEXTS = ['b', 'a', '', 'b', '\u{1f600}', '\ufffe', 'a\u{10000}', 'a\uffee', 'ab', 'b'];
const textsOf = (line: number): readonly [string, string] => [TEXTS[line] ?? '', TEXTS[line * 7] ?? ''];

test('new lines are put where ordering all of them would put them', () => {
  const all = withNewLines(new Int32Array(0), TEXTS.length, textsOf);
  const sorted = [...TEXTS.keys()].toSorted(
    (one, other) =>
      Buffer.compare(Buffer.from(textsOf(one)[0]), Buffer.from(textsOf(other)[0])) ||
      Buffer.compare(Buffer.from(textsOf(one)[1]), Buffer.from(textsOf(other)[1])) ||
      one - other,
  );
  expect([...all]).toEqual(sorted);
  for (let before = 0; before <= TEXTS.length; before += 1) {
    const known = withNewLines(new Int32Array(0), before, textsOf);
    expect([...withNewLines(known, TEXTS.length, textsOf)]).toEqual(sorted);
  }
});

test('texts are ordered as the database orders them', () => {
  expect(TEXTS.toSorted(byCodePoints)).toEqual(
    TEXTS.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
  );
});

const linesOf = (names: readonly string[]): string =>
  names.map((name) => `A ${name}\tPCM:N/P/X\r\n`).join('');
const MANY = Array.from({ length: 200 }, (_, at) => `Name ${at}`);

test('a list that has grown by a few is in the order of one that was read at once', () => {
  const store = openStore();
  bringUpToDate(store, { 1: linesOf(MANY) });
  const grown = bringUpToDate(store, { 1: linesOf(MANY), 2: linesOf(['Name 17a', 'Aa']) });
  const whole = bringUpToDate(openStore(), { 1: linesOf([...MANY, 'Name 17a', 'Aa']) });
  expect([...grown.dictionary.rankByName]).toEqual([...whole.dictionary.rankByName]);
  expect([...grown.dictionary.rankByAddress]).toEqual([...whole.dictionary.rankByAddress]);
});

test('names with a zero are found by how they begin', () => {
  const data = bringUpToDate(openStore(), { 1: linesOf(['a\0b', 'ab', 'ac', 'b']) });
  const begin = (prefix: string): string[] =>
    linesWhere(data, (line) => data.dictionary.linesThatBegin(prefix).has(line));
  expect(begin('a\0')).toEqual(['a\0b N/P/X']);
  expect(begin('a')).toEqual(['a\0b N/P/X', 'ab N/P/X', 'ac N/P/X']);
});
