/**
 * Gives numbers to address lists. A list that only messages under way name is not kept before one of them is whole:
 * what a message that is refused in the end has named must not leave less room for all others.
 */
import { listOf } from '../../../shared/gal/identity.ts';
import type { AddressList } from '../../../shared/gal/model.ts';
import type { TransactionLine } from '../../../shared/model.ts';
import type { Database } from './database.ts';
import { NotTaken } from './not-taken.ts';

/** Numbers of lists that a message under way has named and no whole message has. */
export type NamedLists = Set<number>;

export interface ListNumbers {
  /** By number. Those that are not kept any more are among them, until others get their numbers. */
  readonly all: readonly AddressList[];
  /** @throws NotTaken */
  numberOf(line: TransactionLine, named: NamedLists): number;
  /** What names them is whole. */
  keep(named: NamedLists): void;
  /** What names them counts for nothing; `others` are named by messages that are still under way. */
  letGo(named: NamedLists, others: Iterable<NamedLists>): void;
}

/** @param limit address lists are kept in memory, all of them */
export function createListNumbers(database: Database, limit: number): ListNumbers {
  const { all, isKept } = readLists(database);
  const free = [...all.keys()].filter((number) => isKept[number] !== true);
  const numbers = new Map<string, number>();
  for (const [at, list] of all.entries()) if (isKept[at] === true) numbers.set(keyOf(list), at);
  const numberFor = (list: AddressList): number => {
    const number = free.pop() ?? all.length;
    if (number >= limit)
      throw new NotTaken(`It names more address lists than the ${limit} that are kept apart.`);
    all[number] = list;
    isKept[number] = false;
    numbers.set(keyOf(list), number);
    insertList(database, number, list);
    return number;
  };
  return {
    all,
    numberOf({ addressType, address }, named) {
      const list = listOf(addressType, address ?? '');
      const number = numbers.get(keyOf(list)) ?? numberFor(list);
      if (isKept[number] !== true) named.add(number);
      return number;
    },
    keep(named) {
      for (const number of named) {
        isKept[number] = true;
        database.run('UPDATE list SET kept = 1 WHERE number = ?', number);
      }
    },
    letGo(named, others) {
      const stillNamed = new Set([...others].flatMap((some) => [...some]));
      for (const number of named) {
        if (isKept[number] === true || stillNamed.has(number)) continue;
        const list = all[number];
        if (list !== undefined) numbers.delete(keyOf(list));
        free.push(number);
      }
    },
  };
}

/** Not kept yet. */
function insertList(database: Database, number: number, { type, network, postOffice }: AddressList): void {
  database.run('INSERT OR REPLACE INTO list VALUES (?, ?, ?, ?, 0)', number, type, network, postOffice);
}

function keyOf({ type, network, postOffice }: AddressList): string {
  return JSON.stringify([type, network, postOffice]);
}

function readLists(database: Database): { readonly all: AddressList[]; readonly isKept: boolean[] } {
  const rows = database.all('SELECT type, network, post_office, kept FROM list ORDER BY number');
  const all = rows.map(([type, network, postOffice]) => ({
    type: String(type),
    network: network === null ? null : String(network),
    postOffice: postOffice === null ? null : String(postOffice),
  }));
  return { all, isKept: rows.map((row) => row[3] === 1) };
}
