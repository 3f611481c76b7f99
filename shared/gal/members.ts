/** Entries that are there, by list: an R costs the entries that it takes out and not a look at all of them. */
import { createChains } from './chains.ts';
import { NONE } from './columns.ts';
import { isWholeGateway } from './identity.ts';
import type { AddressList } from './model.ts';

export interface Members {
  add(entry: number): void;
  /** Only of an entry that was added. */
  remove(entry: number): void;
  /** Takes out what an R of this list replaces: the list, or all lists of a gateway (`R SNADS:`, Q96060). */
  takeAll(list: number, onEntry: (entry: number) => void): void;
}

export function createMembers(listOfEntry: Int32Array, lists: readonly AddressList[]): Members {
  const entries = createChains(listOfEntry);
  const gatewayOf = gatewaysOf(lists);
  const filled = createChains(gatewayOf);
  return {
    add(entry) {
      const list = listOfEntry[entry] ?? NONE;
      if (gatewayOf[list] !== NONE && entries.isEmpty(list)) filled.add(list);
      entries.add(entry);
    },
    remove(entry) {
      const list = listOfEntry[entry] ?? NONE;
      entries.remove(entry);
      if (gatewayOf[list] !== NONE && entries.isEmpty(list)) filled.remove(list);
    },
    takeAll(list, onEntry) {
      if (gatewayOf[list] === list) filled.takeAll(list, (one) => entries.takeAll(one, onEntry));
      else if (!entries.isEmpty(list)) {
        if (gatewayOf[list] !== NONE) filled.remove(list);
        entries.takeAll(list, onEntry);
      }
    },
  };
}

/** By list: the one that stands for all of its gateway, itself for that one; NONE where there is none. */
function gatewaysOf(lists: readonly AddressList[]): Int32Array {
  const gateways = new Map<string, number>();
  for (const [number, list] of lists.entries()) if (isWholeGateway(list)) gateways.set(list.type, number);
  return Int32Array.from(lists, ({ type }) => gateways.get(type) ?? NONE);
}
