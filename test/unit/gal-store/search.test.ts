/** Words in names, mailboxes and template values. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NONE } from '../../../shared/gal/columns.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import { bringUpToDate, linesWhere, openStore } from '../../fixtures/gal-store.ts';

const TEXT = [
  'A Møller, Søren\tPCM:NORTH/PO1/SMOLLER',
  '- Department:/Sales "East" & West',
  'A Strauß, Ada\tPCM:NORTH/PO2/ASTRAUSS',
  '- Department:/Research',
  'A Desk\tSMTP:help.desk@north.example.com',
  '',
].join('\r\n');

function searched(word: string): string[] {
  const data = bringUpToDate(openStore(), { 1: TEXT });
  const { lines, values } = data.dictionary.matching(word);
  const columns = data.columns(1);
  return linesWhere(data, (line) => {
    const row = columns?.line.indexOf(line) ?? NONE;
    const set = columns?.values[row] ?? NONE;
    return lines.has(line) || (set !== NONE && values.has(set));
  }).map((found) => found.split(/[ ,]/)[0] ?? '');
}

describe('a word', () => {
  test.each([
    ['moller', ['Møller']],
    ['oll', ['Møller']],
    ['strauss', ['Strauß']],
    ['help.desk@', ['Desk']],
    ['sales', ['Møller']],
    ['"east"', ['Møller']],
    ['es & w', []],
    ['t" & w', ['Møller']],
    ['north', ['Desk']],
    ['nobody', []],
    ['" OR "', []],
    ['*', []],
    ['ada\0', []],
  ])('%j is found in %j', (word, expected) => {
    expect(searched(word)).toEqual(expected);
  });

  test('is found wherever a plain search would find it', () => {
    const names = fc.array(
      fc.string({ unit: fc.constantFrom(...'abcAB øé.,-"%_'.split('')), minLength: 1, maxLength: 12 }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        names,
        fc.string({ unit: fc.constantFrom(...'abø."%_'.split('')), minLength: 3, maxLength: 4 }),
        (all, typed) => {
          const word = searchText(typed);
          const store = openStore();
          const data = bringUpToDate(store, { 1: all.map((name) => `A x${name}x\tPCM:N/P/M\r\n`).join('') });
          const { lines } = data.dictionary.matching(word);
          const plain = linesWhere(data, (line) =>
            searchText(data.dictionary.line(line).name).includes(word),
          );
          expect(linesWhere(data, (line) => lines.has(line))).toEqual(plain);
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('one or two letters', () => {
  test.each([
    ['m', ['Møller, Søren NORTH/PO1/SMOLLER']],
    ['st', ['Strauß, Ada NORTH/PO2/ASTRAUSS']],
    ['e', []],
    [
      '',
      [
        'Desk help.desk@north.example.com',
        'Møller, Søren NORTH/PO1/SMOLLER',
        'Strauß, Ada NORTH/PO2/ASTRAUSS',
      ],
    ],
  ])('%j begin the names %j', (prefix, expected) => {
    const data = bringUpToDate(openStore(), { 1: TEXT });
    const found = data.dictionary.linesThatBegin(prefix);
    expect(linesWhere(data, (line) => found.has(line))).toEqual(expected);
  });
});

test('what came later is found as well', () => {
  const store = openStore();
  bringUpToDate(store, { 1: TEXT });
  const data = bringUpToDate(store, { 1: TEXT, 2: 'A Later\tPCM:NORTH/PO1/LATER\r\n- Room:/Attic\r\n' });
  expect(linesWhere(data, (line) => data.dictionary.matching('later').lines.has(line))).toHaveLength(1);
  expect(data.dictionary.matching('attic').values.has(data.columns(2)?.values[0] ?? NONE)).toBe(true);
});
