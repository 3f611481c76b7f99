/** A searched list is the same whether few or many entries match: what is looked up one by one, or gone through. */
import { expect, test } from 'vitest';
import { openList } from '../../../electron/gal/queries/list.ts';
import { matchesNarrowing } from '../../../electron/gal/queries/narrowing.ts';
import { department, person } from '../../../electron/sample/people.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import { bringUpToDate, LOOSE, openStore } from '../../fixtures/gal-store.ts';

const ENTRIES = 600;
const TEXT = Array.from({ length: ENTRIES }, (_, serial) => {
  const { name, mailbox } = person(serial);
  const templates = serial % 3 === 0 ? `- Department/${department(serial)}\r\n` : '';
  return `A ${name}\tPCM:NORTH/PO${serial % 12}/${mailbox}\r\n${templates}`;
}).join('');

const FEW = [
  'a',
  'mu',
  'muller',
  'jane',
  'sales muller',
  'nobody',
  'po7',
  'north/po3',
  'po3/j',
  'h/po11/a',
  'ler, an',
  'an be',
  'o ma',
];
const MANY = ['sales', 'po1', 'north', '/po', 'an north', 'sales po1', 'ann po3 sales', '1', 'e', '"', 'AN'];

test.each([...FEW, ...MANY])('%j', (search) => {
  const data = bringUpToDate(openStore(), { 1: TEXT });
  const folded = data.folded(LOOSE);
  if (folded === null) throw new Error('there is a list');
  for (const by of ['name', 'address', 'list', 'since'] as const)
    for (const templates of ['any', 'with', 'without'] as const) {
      const sort = { by, descending: false };
      const query = { view: LOOSE, cycle: null, search, branch: null, templates, sort };
      const matches = matchesNarrowing(data, query);
      const whole = openList(data, { ...query, search: '', templates: 'any' });
      const expected = whole?.versions.filter((version) => {
        const values = folded.values[version] ?? NONE;
        const isWanted = templates === 'any' || (values !== NONE) === (templates === 'with');
        return isWanted && matches(folded.line[version] ?? NONE, values);
      });
      expect(openList(data, query)).toMatchObject({ versions: expected, of: ENTRIES });
      const backwards = openList(data, { ...query, sort: { by, descending: true } });
      expect(backwards?.versions).toEqual(expected?.toReversed());
    }
});
