/**
 * All that is in a list after one of its steps. Kept: each letter that is typed narrows the same list. Narrowing goes
 * through it in the order in which versions were made, for that is how everything about them lies in memory; ordering
 * what is left costs less than going through a million places here and there.
 */
import type { GalQuery } from '../../../shared/contract/gal.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { isThere } from '../../../shared/gal/versions.ts';
import type { Dictionary } from '../data.ts';
import { listRanks } from './list-order.ts';
import { byGroup, byRank } from './order.ts';

type Sort = GalQuery['sort']['by'];

export interface WholeList {
  /** Versions that are there, in the order in which they were made. */
  readonly all: Int32Array;
  /** `versions` in ascending order, which are some of `all` or `all` itself. What it yields is not to be changed. */
  inOrder(dictionary: Dictionary, versions: Int32Array, by: Sort): Int32Array;
}

/** The one that is looked at. */
const keptLists = new WeakMap<FoldedList, { readonly step: number; readonly list: WholeList }>();

export function wholeList(folded: FoldedList, step: number): WholeList {
  const known = keptLists.get(folded);
  if (known?.step === step) return known.list;
  const all = versionsAt(folded, step);
  const orders = new Map<Sort, Int32Array>();
  const list: WholeList = {
    all,
    inOrder(dictionary, versions, by) {
      if (versions !== all) return ordered(dictionary, folded, versions, by);
      const order = orders.get(by) ?? ordered(dictionary, folded, all, by);
      orders.set(by, order);
      return order;
    },
  };
  keptLists.set(folded, { step, list });
  return list;
}

function versionsAt(folded: FoldedList, step: number): Int32Array {
  const found = new Int32Array(folded.versions);
  let count = 0;
  for (let version = 0; version < folded.versions; version++)
    if (isThere(folded, version, step)) found[count++] = version;
  return found.slice(0, count);
}

/** Lists by their names and what was changed by its cycle, each then by name. */
function ordered(dictionary: Dictionary, folded: FoldedList, versions: Int32Array, by: Sort): Int32Array {
  const rank = by === 'address' ? dictionary.rankByAddress : dictionary.rankByName;
  const ranked = byRank(versions, folded.line, rank);
  if (by === 'since') return byGroup(ranked, (version) => folded.from[version] ?? 0, folded.messages.length);
  if (by !== 'list') return ranked;
  const { lists, listOfEntry: listNumbers } = dictionary;
  const ranks = listRanks(lists);
  const rankOf = (version: number): number => ranks[listNumbers[folded.entry[version] ?? NONE] ?? NONE] ?? 0;
  return byGroup(ranked, rankOf, lists.length);
}
