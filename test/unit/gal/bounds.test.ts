/** Bounds on what is asked, kept and looked at, each at its edge. */
import { describe, expect, test } from 'vitest';
import { createViews, VIEWS_KEPT } from '../../../electron/gal/kept-views.ts';
import { LINEAGE_ENTRIES, lineageOf } from '../../../electron/gal/queries/lineage.ts';
import { galRequestSchemas } from '../../../shared/contract/gal.ts';
import type { GalQuery } from '../../../shared/contract/gal.ts';
import { GAL_CHOSEN_ROWS, GAL_SEARCH_CHARS } from '../../../shared/gal/request-limits.ts';
import { galOf } from '../../fixtures/gal.ts';
import { entryNamed } from '../../fixtures/gal-view.ts';

describe('a question', () => {
  test('may search for as many characters as allowed, and no more', () => {
    const isTaken = (chars: number): boolean => {
      const query: GalQuery = {
        view: { kind: 'loose' },
        cycle: null,
        search: 'x'.repeat(chars),
        branch: null,
        templates: 'any',
        sort: { by: 'name', descending: false },
      };
      return galRequestSchemas['gal.open'].safeParse({ query }).success;
    };
    expect([isTaken(GAL_SEARCH_CHARS), isTaken(GAL_SEARCH_CHARS + 1)]).toEqual([true, false]);
  });

  test('may export as many chosen rows as allowed, and no more', () => {
    const isTaken = (length: number): boolean => {
      const rows = Array.from({ length }, (_, at) => at);
      const wanted = { source: 'list', viewId: 1, rows, format: 'csv', path: '/x' };
      return galRequestSchemas['gal.export'].safeParse(wanted).success;
    };
    expect([isTaken(GAL_CHOSEN_ROWS), isTaken(GAL_CHOSEN_ROWS + 1)]).toEqual([true, false]);
  });
});

test('as many views are kept as allowed, the oldest goes, and other kinds do not count', () => {
  const { lists, checks } = createViews(0);
  const list = { folded: galOf([]).folded({ kind: 'loose' }), versions: new Int32Array(0), of: 0 };
  const ids = Array.from({ length: VIEWS_KEPT }, () => lists.keep(list as never));
  checks.keep({} as never);
  expect(ids.every((id) => lists.find(id).ok)).toBe(true);
  lists.keep(list as never);
  expect(ids.map((id) => lists.find(id).ok)).toEqual(ids.map((_, at) => at > 0));
});

test('an entry that had as many aliases as allowed is told of by these alone, one more asks for all', () => {
  const lineageAfter = (renames: number) => {
    const rename = (_: unknown, at: number): string =>
      `M E${at}\tPCM:NORTH/PO1/E\r\n  E${at + 1}\tPCM:NORTH/PO1/E`;
    const text = ['A E0\tPCM:NORTH/PO1/E', ...Array.from({ length: renames }, rename)].join('\r\n');
    const data = galOf([{ role: 'request', cycle: 1, supplier: 'NORTH/PO1', text }]);
    return lineageOf(data, entryNamed(data, 'E0'));
  };
  expect(lineageAfter(LINEAGE_ENTRIES - 1)?.entries.size).toBe(LINEAGE_ENTRIES);
  expect(lineageAfter(LINEAGE_ENTRIES)).toBeNull();
});
