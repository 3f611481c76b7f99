import { describe, expect, test } from 'vitest';
import { openDiff, pageOfDiff } from '../../../electron/gal/queries/diff.ts';
import type { GalDiffQuery } from '../../../shared/contract/gal.ts';
import { GAL_SERVER, galOf } from '../../fixtures/gal.ts';

const SERVER = { kind: 'server', server: GAL_SERVER } as const;
const ALL: GalDiffQuery = { view: SERVER, from: 1, to: 2, kinds: [], search: '', branch: null };

const data = galOf([
  {
    role: 'request',
    cycle: 1,
    supplier: 'N/P',
    text: 'A Ann\tPCM:N/P/ANN\nA Zed\tPCM:N/P/ZED\nA Bob\tPCM:M/B/BOB',
  },
  {
    role: 'request',
    cycle: 2,
    supplier: 'N/Q',
    text: 'M Zed\tPCM:N/P/ZED\n  Zed\tPCM:N/P/Z2\nD Bob\tPCM:M/B/BOB\nA Cy\tPCM:N/P/CY\nM Ann\tPCM:N/P/ANN\n  Ann\tPCM:N/Q/ANN',
  },
]);

function rows(changes: Partial<GalDiffQuery> = {}): string[] {
  const view = openDiff(data, { ...ALL, ...changes });
  return view === null
    ? []
    : pageOfDiff(data, view, 0, 500).map(({ kind, before, after }) => `${kind} ${(after ?? before)?.name}`);
}

describe('differences between two cycles of a list', () => {
  test('are in the order of lists, and of names within a list', () => {
    expect(rows()).toEqual(['removed Bob', 'added Cy', 'changed Zed', 'moved Ann']);
  });

  test('are narrowed by kind, by a word and by a branch', () => {
    expect(rows({ kinds: ['added', 'moved'] })).toEqual(['added Cy', 'moved Ann']);
    expect(rows({ search: 'z2' })).toEqual([]);
    expect(rows({ search: 'ze' })).toEqual(['changed Zed']);
    // What has left a branch is a difference of that branch.
    expect(rows({ branch: { network: 'N', postOffice: 'P', type: null } })).toEqual([
      'added Cy',
      'changed Zed',
      'moved Ann',
    ]);
  });

  test('are counted by kind and by list, whatever the filter that is shown beside', () => {
    const view = openDiff(data, {
      ...ALL,
      kinds: ['added'],
      branch: { network: 'M', postOffice: null, type: null },
    });
    expect(view?.opened).toMatchObject({
      total: 0,
      of: 4,
      counts: { added: 0, removed: 1, changed: 0, moved: 0 },
      postOffices: [
        { list: { postOffice: 'B' }, counts: { removed: 1 } },
        { list: { postOffice: 'P' }, counts: { added: 1, changed: 1 } },
        { list: { postOffice: 'Q' }, counts: { moved: 1 } },
      ],
    });
  });

  test('say who did it', () => {
    const view = openDiff(data, { ...ALL, kinds: ['removed'] });
    expect(view === null ? [] : pageOfDiff(data, view, 0, 1)).toMatchObject([
      { by: { message: { id: 2 }, index: 1, cycle: 2, supplier: 'N/Q' }, after: null, how: null },
    ]);
  });

  test('say of a move how it was told', () => {
    const view = openDiff(data, { ...ALL, kinds: ['moved'] });
    expect(view === null ? [] : pageOfDiff(data, view, 0, 1)).toMatchObject([{ how: 'modify' }]);
  });

  test('mark mass deletions of the cycles in between and of no others', () => {
    const lines = (code: string, count: number): string =>
      Array.from({ length: count }, (_, at) => `${code} P${at}\tPCM:N/P/P${at}`).join('\n');
    const many = galOf([
      { role: 'request', cycle: 1, supplier: 'N/P', text: lines('A', 40) },
      { role: 'request', cycle: 2, supplier: 'N/P', text: lines('D', 10) },
    ]);
    expect(openDiff(many, ALL)?.opened.mass).toMatchObject([{ cycle: 2, removed: 10, before: 40 }]);
    expect(openDiff(many, { ...ALL, from: 0, to: 1 })?.opened.mass).toEqual([]);
    // One of three is a third, and says nothing.
    expect(openDiff(data, ALL)?.opened.mass).toEqual([]);
  });

  test('are none of a list that does not exist', () => {
    expect(openDiff(data, { ...ALL, view: { kind: 'loose' } })).toBeNull();
  });
});
