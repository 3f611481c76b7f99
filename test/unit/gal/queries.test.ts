import { describe, expect, test } from 'vitest';
import type { GalBranch, GalQuery } from '../../../shared/contract/gal.ts';
import type { TreeNode } from '../../../shared/contract/gal-values.ts';
import { diffLists } from '../../../shared/gal/diff.ts';
import { lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../../../electron/gal/data.ts';
import { listCycles } from '../../../electron/gal/queries/cycles.ts';
import { entryCard } from '../../../electron/gal/queries/entry-card.ts';
import { openList, pageOf, placeOf } from '../../../electron/gal/queries/list.ts';
import { treeOf } from '../../../electron/gal/queries/tree.ts';
import { galOf } from '../../fixtures/gal.ts';
import type { GalMessageText } from '../../fixtures/gal.ts';
import { entryNamed, foldedOf, SERVER_VIEW, viewOf } from '../../fixtures/gal-view.ts';

const PO1 = 'NORTH/PO1';

function request(cycle: number, ...lines: string[]): GalMessageText {
  return { role: 'request', cycle, supplier: PO1, text: lines.join('\r\n') };
}

const PEOPLE = galOf([
  request(
    1,
    'T PCM:NORTH/PO1',
    ' Phone:~1~10~0~~',
    'A Smith, John\tPCM:NORTH/PO1/JSMITH',
    '- Phone/555-1234',
    'A Müller, Jürgen\tPCM:NORTH/PO10/MUELLER',
    'A Ångström, Åse\tPCM:SOUTH/PO2/ASE',
  ),
  request(2, 'A Adams, Zoe\tSMTP:zoe@example.com', '- Room/Ångström 7', 'A Js-Team\tSNADS:NORTH/PO1/TEAM'),
]);

function query(change: Partial<GalQuery>): GalQuery {
  const sort = { by: 'name', descending: false } as const;
  return { view: SERVER_VIEW, cycle: null, search: '', branch: null, templates: 'any', sort, ...change };
}

function names(change: Partial<GalQuery>, data: GalData = PEOPLE): string[] {
  const list = openList(data, query(change));
  return list === null ? [] : pageOf(data, list, 0, 500).map(({ name }) => name);
}

describe('a list', () => {
  test('is in the order of folded names, addresses, lists or cycles, either way', () => {
    const byName = ['Adams, Zoe', 'Ångström, Åse', 'Js-Team', 'Müller, Jürgen', 'Smith, John'];
    expect(names({})).toEqual(byName);
    expect(names({ sort: { by: 'name', descending: true } })).toEqual(byName.toReversed());
    expect(names({ sort: { by: 'address', descending: false } })).toEqual([
      'Smith, John',
      'Js-Team',
      'Müller, Jürgen',
      'Ångström, Åse',
      'Adams, Zoe',
    ]);
    expect(names({ sort: { by: 'list', descending: false } })).toEqual([
      'Smith, John',
      'Müller, Jürgen',
      'Adams, Zoe',
      'Js-Team',
      'Ångström, Åse',
    ]);
    expect(names({ sort: { by: 'since', descending: false } })).toEqual([
      'Ångström, Åse',
      'Müller, Jürgen',
      'Smith, John',
      'Adams, Zoe',
      'Js-Team',
    ]);
  });

  test('is that of the cycle asked for', () => {
    expect(names({ cycle: 1 })).toHaveLength(3);
    expect(names({ cycle: 0 })).toEqual([]);
  });

  test('has only those with template values, or those without', () => {
    expect(names({ templates: 'with' })).toEqual(['Adams, Zoe', 'Smith, John']);
    expect(names({ templates: 'without' })).toHaveLength(3);
  });

  test('says of each entry since when and by whom it is so, and where it stands', () => {
    const list = openList(PEOPLE, query({}));
    if (list === null) throw new Error('no list');
    expect(list.of).toBe(5);
    expect(pageOf(PEOPLE, list, 4, 10)).toEqual([
      {
        entry: entryNamed(PEOPLE, 'Smith, John'),
        name: 'Smith, John',
        addressType: 'PCM',
        address: 'NORTH/PO1/JSMITH',
        list: { type: 'PCM', network: 'NORTH', postOffice: 'PO1' },
        templates: 1,
        since: 1,
        supplier: PO1,
      },
    ]);
    expect(placeOf(list, entryNamed(PEOPLE, 'Smith, John'))).toBe(4);
    expect(placeOf(list, 9_999)).toBeNull();
  });

  test('is none from a point of view that is not there', () => {
    expect(openList(PEOPLE, query({ view: viewOf('SOUTH/PO9') }))).toBeNull();
  });
});

describe('a search', () => {
  test('finds three letters and more anywhere in name, address and template values', () => {
    expect(names({ search: 'mith' })).toEqual(['Smith, John']);
    expect(names({ search: 'jsmi' })).toEqual(['Smith, John']);
    expect(names({ search: '555' })).toEqual(['Smith, John']);
    expect(names({ search: 'example.com' })).toEqual(['Adams, Zoe']);
  });

  test('takes no notice of case and diacritics', () => {
    expect(names({ search: 'MULLER' })).toEqual(['Müller, Jürgen']);
    expect(names({ search: 'angstrom' })).toEqual(['Adams, Zoe', 'Ångström, Åse']);
  });

  test('finds one or two letters where they begin the name', () => {
    expect(names({ search: 'js' })).toEqual(['Js-Team']);
    expect(names({ search: 'S' })).toEqual(['Smith, John']);
  });

  test('needs all words', () => {
    expect(names({ search: 'angstrom room' })).toEqual([]);
    expect(names({ search: '  angstrom   zoe ' })).toEqual(['Adams, Zoe']);
  });

  test('finds post offices and what lies across post office and mailbox', () => {
    expect(names({ search: 'north/po1' })).toEqual(['Js-Team', 'Müller, Jürgen', 'Smith, John']);
    expect(names({ search: 'north/po1/js' })).toEqual(['Smith, John']);
    expect(names({ search: 'po1/J' })).toEqual(['Smith, John']);
    expect(names({ search: 'o10/m' })).toEqual(['Müller, Jürgen']);
    expect(names({ search: 'po1/x' })).toEqual([]);
  });

  test('of nothing but signs finds nothing rather than failing', () => {
    expect(names({ search: '/ // %_ "*' })).toEqual([]);
  });
});

describe('a branch', () => {
  const branch = (network: string | null, postOffice: string | null, type: string | null): GalBranch => ({
    network,
    postOffice,
    type,
  });

  test('leaves what is in it', () => {
    expect(names({ branch: branch('NORTH', null, null) })).toHaveLength(3);
    expect(names({ branch: branch('NORTH', 'PO1', null) })).toHaveLength(2);
    expect(names({ branch: branch('NORTH', 'PO1', 'SNADS') })).toEqual(['Js-Team']);
    expect(names({ branch: branch('', null, null) })).toEqual(['Adams, Zoe']);
    expect(names({ branch: branch(null, null, 'PCM') })).toHaveLength(3);
  });

  test('of the tree has as many entries as it says', () => {
    const all = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
      nodes.flatMap((node) => [node, ...all(node.children)]);
    const tree = treeOf(PEOPLE, query({}));
    expect(tree.map(({ name, entries }) => `${name} ${entries}`)).toEqual([
      'NORTH 3',
      'SOUTH 1',
      'No post office 1',
    ]);
    expect(tree[0]?.children.map(({ name }) => name)).toEqual(['PO1', 'PO10']);
    for (const node of all(tree)) expect(names({ branch: node.branch })).toHaveLength(node.entries);
  });

  test('of the tree counts what the search leaves', () => {
    const tree = treeOf(PEOPLE, query({ search: 'angstrom', branch: branch('NORTH', null, null) }));
    expect(tree.map(({ name, entries }) => `${name} ${entries}`)).toEqual(['SOUTH 1', 'No post office 1']);
  });
});

describe('the card of an entry', () => {
  const data = galOf([
    request(
      1,
      'T PCM:NORTH/PO1',
      ' Phone~1~10~0~~',
      ' Room~1~5~0~~',
      'A Ann\tPCM:NORTH/PO1/ANN',
      '- Phone/1',
    ),
    request(2, 'M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANNA'),
    request(3, 'D Anna\tPCM:NORTH/PO1/ANNA'),
  ]);

  test('has its values at the cycle, their definition and its history with places', () => {
    const card = entryCard(data, SERVER_VIEW, 2, entryNamed(data, 'Anna'));
    expect(card?.values).toMatchObject({ name: 'Anna', templates: [{ prompt: 'Phone', value: '1' }] });
    expect(card?.definition?.fields.map(({ prompt }) => prompt)).toEqual(['Phone', 'Room']);
    expect(
      card?.history.map(({ code, effect, cycle, index, after }) => [code, effect, cycle, index, after?.name]),
    ).toEqual([
      ['A', 'added', 1, 1, 'Ann'],
      ['M', 'changed', 2, 0, 'Anna'],
      ['D', 'removed', 3, 0, undefined],
    ]);
    expect(card?.history[1]).toMatchObject({ start: 0, end: 50, part: '1', supplier: PO1, role: 'request' });
  });

  test('has no values where it is not in the list', () => {
    expect(entryCard(data, SERVER_VIEW, null, entryNamed(data, 'Anna'))?.values).toBeNull();
    expect(entryCard(data, SERVER_VIEW, null, 9_999)).toBeNull();
  });

  test('says what it is called where it is there under another alias', () => {
    const renamed = (cycle: number | null, name: string) => {
      const card = entryCard(data, SERVER_VIEW, cycle, entryNamed(data, name));
      return card?.renamed && [card.renamed.entry, card.renamed.values.name];
    };
    expect(renamed(1, 'Anna')).toEqual([entryNamed(data, 'Ann'), 'Ann']);
    expect(renamed(2, 'Ann')).toEqual([entryNamed(data, 'Anna'), 'Anna']);
    expect([renamed(1, 'Ann'), renamed(2, 'Anna'), renamed(3, 'Ann'), renamed(3, 'Anna')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('is no other one that had its alias before', () => {
    const again = galOf([
      request(1, 'A Ann\tPCM:NORTH/PO1/ANN'),
      request(2, 'M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANNA', 'A Ann\tPCM:NORTH/PO1/ANN2'),
      request(3, 'D Ann\tPCM:NORTH/PO1/ANN2'),
    ]);
    const card = entryCard(again, SERVER_VIEW, null, entryNamed(again, 'Ann'));
    expect([card?.values, card?.renamed]).toEqual([null, null]);
  });

  test('tells the latest of a history that is too long, and how much is left out', () => {
    const many = Array.from({ length: 1_003 }, () => 'D Ann\tPCM:NORTH/PO1/ANN');
    const card = entryCard(galOf([request(1, ...many)]), SERVER_VIEW, null, 0);
    expect([card?.history.length, card?.historyLeftOut, card?.history[0]?.index]).toEqual([1_000, 3, 3]);
  });
});

describe('the numbers of cycles', () => {
  const line = (code: string, at: number, list = 'PO1'): string =>
    `${code} Nr ${at}\tPCM:NORTH/${list}/NR${at}`;
  const many = (code: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) => line(code, at));
  const data = galOf([
    request(1, ...many('A', 5_100)),
    request(2, ...many('D', 501)),
    request(3, line('D', 900), line('A', 900, 'PO2'), ...many('A', 1)),
    request(4, ...many('D', 500).slice(1), line('M', 800), '- Phone/1'),
    request(6, 'R PCM:NORTH/PO1', line('A', 700)),
  ]);
  const cycles = listCycles(data, SERVER_VIEW);

  test('are entries and changes, as a diff from the cycle before tells them', () => {
    expect(
      cycles.map(({ cycle, entries, changes }) => [cycle, entries, changes.added, changes.removed]),
    ).toEqual([
      [1, 5_100, 5_100, 0],
      [2, 4_599, 0, 501],
      [3, 4_600, 1, 0],
      [4, 4_600, 0, 0],
      [6, 2, 0, 4_598],
    ]);
    expect(cycles[2]?.changes.moved).toBe(1);
    expect(cycles[3]?.changes.changed).toBe(1);
    const folded = foldedOf(data, SERVER_VIEW);
    const facts = {
      listOfEntry: data.dictionary.listOfEntry,
      lineOf: (one: number) => data.dictionary.line(one),
      codeOf: () => 'D',
    };
    const diff = diffLists(folded, lastStepOf(folded, 4), lastStepOf(folded, 6), facts);
    expect(diff.rows).toBe(4_598);
  });

  test('mark what removed more than a day’s work explains', () => {
    expect(cycles.map(({ mass }) => mass)).toEqual([
      null,
      { cycle: 2, removed: 501, before: 5_100 },
      null,
      null,
      { cycle: 6, removed: 4_598, before: 4_600 },
    ]);
  });

  test('mark no removal of exactly so many, of exactly that share, or of a handful', () => {
    const masses = (before: number, removed: number): (number | null)[] => {
      const lines = Array.from({ length: removed }, (_, at) => line('D', at));
      const edge = galOf([request(1, ...many('A', before)), request(2, ...lines)]);
      return listCycles(edge, SERVER_VIEW).map(({ mass }) => mass?.removed ?? null);
    };
    expect(masses(100, 10)).toEqual([null, null]);
    expect(masses(99, 10)).toEqual([null, 10]);
    expect(masses(9, 9)).toEqual([null, null]);
    expect(masses(10, 10)).toEqual([null, 10]);
  });
});
