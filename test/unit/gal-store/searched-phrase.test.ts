/** Words too short to be looked for anywhere, together with others. */
import { expect, test } from 'vitest';
import { openList } from '../../../electron/gal/queries/list.ts';
import { bringUpToDate, LOOSE, openStore } from '../../fixtures/gal-store.ts';

const TEXT = [
  'A Berg, Anna\tPCM:N/P/ABERG',
  '- Office:/Building 4, Room 12',
  'A Andersen, Berg\tPCM:N/P/BANDER',
  'A Stone, Pat\tPCM:N/P/PSTONE',
  '- Office:/Room 7',
  '',
].join('\r\n');

test.each([
  ['room 12', ['Berg, Anna']],
  ['  ROOM   12 ', ['Berg, Anna']],
  ['room 7', ['Stone, Pat']],
  // As it stands, or one word anywhere and the other at the beginning of the alias.
  ['berg, an', ['Berg, Anna']],
  ['berg an', ['Andersen, Berg']],
  ['st ro', []],
  ['st room', ['Stone, Pat']],
  ['e, p', ['Stone, Pat']],
])('%j finds %j', (search, expected) => {
  const data = bringUpToDate(openStore(), { 1: TEXT });
  const sort = { by: 'name', descending: false } as const;
  const query = { view: LOOSE, cycle: null, search, branch: null, templates: 'any', sort } as const;
  const list = openList(data, query);
  const names = Array.from(list?.versions ?? [], (version) => {
    return data.dictionary.line(list?.folded.line[version] ?? -1).name;
  });
  expect(names).toEqual(expected);
});
