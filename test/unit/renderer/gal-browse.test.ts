import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  branchName,
  entriesByBranch,
  isNarrowed,
  isSameNarrowing,
  NOT_NARROWED,
} from '../../../renderer/gal/browse/browse-query.ts';
import {
  NOTHING_CHOSEN,
  chooseAll,
  chooseOnly,
  chosenCount,
  chosenPlaces,
  extendTo,
  isChosen,
  moveTo,
  toggleAt,
} from '../../../renderer/gal/browse/choice.ts';
import { columnTemplate, fittingColumns } from '../../../renderer/gal/browse/entry-columns.ts';
import { highlighted } from '../../../renderer/gal/browse/highlight.ts';
import {
  SAVED_FILTERS_LIMIT,
  isSavedFilters,
  nameProblem,
  withFilter,
  without,
} from '../../../renderer/gal/browse/saved-filters.ts';
import type { SavedFilter } from '../../../renderer/gal/browse/saved-filters.ts';
import { WHOLE_KEY, branchKey, treeRows } from '../../../renderer/gal/browse/tree-rows.ts';
import { treeCommand } from '../../../renderer/ui/tree-keys.ts';
import { searchWords } from '../../../shared/gal/search-words.ts';
import { SMTP, network } from './gal-entries.ts';

describe('chosen entries', () => {
  it('are the same as a set of places would hold, whatever is toggled', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 })), (toggled) => {
        const expected = new Set<number>();
        let choice = NOTHING_CHOSEN;
        for (const index of toggled) {
          if (!expected.delete(index)) expected.add(index);
          choice = toggleAt(choice, index);
        }
        expect(chosenPlaces(choice, 100)).toEqual([...expected].toSorted((a, b) => a - b));
        expect(chosenCount(choice)).toBe(expected.size);
        for (let index = 0; index < 13; index += 1) expect(isChosen(choice, index)).toBe(expected.has(index));
      }),
    );
  });

  it('reach from the anchor to the row the keyboard is at, in either direction', () => {
    const down = extendTo(chooseOnly(4), 6);
    expect(chosenPlaces(down, 10)).toEqual([4, 5, 6]);
    expect(chosenPlaces(extendTo(down, 3), 10)).toEqual([3, 4]);
    expect(chosenPlaces(extendTo(moveTo(down, 9), 10), 10)).toEqual([9, 10]);
  });

  it('can be a million without a place being listed', () => {
    const all = chooseAll(chooseOnly(5), 1_000_000);
    expect([chosenCount(all), all.active]).toEqual([1_000_000, 5]);
    expect(chosenPlaces(all, 999_999)).toBeNull();
    expect(chosenCount(toggleAt(all, 500_000))).toBe(999_999);
    expect(chosenCount(chooseAll(NOTHING_CHOSEN, 0))).toBe(0);
  });
});

describe('the tree', () => {
  const TREE = [network('NORTH', { PO1: 3, PO2: 2 }), SMTP];
  const none = new Set<string>();
  const key = (at: number, toggled = none) => treeRows(TREE, toggled, 9)[at]?.key ?? '';

  it('begins with its networks open and its post offices closed', () => {
    const rows = treeRows(TREE, none, 9);
    expect(rows.map(({ name, level, entries }) => `${level} ${name} ${entries}`)).toEqual([
      '1 All entries 9',
      '2 NORTH 5',
      '3 PO1 3',
      '3 PO2 2',
      '2 SMTP 4',
    ]);
    expect(rows.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/1',
      '1/2',
      '1/2',
      '2/2',
      '2/2',
    ]);
  });

  it('shows what was opened, and hides what was closed', () => {
    const names = (toggled: string) => treeRows(TREE, new Set([toggled]), 9).map(({ name }) => name);
    expect(names(key(2))).toEqual(['All entries', 'NORTH', 'PO1', 'PCM', 'PO2', 'SMTP']);
    expect(names(key(1))).toEqual(['All entries', 'NORTH', 'SMTP']);
    expect(names(WHOLE_KEY)).toEqual(['All entries']);
  });

  it('is gone through with the keys of a tree', () => {
    const rows = treeRows(TREE, none, 9);
    const led = (pressed: string, from: number) => {
      const command = treeCommand(pressed, rows, key(from));
      return command === null ? null : `${command.kind} ${command.row.name}`;
    };
    expect(led('ArrowDown', 0)).toBe('choose NORTH');
    expect(led('ArrowUp', 0)).toBeNull();
    expect(led('End', 0)).toBe('choose SMTP');
    expect(led('Home', 3)).toBe('choose All entries');
    expect(led('ArrowRight', 1)).toBe('choose PO1');
    expect(led('ArrowRight', 2)).toBe('toggle PO1');
    expect(led('ArrowRight', 4)).toBeNull();
    expect(led('ArrowLeft', 1)).toBe('toggle NORTH');
    expect(led('ArrowLeft', 2)).toBe('choose NORTH');
    expect(led('x', 2)).toBeNull();
    // A branch that is not there any more: from the top.
    expect(treeCommand('ArrowDown', rows, 'gone')).toMatchObject({ row: { name: 'NORTH' } });
  });

  it('tells how many of each branch were found', () => {
    const found = entriesByBranch(TREE);
    expect(found.get(branchKey(null))).toBe(9);
    expect(found.get(branchKey({ network: 'NORTH', postOffice: 'PO2', type: null }))).toBe(2);
    expect(found.get(branchKey({ network: 'SOUTH', postOffice: null, type: null }))).toBeUndefined();
  });
});

