import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GalData } from '../../../electron/gal/data.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { changeKindOf, diffLists } from '../../../shared/gal/diff.ts';
import { lastStepOf } from '../../../shared/gal/versions.ts';
import { galOf } from '../../fixtures/gal.ts';

const LOOSE = { kind: 'loose' } as const;

function looseOf(texts: readonly string[]): { data: GalData; folded: FoldedList } {
  const data = galOf(texts.map((text) => ({ role: 'loose', cycle: null, supplier: null, text })));
  const folded = data.folded(LOOSE);
  if (folded === null) throw new Error('no such view');
  return { data, folded };
}

function diffOf(data: GalData, folded: FoldedList, from: number, to: number) {
  const { dictionary } = data;
  return diffLists(folded, lastStepOf(folded, from), lastStepOf(folded, to), {
    listOfEntry: dictionary.listOfEntry,
    lineOf: (line) => dictionary.line(line),
    codeOf: (step, row) =>
      String.fromCharCode(data.columns(folded.messages[step]?.message.id ?? -1)?.code[row] ?? 0),
  });
}

/** "changed John Smith@NORTH/PO1/JS > John Smith@NORTH/PO1/JS2 by 2:0". */
function told(texts: readonly string[], from: number, to: number): string[] {
  const { data, folded } = looseOf(texts);
  const diff = diffOf(data, folded, from, to);
  const say = (version: number | undefined): string => {
    if (version === undefined || version < 0) return '-';
    const { name, address } = data.dictionary.line(folded.line[version] ?? -1);
    return `${name}@${address}`;
  };
  return Array.from(diff.before, (before, row) => {
    const how = diff.isDeleteAndAdd[row] === 1 ? ' D+A' : '';
    const by = `${(diff.byStep[row] ?? 0) + 1}:${diff.byRow[row] ?? 0}`;
    return `${changeKindOf(diff, row)}${how} ${say(before)} > ${say(diff.after[row])} by ${by}`;
  }).sort();
}

const JOHN = 'A John\tPCM:N/P/JOHN';

describe('differences between two cycles', () => {
  test('name what was added and what was removed, and which transaction did it', () => {
    expect(told([JOHN, 'D John\tPCM:N/P/JOHN\nA Ann\tPCM:N/P/ANN'], 1, 2)).toEqual([
      'added - > Ann@N/P/ANN by 2:1',
      'removed John@N/P/JOHN > - by 2:0',
    ]);
  });

  test('name all entries when the first is the empty list', () => {
    expect(told([JOHN], 0, 1)).toEqual(['added - > John@N/P/JOHN by 1:0']);
  });

  test('say changed where another address was given', () => {
    expect(told([JOHN, 'M John\tPCM:N/P/JOHN\n  John\tPCM:N/P/J2'], 1, 2)).toEqual([
      'changed John@N/P/JOHN > John@N/P/J2 by 2:0',
    ]);
  });

  test('say changed where template values differ', () => {
    expect(told([JOHN, 'M John\tPCM:N/P/JOHN\n- Phone:/12'], 1, 2)).toEqual([
      'changed John@N/P/JOHN > John@N/P/JOHN by 2:0',
    ]);
  });

  test('say changed where an M gave another alias in the same list, through several M', () => {
    const rename = 'M John\tPCM:N/P/JOHN\n  Jon\tPCM:N/P/JOHN';
    const again = 'M Jon\tPCM:N/P/JOHN\n  Jonny\tPCM:N/P/JOHN';
    expect(told([JOHN, rename, again], 1, 3)).toEqual(['changed John@N/P/JOHN > Jonny@N/P/JOHN by 3:0']);
  });

  test('say changed where it was removed and added with other values', () => {
    expect(told([JOHN, 'D John\tPCM:N/P/JOHN', 'A John\tPCM:N/P/J9'], 1, 3)).toEqual([
      'changed John@N/P/JOHN > John@N/P/J9 by 3:0',
    ]);
  });

  test('say changed where one address was deleted under one alias and added under another', () => {
    expect(told([JOHN, 'D John\tPCM:N/P/JOHN\nA Jonny\tMS:n/p/john'], 1, 2)).toEqual([
      'changed D+A John@N/P/JOHN > Jonny@n/p/john by 2:1',
    ]);
  });

  test('are two where one address had, or has, several aliases', () => {
    const texts = [JOHN, 'D John\tPCM:N/P/JOHN\nA Jon\tPCM:N/P/JOHN\nA Jonny\tPCM:N/P/JOHN'];
    expect(told(texts, 1, 2).map((one) => one.split(' ')[0])).toEqual(['added', 'added', 'removed']);
  });

  test('are none for what was removed and added again with the same values', () => {
    expect(told([JOHN, 'D John\tPCM:N/P/JOHN', JOHN], 1, 3)).toEqual([]);
  });

  test('are none for what was added and removed in between', () => {
    expect(told(['A Ann\tPCM:N/P/ANN', JOHN, 'D John\tPCM:N/P/JOHN'], 1, 3)).toEqual([]);
  });

  test('say moved where an M gave an address in another list', () => {
    expect(told([JOHN, 'M John\tPCM:N/P/JOHN\n  John\tPCM:N/Q/JOHN'], 1, 2)).toEqual([
      'moved John@N/P/JOHN > John@N/Q/JOHN by 2:0',
    ]);
  });

  test.each([
    ['D first', ['D John\tPCM:N/P/JOHN', 'A John\tPCM:N/Q/JOHN'], '3:0'],
    ['A first', ['A John\tPCM:N/Q/JOHN', 'D John\tPCM:N/P/JOHN'], '3:0'],
  ])('say moved where one alias was deleted here and added there, %s', (_, texts, by) => {
    expect(told([JOHN, ...texts], 1, 3)).toEqual([`moved D+A John@N/P/JOHN > John@N/Q/JOHN by ${by}`]);
  });

  test('do not guess a move where the alias was added in two lists', () => {
    const added = 'A John\tPCM:N/Q/JOHN\nA John\tPCM:N/R/JOHN\nD John\tPCM:N/P/JOHN';
    expect(told([JOHN, added], 1, 2).map((line) => line.split(' ')[0])).toEqual([
      'added',
      'added',
      'removed',
    ]);
  });

  test('do not call it a move where an R has swept the one', () => {
    expect(told([JOHN, 'R PCM:N/P\nA John\tPCM:N/Q/JOHN'], 1, 2)).toEqual([
      'added - > John@N/Q/JOHN by 2:1',
      'removed John@N/P/JOHN > - by 2:0',
    ]);
  });

  test('name the transaction that removed an entry last, after it was changed and renamed', () => {
    const rename = 'M John\tPCM:N/P/JOHN\n  Jon\tPCM:N/P/JOHN';
    expect(told([JOHN, rename, 'A Ann\tPCM:N/P/ANN\nD Jon\tPCM:N/P/JOHN'], 1, 3)).toContain(
      'removed John@N/P/JOHN > - by 3:1',
    );
  });

  test('do not blame for a removal what became of the next one with that alias', () => {
    const texts = [
      `${JOHN}\nA Ann\tPCM:N/P/ANN`,
      'D John\tPCM:N/P/JOHN',
      'M Ann\tPCM:N/P/ANN\n  John\tPCM:N/P/ANN',
      'M John\tPCM:N/P/ANN\n  John\tPCM:N/P/A2',
    ];
    expect(told(texts, 1, 4)).toEqual([
      'changed Ann@N/P/ANN > John@N/P/A2 by 4:0',
      'removed John@N/P/JOHN > - by 2:0',
    ]);
  });

  test('can be asked for backwards', () => {
    expect(told([JOHN, 'D John\tPCM:N/P/JOHN'], 2, 1)).toEqual(['added - > John@N/P/JOHN by 2:0']);
  });
});

