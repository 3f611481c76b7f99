/** The texts behind the numbers, read from the database as they are asked for. */
import { NONE } from '../../../shared/gal/columns.ts';
import type { AddressList } from '../../../shared/gal/model.ts';
import type { TemplateField, TemplateValue } from '../../../shared/model.ts';
import type { Dictionary, DictionaryLine } from '../data.ts';
import { DamagedList } from '../protocol.ts';
import type { Database } from './database.ts';
import { createMemo } from './memo.ts';
import type { Resident } from './resident.ts';
import { restored } from './stored-text.ts';
import { createWordSearch } from './word-search.ts';

/** Lines are read in blocks: one after the other, as checks do, or here and there, as a page does. */
const BLOCK_LINES = 32;
const BLOCKS_KEPT = 4_096;
const SETS_KEPT = 20_000;

export function createDictionary(
  database: Database,
  lists: readonly AddressList[],
  resident: Resident,
): Dictionary {
  const { listOfEntry, entryOfLine, byName, byAddress } = resident;
  const blocks = createMemo(BLOCKS_KEPT, (block: number): readonly DictionaryLine[] => {
    const first = block * BLOCK_LINES;
    const sql = 'SELECT name, address FROM line WHERE number BETWEEN ? AND ? ORDER BY number';
    const rows = database.all(sql, first, first + BLOCK_LINES - 1);
    return rows.map(([name, address], at) => ({
      name: restored(name),
      addressType: lists[listOfEntry[entryOfLine[first + at] ?? NONE] ?? NONE]?.type ?? '',
      address: restored(address),
    }));
  });
  const line = (number: number): DictionaryLine => {
    const found = blocks(Math.floor(number / BLOCK_LINES))[number % BLOCK_LINES];
    if (found === undefined) throw new DamagedList(`there is no line ${number}`);
    return found;
  };
  const templates = createMemo(SETS_KEPT, (set: number) => readTemplates(database, set));
  const fields = createMemo(SETS_KEPT, (set: number) => readFields(database, set));
  return {
    lists,
    listOfEntry,
    entryOfLine,
    rankByName: inverse(byName),
    rankByAddress: inverse(byAddress),
    line,
    templates: (values) => (values === NONE ? [] : templates(values)),
    fields: (values) => (values === NONE ? [] : fields(values)),
    ...createWordSearch(database, resident, line),
  };
}

function inverse(order: Int32Array): Int32Array {
  const ranks = new Int32Array(order.length);
  for (let rank = 0; rank < order.length; rank += 1) ranks[order[rank] ?? 0] = rank;
  return ranks;
}

function readTemplates(database: Database, set: number): readonly TemplateValue[] {
  const bytes = database.first('SELECT members FROM value_set WHERE number = ?', set)?.[0];
  if (!(bytes instanceof Uint8Array)) return [];
  return Array.from(new Int32Array(new Uint8Array(bytes).buffer), (member) => {
    const [prompt, value] = database.first('SELECT prompt, value FROM value WHERE number = ?', member) ?? [];
    return { prompt: restored(prompt), value: restored(value) };
  });
}

function readFields(database: Database, set: number): readonly TemplateField[] {
  const json = database.first('SELECT fields_json FROM field_set WHERE number = ?', set)?.[0];
  // Written by this program only, from values of the type they are read as.
  return json === undefined ? [] : (JSON.parse(String(json)) as TemplateField[]);
}