describe('what was searched for', () => {
  const marked = (text: string, search: string, isName = true) =>
    highlighted(text, searchWords(search), isName)
      .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
      .join('');

  it('is made out as the search finds it: case and diacritics aside', () => {
    expect(marked('Müller, Jürgen', 'MULLER jur')).toBe('[Müller], [Jür]gen');
    expect(marked('Gro\u00dfe Stra\u00dfe', 'strasse')).toBe('Große [Straße]');
    expect(marked('Zoe\u0308 Berg', 'zoe')).toBe('[Zoe\u0308] Berg');
  });

  it('is nothing of a short word but the beginning of a name', () => {
    expect(marked('Anna Banana', 'an')).toBe('[An]na Banana');
    expect(marked('NORTH/PO1/AN', 'an', false)).toBe('NORTH/PO1/AN');
    expect(marked('Banana', 'an')).toBe('Banana');
  });

  it('leaves the text as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, search) => {
        expect(
          highlighted(text, searchWords(search), true)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('columns', () => {
  const keys = (room: number, widths = {}) => fittingColumns(room, widths).map(({ key }) => key);

  it('give way one by one when there is no room, alias and address last', () => {
    expect(keys(2_000)).toHaveLength(6);
    expect(keys(760)).toEqual(['name', 'address', 'list', 'since', 'supplier']);
    expect(keys(0)).toEqual(['name', 'address']);
    expect(keys(860, { name: 400 })).not.toContain('supplier');
  });

  it('leave the address what the others do not take, unless it was given a width', () => {
    expect(columnTemplate(fittingColumns(0, {}), {})).toBe('208px minmax(0, 1fr)');
    expect(columnTemplate(fittingColumns(0, {}), { address: 300 })).toBe('208px 300px minmax(0, 1fr)');
  });
});

describe('saved filters', () => {
  const aFilter = (name: string, change: Partial<SavedFilter> = {}): SavedFilter => ({
    ...NOT_NARROWED,
    search: 'sales',
    name,
    ...change,
  });

  it('stand by name, and one of the same name takes the place of the other', () => {
    const two = withFilter(withFilter([], aFilter('South')), aFilter('north'));
    expect(two.map(({ name }) => name)).toEqual(['north', 'South']);
    const replaced = withFilter(two, aFilter('NORTH', { search: 'support' }));
    expect(replaced.map(({ name, search }) => `${name} ${search}`)).toEqual(['NORTH support', 'South sales']);
    expect(without(replaced, 'south')).toHaveLength(1);
  });

  it('need a name that no other one has', () => {
    const filters = [aFilter('North')];
    expect(nameProblem(filters, '', null)).not.toBeNull();
    expect(nameProblem(filters, 'NORTH', null)).not.toBeNull();
    expect(nameProblem(filters, 'NORTH', 'North')).toBeNull();
    const full = Array.from({ length: SAVED_FILTERS_LIMIT }, (_, at) => aFilter(`F${at}`));
    expect(nameProblem(full, 'One more', null)).not.toBeNull();
    expect(nameProblem(full.slice(1), 'One more', null)).toBeNull();
    expect(nameProblem(full, 'Renamed', 'F1')).toBeNull();
  });

  it('are taken from what was remembered only when they are whole', () => {
    const branch = { network: 'NORTH', postOffice: null, type: null };
    expect(isSavedFilters([aFilter('North', { branch })])).toBe(true);
    expect(isSavedFilters([])).toBe(true);
    for (const broken of [
      null,
      [{}],
      [aFilter('')],
      [{ ...aFilter('x'), templates: 'some' }],
      [{ ...aFilter('x'), branch: { network: 1 } }],
      [aFilter('x', { search: 's'.repeat(201) })],
    ])
      expect(isSavedFilters(broken)).toBe(false);
  });

  it('narrow to the same when search, branch and templates are the same', () => {
    const branch = { network: 'NORTH', postOffice: 'PO1', type: null };
    expect(isNarrowed({ ...NOT_NARROWED, search: ' ' })).toBe(false);
    expect(isNarrowed({ ...NOT_NARROWED, branch })).toBe(true);
    expect(isSameNarrowing(aFilter('a', { branch }), aFilter('b', { branch: { ...branch } }))).toBe(true);
    expect(isSameNarrowing(aFilter('a', { branch }), aFilter('a'))).toBe(false);
    expect(branchName({ ...branch, type: 'PCM' })).toBe('NORTH/PO1, PCM');
    expect(branchName({ network: '', postOffice: null, type: 'SMTP' })).toBe('SMTP');
  });
});
