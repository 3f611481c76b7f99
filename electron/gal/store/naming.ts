/** Which messages name an entry or a list: looked up in all that was read, in one pass. */
import { NONE } from '../../../shared/gal/columns.ts';
import { groupsOf } from '../../../shared/gal/groups.ts';
import type { Groups } from '../../../shared/gal/groups.ts';
import { createIntList } from '../../../shared/gal/int-list.ts';
import { DamagedList } from '../protocol.ts';
import type { Database } from './database.ts';
import { readColumns } from './readings.ts';

export interface Naming {
  readonly entries: Groups;
  readonly lists: Groups;
  /** How many lines are in a message; others were in one that is gone. */
  readonly usedLines: number;
}

interface Sizes {
  readonly entries: number;
  readonly lines: number;
  readonly lists: number;
}

export function readNaming(database: Database, sizes: Sizes): Naming {
  const [ofEntries, ofLists] = [createPairs(), createPairs()];
  const isUsed = new Uint8Array(sizes.lines);
  const note = (line: number): void => {
    if (line >= sizes.lines) throw new DamagedList(`there is no line ${line}`);
    if (line !== NONE) isUsed[line] = 1;
  };
  // Ascending messages: the one met last is then the only one that can be met again.
  for (const [id, message] of database.all(
    'SELECT id, message FROM reading WHERE whole = 1 ORDER BY message',
  )) {
    const columns = readColumns(database, Number(id));
    if (columns === null) continue;
    const { list, entry, newEntry, line, newLine } = columns;
    for (let row = 0; row < list.length; row += 1) {
      if (entry[row] === NONE) ofLists.add(list[row] ?? NONE, Number(message));
      ofEntries.add(entry[row] ?? NONE, Number(message));
      ofEntries.add(newEntry[row] ?? NONE, Number(message));
      note(line[row] ?? NONE);
      note(newLine[row] ?? NONE);
    }
  }
  return {
    entries: ofEntries.grouped(sizes.entries),
    lists: ofLists.grouped(sizes.lists),
    usedLines: isUsed.reduce((sum, used) => sum + used, 0),
  };
}

function createPairs() {
  const [owners, members] = [createIntList(), createIntList()];
  return {
    add(owner: number, member: number): void {
      if (owner === NONE) return;
      owners.push(owner);
      members.push(member);
    },
    grouped: (count: number): Groups =>
      groupsOf(count, (pair) => {
        const [given, belonging] = [owners.values(), members.values()];
        for (let at = 0; at < given.length; at += 1) pair(given[at] ?? 0, belonging[at] ?? 0);
      }),
  };
}
