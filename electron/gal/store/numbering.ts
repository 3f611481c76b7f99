/** Gives numbers to lists, entries, lines and template values: the same thing has the same number for ever. */
import { NONE } from '../../../shared/gal/columns.ts';
import { foldedAlias, listOf } from '../../../shared/gal/identity.ts';
import type { AddressList } from '../../../shared/gal/model.ts';
import type { TemplateField, TemplateValue, TransactionLine } from '../../../shared/model.ts';
import type { Database } from './database.ts';
import { stored } from './stored-text.ts';

/** Address lists are kept in memory, all of them; a network has hundreds. What names more is no address list. */
export const LISTS_LIMIT = 50_000;
/** Template values met last are looked up in memory: "Department/Sales" is met a thousand times. */
const REMEMBERED = 20_000;
const REMEMBERED_CHARS = 200;

/** A message that cannot be taken; the message says why, as a sentence. */
export class NotTaken extends Error {}

export interface NumberedLine {
  readonly entry: number;
  readonly line: number;
}

export interface Numbering {
  readonly lists: readonly AddressList[];
  list(line: TransactionLine): number;
  line(line: TransactionLine): NumberedLine;
  values(values: readonly TemplateValue[]): number;
  fields(fields: readonly TemplateField[]): number;
}

export function createNumbering(database: Database): Numbering {
  const next = (table: string): number =>
    Number(database.first(`SELECT ifnull(max(number), -1) + 1 FROM ${table}`)?.[0]);
  const lists = createLists(database);
  let nextEntry = next('entry');
  let nextLine = next('line');

  const entryOf = (list: number, alias: string): number => {
    const isNew = database.run('INSERT OR IGNORE INTO entry VALUES (?, ?, ?)', list, alias, nextEntry);
    if (isNew) return nextEntry++;
    return numberFrom(database.first('SELECT number FROM entry WHERE list = ? AND alias = ?', list, alias));
  };
  const lineOf = (entry: number, name: string, address: string): number => {
    const isNew = database.run(
      'INSERT OR IGNORE INTO line VALUES (?, ?, ?, ?)',
      nextLine,
      entry,
      name,
      address,
    );
    if (isNew) return nextLine++;
    const sql = 'SELECT number FROM line WHERE entry = ? AND name = ? AND address = ?';
    return numberFrom(database.first(sql, entry, name, address));
  };
  return {
    lists: lists.all,
    list: lists.numberOf,
    line(line) {
      const entry = entryOf(lists.numberOf(line), stored(foldedAlias(line.name)));
      return { entry, line: lineOf(entry, stored(line.name), stored(line.address ?? '')) };
    },
    ...createSets(database, next),
  };
}

function numberFrom(row: readonly unknown[] | undefined): number {
  return Number(row?.[0] ?? NONE);
}

function createLists(database: Database) {
  const rows = database.all('SELECT type, network, post_office FROM list ORDER BY number');
  const all: AddressList[] = rows.map(([type, network, postOffice]) => ({
    type: String(type),
    network: network === null ? null : String(network),
    postOffice: postOffice === null ? null : String(postOffice),
  }));
  const keyOf = ({ type, network, postOffice }: AddressList): string =>
    JSON.stringify([type, network, postOffice]);
  const numbers = new Map(all.map((list, number) => [keyOf(list), number]));
  return {
    all,
    numberOf: ({ addressType, address }: TransactionLine): number => {
      const list = listOf(addressType, address ?? '');
      const known = numbers.get(keyOf(list));
      if (known !== undefined) return known;
      if (all.length >= LISTS_LIMIT)
        throw new NotTaken(`It names more address lists than the ${LISTS_LIMIT} that are kept apart.`);
      const number = all.push(list) - 1;
      numbers.set(keyOf(list), number);
      database.run('INSERT INTO list VALUES (?, ?, ?, ?)', number, list.type, list.network, list.postOffice);
      return number;
    },
  };
}

function createSets(database: Database, next: (table: string) => number) {
  let [nextValue, nextSet, nextFields] = ['value', 'value_set', 'field_set'].map(next) as [
    number,
    number,
    number,
  ];
  const values = createMemory();
  const sets = createMemory();
  const valueOf = (given: TemplateValue): number => {
    const [prompt, value] = [stored(given.prompt), stored(given.value)];
    const isNew = database.run('INSERT OR IGNORE INTO value VALUES (?, ?, ?)', nextValue, prompt, value);
    if (isNew) return nextValue++;
    return numberFrom(
      database.first('SELECT number FROM value WHERE prompt = ? AND value = ?', prompt, value),
    );
  };
  const setOf = (members: readonly number[]): number => {
    const bytes = new Uint8Array(Int32Array.from(members).buffer);
    if (database.run('INSERT OR IGNORE INTO value_set VALUES (?, ?)', nextSet, bytes)) return nextSet++;
    return numberFrom(database.first('SELECT number FROM value_set WHERE members = ?', bytes));
  };
  return {
    values(given: readonly TemplateValue[]): number {
      if (given.length === 0) return NONE;
      const members = given.map((one) =>
        values(`${one.prompt.length} ${one.prompt}${one.value}`, () => valueOf(one)),
      );
      return sets(members.join(), () => setOf(members));
    },
    fields(given: readonly TemplateField[]): number {
      if (given.length === 0) return NONE;
      const json = JSON.stringify(given);
      if (database.run('INSERT OR IGNORE INTO field_set VALUES (?, ?)', nextFields, json))
        return nextFields++;
      return numberFrom(database.first('SELECT number FROM field_set WHERE fields_json = ?', json));
    },
  };
}

/** Remembers what was looked up, and forgets it all when that has become too much. */
function createMemory() {
  const known = new Map<string, number>();
  return (key: string, lookUp: () => number): number => {
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    if (known.size >= REMEMBERED) known.clear();
    const number = lookUp();
    if (key.length <= REMEMBERED_CHARS) known.set(key, number);
    return number;
  };
}
