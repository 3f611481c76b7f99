/** Gives numbers to lists, entries, lines and template values: the same thing has the same number for ever. */
import { NONE } from '../../../shared/gal/columns.ts';
import { foldedAlias } from '../../../shared/gal/identity.ts';
import type { TemplateField, TemplateValue, TransactionLine } from '../../../shared/model.ts';
import type { Database } from './database.ts';
import { createListNumbers } from './list-numbers.ts';
import type { ListNumbers, NamedLists } from './list-numbers.ts';
import { stored } from './stored-text.ts';

/** Template values met last are looked up in memory: "Department/Sales" is met a thousand times. */
const REMEMBERED = 20_000;
const REMEMBERED_CHARS = 200;

export interface NumberedLine {
  readonly entry: number;
  readonly line: number;
}

export interface Numbering {
  readonly lists: ListNumbers;
  /** @throws NotTaken */
  line(line: TransactionLine, named: NamedLists): NumberedLine;
  values(values: readonly TemplateValue[]): number;
  fields(fields: readonly TemplateField[]): number;
}

/** @param listsLimit address lists that are kept apart at most */
export function createNumbering(database: Database, listsLimit: number): Numbering {
  const next = (table: string): number =>
    Number(database.first(`SELECT ifnull(max(number), -1) + 1 FROM ${table}`)?.[0]);
  const lists = createListNumbers(database, listsLimit);
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
    lists,
    line(line, named) {
      const entry = entryOf(lists.numberOf(line, named), stored(foldedAlias(line.name)));
      return { entry, line: lineOf(entry, stored(line.name), stored(line.address ?? '')) };
    },
    ...createSets(database, next),
  };
}

function numberFrom(row: readonly unknown[] | undefined): number {
  return Number(row?.[0] ?? NONE);
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
