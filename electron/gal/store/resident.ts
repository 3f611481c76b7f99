/** The arrays that questions are answered from: worked out when all messages are read, and kept for the next start. */
import type { AddressList } from '../../../shared/gal/model.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import type { Database } from './database.ts';
import { groupsOf } from './groups.ts';
import type { Groups } from './groups.ts';
import { readColumns } from './readings.ts';

const ARRAYS = [
  'listOfEntry',
  'entryOfLine',
  'byName',
  'byAddress',
  'setStarts',
  'setMembers',
  'namingStarts',
  'namingMembers',
  'listNamingStarts',
  'listNamingMembers',
] as const;
type Arrays = Record<(typeof ARRAYS)[number], Int32Array>;

export interface Resident {
  readonly listOfEntry: Int32Array;
  readonly entryOfLine: Int32Array;
  /** Lines in the order of their folded names, and of their folded addresses. */
  readonly byName: Int32Array;
  readonly byAddress: Int32Array;
  /** Sets that hold a template value. */
  readonly setsOfValue: Groups;
  /** Messages that name an entry; messages with an R or T of a list. */
  readonly naming: Groups;
  readonly listNaming: Groups;
}

/** What `workOut` has kept. */
export function loadResident(database: Database): Resident {
  const arrays = Object.fromEntries(ARRAYS.map((name) => [name, load(database, name)])) as Arrays;
  const { listOfEntry, entryOfLine, byName, byAddress } = arrays;
  return {
    listOfEntry,
    entryOfLine,
    byName,
    byAddress,
    setsOfValue: { starts: arrays.setStarts, members: arrays.setMembers },
    naming: { starts: arrays.namingStarts, members: arrays.namingMembers },
    listNaming: { starts: arrays.listNamingStarts, members: arrays.listNamingMembers },
  };
}

function load(database: Database, name: string): Int32Array {
  const data = database.first('SELECT data FROM resident WHERE name = ?', name)?.[0];
  return data instanceof Uint8Array ? int32s(data) : new Int32Array(0);
}

/** Copied: numbers of four bytes must begin at a multiple of four. */
function int32s(bytes: Uint8Array): Int32Array {
  return new Int32Array(new Uint8Array(bytes).buffer);
}

/** Text of a line as words are looked up in it; the post office is looked for among the lists. */
function searchedText(name: string, address: string, list: AddressList | undefined): string {
  const isByPostOffice = list !== undefined && list.network !== null;
  const mailbox = isByPostOffice
    ? address.slice(address.indexOf('/', address.indexOf('/') + 1) + 1)
    : address;
  return searchText(`${name}\n${mailbox}`);
}

/**
 * What `workOut` needs SQL to know. Once for each database: while the index of words is open, functions cannot be
 * defined again.
 */
export function defineFunctions(database: Database): (listOf: ListOf) => void {
  let listOf: ListOf = () => undefined;
  database.define('folded', (text) => searchText(String(text)));
  database.define('searched', (name, address, entry) =>
    searchedText(String(name), String(address), listOf(Number(entry))),
  );
  return (next) => (listOf = next);
}

type ListOf = (entry: number) => AddressList | undefined;

/** Works out everything anew, but for the index of words, which grows by what is new. */
export function workOut(
  database: Database,
  lists: readonly AddressList[],
  setListOf: (listOf: ListOf) => void,
): void {
  const keep = (name: keyof Arrays, array: Int32Array): void => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    database.run('INSERT OR REPLACE INTO resident VALUES (?, ?)', name, bytes);
  };
  const keepGroups = (starts: keyof Arrays, members: keyof Arrays, groups: Groups): void => {
    keep(starts, groups.starts);
    keep(members, groups.members);
  };
  const listOfEntry = new Int32Array(sizeOf(database, 'entry'));
  for (const [number, list] of database.iterate('SELECT number, list FROM entry'))
    listOfEntry[Number(number)] = Number(list);
  const lines = sizeOf(database, 'line');
  const entryOfLine = columnOf(database, lines, 'SELECT entry FROM line ORDER BY number');
  keep('listOfEntry', listOfEntry);
  if (lines !== load(database, 'byName').length) {
    setListOf((entry) => lists[listOfEntry[entry] ?? 0]);
    indexLines(database, load(database, 'entryOfLine').length);
    const order = (by: string): Int32Array =>
      columnOf(database, lines, `SELECT number FROM line ORDER BY ${by}`);
    keep('byName', order('folded(name), folded(address), number'));
    keep('byAddress', order('folded(address), folded(name), number'));
  }
  keep('entryOfLine', entryOfLine);
  keepGroups('setStarts', 'setMembers', indexValues(database, load(database, 'setStarts').length - 1));
  const naming = readNaming(database, listOfEntry.length, lists.length);
  keepGroups('namingStarts', 'namingMembers', naming.entries);
  keepGroups('listNamingStarts', 'listNamingMembers', naming.lists);
}

/** Numbers have no gaps. */
function sizeOf(database: Database, table: string): number {
  return Number(database.first(`SELECT count(*) FROM ${table}`)?.[0]);
}

function columnOf(database: Database, length: number, sql: string): Int32Array {
  const column = new Int32Array(length);
  let at = 0;
  for (const [value] of database.iterate(sql)) column[at++] = Number(value);
  return column;
}

/** @param first line that is not in the index of words yet */
function indexLines(database: Database, first: number): void {
  database.run(
    `INSERT INTO line_text (rowid, text)
     SELECT number + 1, searched(name, address, entry) FROM line WHERE number >= ? ORDER BY number`,
    first,
  );
}

/** @param first value that is not in the index of words yet */
function indexValues(database: Database, first: number): Groups {
  database.run(
    `INSERT INTO value_text (rowid, text)
     SELECT number + 1, folded(value) FROM value WHERE number >= ? ORDER BY number`,
    Math.max(0, first),
  );
  const sets = database
    .all('SELECT members FROM value_set ORDER BY number')
    .map(([bytes]) => bytes as Uint8Array);
  return groupsOf(sizeOf(database, 'value'), (pair) => {
    for (const [set, bytes] of sets.entries()) {
      for (const value of int32s(bytes)) pair(value, set);
    }
  });
}

function readNaming(database: Database, entries: number, lists: number): Record<'entries' | 'lists', Groups> {
  // Ascending messages: the one met last is then the only one that can be met again.
  const readings = database.all('SELECT id, message FROM reading WHERE whole = 1 ORDER BY message');
  const forEachRow = (act: (message: number, named: Int32Array, isEntry: boolean) => void): void => {
    for (const [id, message] of readings) {
      const columns = readColumns(database, Number(id));
      if (columns === null) continue;
      const ofLists = columns.list.filter((_, at) => columns.entry[at] === -1);
      act(Number(message), columns.entry, true);
      act(Number(message), columns.newEntry, true);
      act(Number(message), ofLists, false);
    }
  };
  const grouped = (owners: number, wantsEntries: boolean): Groups =>
    groupsOf(owners, (pair) =>
      forEachRow((message, named, isEntry) => {
        if (isEntry === wantsEntries) for (const owner of named) if (owner >= 0) pair(owner, message);
      }),
    );
  return { entries: grouped(entries, true), lists: grouped(lists, false) };
}
