/** Networks, their post offices and address types, with the number of entries that search and filters leave in each. */
import type { GalQuery } from '../../../shared/contract/gal.ts';
import type { TreeNode } from '../../../shared/contract/gal-values.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { byNaturalName } from '../../../shared/format/natural.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import type { AddressList } from '../../../shared/gal/model.ts';
import { isThere, lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { matchesNarrowing } from './narrowing.ts';

interface CountedList {
  readonly list: AddressList;
  readonly entries: number;
}

/** Whatever branch is chosen, all are there. Lists without a post office are together in a branch of their own, the last. */
export function treeOf(data: GalData, query: GalQuery): TreeNode[] {
  const folded = data.folded(query.view);
  if (folded === null) return [];
  const counts = countByList(data, folded, query);
  const lists = data.dictionary.lists
    .map((list, at) => ({ list, entries: counts[at] ?? 0 }))
    .filter(({ entries }) => entries > 0);
  const byNetwork = groupBy(lists, ({ list }) => list.network);
  const elsewhere = byNetwork.get(null) ?? [];
  byNetwork.delete(null);
  const networks = named([...byNetwork].map(([network, own]) => networkNode(network ?? '', own)));
  return elsewhere.length === 0 ? networks : [...networks, withoutNetwork(elsewhere)];
}

function countByList(data: GalData, folded: FoldedList, query: GalQuery): Int32Array {
  const { listOfEntry, lists } = data.dictionary;
  const step = lastStepOf(folded, query.cycle);
  const matches = matchesNarrowing(data, { search: query.search, branch: null });
  const counts = new Int32Array(lists.length);
  for (let version = 0; version < folded.versions; version++) {
    if (!isThere(folded, version, step)) continue;
    const values = folded.values[version] ?? NONE;
    if (query.templates !== 'any' && (values !== NONE) !== (query.templates === 'with')) continue;
    if (!matches(folded.line[version] ?? NONE, values)) continue;
    const list = listOfEntry[folded.entry[version] ?? NONE] ?? NONE;
    counts[list] = (counts[list] ?? 0) + 1;
  }
  return counts;
}

function networkNode(network: string, lists: readonly CountedList[]): TreeNode {
  const byPostOffice = groupBy(lists, ({ list }) => list.postOffice ?? '');
  const postOffices = [...byPostOffice].map(([postOffice, own]): TreeNode => ({
    branch: { network, postOffice, type: null },
    name: postOffice,
    entries: sum(own),
    children: named(own.map(typeNode)),
  }));
  return {
    branch: { network, postOffice: null, type: null },
    name: network,
    entries: sum(lists),
    children: named(postOffices),
  };
}

function withoutNetwork(lists: readonly CountedList[]): TreeNode {
  return {
    branch: { network: '', postOffice: null, type: null },
    name: 'No post office',
    entries: sum(lists),
    children: named(lists.map(typeNode)),
  };
}

function typeNode({ list: { type, network, postOffice }, entries }: CountedList): TreeNode {
  return { branch: { network: network ?? '', postOffice, type }, name: type, entries, children: [] };
}

function sum(lists: readonly CountedList[]): number {
  return lists.reduce((total, { entries }) => total + entries, 0);
}

function named(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.toSorted((one, other) => byNaturalName(one.name, other.name));
}
