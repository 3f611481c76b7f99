/** The arrays that questions are answered from: worked out when all messages are read, and kept for the next start. */
import type { AddressList } from '../../../shared/gal/model.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import { DamagedList } from '../protocol.ts';
import type { Database } from './database.ts';
import { groupsOf, membersOf } from '../../../shared/gal/groups.ts';
import type { Groups } from '../../../shared/gal/groups.ts';
import { withNewLines } from './line-order.ts';
import { readNaming } from './naming.ts';

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

/** Up to this share of new lines, putting each in its place costs less than ordering all. */
const FEW = 1 / 64;
/** Where fewer of the lines than this share are in a message, the database begins anew when it is opened next. */
const WORN = 1 / 2;

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
  const before = loadResident(database);
  const listOfEntry = enlarged(before.listOfEntry, sizeOf(database, 'entry'));
  const newEntries = 'SELECT number, list FROM entry WHERE number >= ?';
  for (const [number, list] of database.iterate(newEntries, before.listOfEntry.length))
    listOfEntry[Number(number)] = Number(list);
  const entryOfLine = enlarged(before.entryOfLine, sizeOf(database, 'line'));
  const newLines = 'SELECT number, entry FROM line WHERE number >= ?';
  for (const [number, entry] of database.iterate(newLines, before.entryOfLine.length))
    entryOfLine[Number(number)] = Number(entry);
  keep('listOfEntry', listOfEntry);
  keep('entryOfLine', entryOfLine);
  setListOf((entry) => lists[listOfEntry[entry] ?? 0]);
  indexLines(database, before.entryOfLine.length);
  keep('byName', orderOfLines(database, before.byName, entryOfLine.length, 'name'));
  keep('byAddress', orderOfLines(database, before.byAddress, entryOfLine.length, 'address'));
  keepGroups('setStarts', 'setMembers', withNewSets(database, before.setsOfValue));
  const sizes = { entries: listOfEntry.length, lines: entryOfLine.length, lists: lists.length };
  const { entries, lists: ofLists, usedLines } = readNaming(database, sizes);
  keepGroups('namingStarts', 'namingMembers', entries);
  keepGroups('listNamingStarts', 'listNamingMembers', ofLists);
  const isWorn = usedLines < sizes.lines * WORN;
  database.run(`INSERT OR REPLACE INTO meta VALUES ('worn', ?)`, isWorn ? 'yes' : 'no');
}

/** Numbers have no gaps. */
function sizeOf(database: Database, table: string): number {
  return Number(database.first(`SELECT count(*) FROM ${table}`)?.[0]);
}

function enlarged(numbers: Int32Array, length: number): Int32Array {
  if (numbers.length > length) throw new DamagedList('the address list lacks what it had');
  const larger = new Int32Array(length);
  larger.set(numbers);
  return larger;
}

/** @param first line that is not in the index of words yet */
function indexLines(database: Database, first: number): void {
  database.run(
    `INSERT INTO line_text (rowid, text)
     SELECT number + 1, searched(name, address, entry) FROM line WHERE number >= ? ORDER BY number`,
    first,
  );
}

/** Lines in the order of one of their texts, then of the other. @param before the order when there were fewer */
function orderOfLines(
  database: Database,
  before: Int32Array,
  lines: number,
  by: 'name' | 'address',
): Int32Array {
  const then = by === 'name' ? 'address' : 'name';
  if (lines - before.length <= lines * FEW) {
    const sql = `SELECT ${by}, ${then} FROM line WHERE number = ?`;
    return withNewLines(before, lines, (number) => {
      const [first, second] = database.first(sql, number) ?? [];
      return [searchText(String(first)), searchText(String(second))];
    });
  }
  const order = new Int32Array(lines);
  let at = 0;
  const sql = `SELECT number FROM line ORDER BY folded(${by}), folded(${then}), number`;
  for (const [number] of database.iterate(sql)) order[at++] = Number(number);
  return order;
}

/** New sets have higher numbers than all before. */
function withNewSets(database: Database, before: Groups): Groups {
  database.run(
    `INSERT INTO value_text (rowid, text)
     SELECT number + 1, folded(value) FROM value WHERE number >= ? ORDER BY number`,
    Math.max(0, before.starts.length - 1),
  );
  const sets = 1 + before.members.reduce((most, set) => Math.max(most, set), -1);
  if (sets === sizeOf(database, 'value_set')) return before;
  return groupsOf(sizeOf(database, 'value'), (pair) => {
    for (let value = 0; value + 1 < before.starts.length; value += 1)
      for (const set of membersOf(before, value)) pair(value, set);
    // One after the other: all at once would be millions of objects.
    for (const [set, bytes] of database.iterate(
      'SELECT number, members FROM value_set WHERE number >= ? ORDER BY number',
      sets,
    ))
      for (const value of int32s(bytes as Uint8Array)) pair(value, Number(set));
  });
}