const line = fc
  .tuple(fc.constantFrom('Ann', 'Bob', 'ann', 'Cy'), fc.constantFrom('P', 'Q'), fc.constantFrom('1', '2'))
  .map(([name, list, box]) => `${name}\tPCM:N/${list}/${box}`);
const transaction = fc.oneof(
  line.map((text) => `A ${text}`),
  line.map((text) => `D ${text}`),
  fc.tuple(line, line).map(([one, other]) => `M ${one}\n  ${other}`),
  fc.constantFrom('R PCM:N/P', 'R PCM:N/Q'),
);
const messages = fc.array(
  fc.array(transaction, { maxLength: 6 }).map((lines) => lines.join('\n')),
  { minLength: 1, maxLength: 6 },
);

describe('differences of any history', () => {
  test('applied to the one list give the other, in both directions', () => {
    fc.assert(
      fc.property(messages, fc.nat(6), fc.nat(6), (texts, from, to) => {
        const { data, folded } = looseOf(texts);
        const diff = diffOf(data, folded, from, to);
        const listAt = (cycle: number): Set<number> => {
          const step = lastStepOf(folded, cycle);
          const versions = Array.from(folded.from, (_, version) => version);
          return new Set(versions.filter((v) => (folded.from[v] ?? 0) <= step && step < (folded.to[v] ?? 0)));
        };
        const says = (version: number): string => `${folded.line[version]} ${folded.values[version]}`;
        const list = [...listAt(from)].map(says);
        diff.before.forEach((version) => {
          if (version >= 0) list.splice(list.indexOf(says(version)), 1);
        });
        diff.after.forEach((version) => version >= 0 && list.push(says(version)));
        expect(list.sort()).toEqual([...listAt(to)].map(says).sort());
      }),
      { numRuns: 400 },
    );
  });

  test('are none between a list and itself', () => {
    fc.assert(
      fc.property(messages, fc.nat(6), (texts, cycle) => {
        const { data, folded } = looseOf(texts);
        expect(diffOf(data, folded, cycle, cycle).rows).toBe(0);
      }),
    );
  });
});
