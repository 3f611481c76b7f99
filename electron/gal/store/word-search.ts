/** Which lines and sets of template values hold a word, by the index of trigrams, and which names begin with one. */
import { createIntList } from '../../../shared/gal/int-list.ts';
import type { BitSet, Dictionary, DictionaryLine, WordMatch } from '../data.ts';
import { createBits } from './bit-set.ts';
import { byCodePoints } from './code-point-order.ts';
import type { Database } from './database.ts';
import { firstWhereNot, orderedText } from './line-order.ts';
import { createMemo } from './memo.ts';
import type { Resident } from './resident.ts';
import { stored } from './stored-text.ts';

/** A list, its tree and the next letter typed ask for the same words; each costs a bit for every line, and a number for each that is found. */
const WORDS_KEPT = 16;

export function createWordSearch(
  database: Database,
  { entryOfLine, byName, setsOfValue }: Resident,
  line: (number: number) => DictionaryLine,
): Pick<Dictionary, 'matching' | 'linesThatBegin'> {
  const lines = entryOfLine.length;
  const { starts, members } = setsOfValue;
  const sets = 1 + members.reduce((most, set) => Math.max(most, set), -1);
  const foldedName = (number: number): string => orderedText(line(number).name);

  const matching = createMemo(WORDS_KEPT, (word: string): WordMatch => {
    const found = Int32Array.from(rowsWith(database, 'line_text', word), (row) => row - 1);
    const holding = createIntList();
    for (const row of rowsWith(database, 'value_text', word))
      for (let at = starts[row - 1] ?? 0; at < (starts[row] ?? 0); at += 1) holding.push(members[at] ?? 0);
    return { lines: createBits(lines, found), values: createBits(sets, holding.values()) };
  });
  const linesThatBegin = createMemo(WORDS_KEPT, (prefix: string): BitSet => {
    const wanted = stored(prefix);
    const isBefore = (text: string): boolean => byCodePoints(text, wanted) < 0;
    const first = firstWhereNot(byName, (number) => isBefore(foldedName(number)));
    const end = firstWhereNot(byName, (number) => {
      const text = foldedName(number);
      return isBefore(text) || text.startsWith(wanted);
    });
    return createBits(lines, byName.subarray(first, end));
  });
  return { matching, linesThatBegin };
}

/** One row with all numbers: a hundred thousand rows take longer than finding them. */
function rowsWith(database: Database, table: 'line_text' | 'value_text', word: string): readonly number[] {
  const phrase = `"${stored(word).replaceAll('"', '""')}"`;
  const sql = `SELECT json_group_array(rowid) FROM ${table} WHERE ${table} MATCH ?`;
  // SQLite made the text.
  return JSON.parse(String(database.first(sql, phrase)?.[0])) as number[];
}
