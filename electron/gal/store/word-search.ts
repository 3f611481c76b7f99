/** Which lines and sets of template values hold a word, by the index of trigrams, and which names begin with one. */
import { createIntList } from '../../../shared/gal/int-list.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import type { BitSet, Dictionary, DictionaryLine, WordMatch } from '../data.ts';
import { createBits } from './bit-set.ts';
import type { Database } from './database.ts';
import { createMemo } from './memo.ts';
import type { Resident } from './resident.ts';
import { stored } from './stored-text.ts';

/** A list, its tree and the next letter typed ask for the same words; each costs a bit for every line, and a number for each that is found. */
const WORDS_KEPT = 16;
/** Above every character that folded text may hold. */
const AFTER_ALL = '\uffff';

export function createWordSearch(
  database: Database,
  { entryOfLine, byName, setsOfValue }: Resident,
  line: (number: number) => DictionaryLine,
): Pick<Dictionary, 'matching' | 'linesThatBegin'> {
  const lines = entryOfLine.length;
  const { starts, members } = setsOfValue;
  const sets = 1 + members.reduce((most, set) => Math.max(most, set), -1);
  const foldedName = (number: number): string => searchText(line(number).name);

  const matching = createMemo(WORDS_KEPT, (word: string): WordMatch => {
    const found = Int32Array.from(rowsWith(database, 'line_text', word), (row) => row - 1);
    const holding = createIntList();
    for (const row of rowsWith(database, 'value_text', word))
      for (let at = starts[row - 1] ?? 0; at < (starts[row] ?? 0); at += 1) holding.push(members[at] ?? 0);
    return { lines: createBits(lines, found), values: createBits(sets, holding.values()) };
  });
  const linesThatBegin = createMemo(WORDS_KEPT, (prefix: string): BitSet => {
    const first = firstFrom(byName, foldedName, prefix);
    const end = firstFrom(byName, foldedName, prefix + AFTER_ALL);
    return createBits(lines, byName.subarray(first, end));
  });
  return { matching, linesThatBegin };
}

/** Place of the first text that is not below `text`, of numbers in the order of their texts. */
function firstFrom(order: Int32Array, textOf: (number: number) => string, text: string): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (textOf(order[middle] ?? 0) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One row with all numbers: a hundred thousand rows take longer than finding them. */
function rowsWith(database: Database, table: 'line_text' | 'value_text', word: string): readonly number[] {
  const phrase = `"${stored(word).replaceAll('"', '""')}"`;
  const sql = `SELECT json_group_array(rowid) FROM ${table} WHERE ${table} MATCH ?`;
  // SQLite made the text.
  return JSON.parse(String(database.first(sql, phrase)?.[0])) as number[];
}
