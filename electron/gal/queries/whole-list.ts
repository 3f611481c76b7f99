/**
 * All that is in a list after one of its steps. Kept: each letter that is typed narrows the same list. Narrowing goes
 * through it in the order in which versions were made, for that is how everything about them lies in memory; ordering
 * what is left costs less than going through a million places here and there.
 */
import type { GalQuery } from '../../../shared/contract/gal.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { createIntList } from '../../../shared/gal/int-list.ts';
import { isThere } from '../../../shared/gal/versions.ts';
import type { Dictionary } from '../data.ts';
import { groupsOf, membersOf } from '../../../shared/gal/groups.ts';
import type { Groups } from '../../../shared/gal/groups.ts';
import { listRanks } from './list-order.ts';
import { hitsOf } from './hits.ts';
import type { Hits } from './hits.ts';
import { byGroup, byRank } from './order.ts';

/** Below this share of all, putting a few in order is cheaper than picking them out of all, which are in order. */
const FEW = 1 / 16;
/** Above this share, going through all as they lie in memory is cheaper than looking up each. */
const MANY = 1 / 4;

type Sort = GalQuery['sort']['by'];

export interface WholeList {
  /** Versions that are there, in the order in which they were made. */
  readonly all: Int32Array;
  /** Those that the word matches, each once; null where they are so many that going through all is cheaper. */
  among(dictionary: Dictionary, word: string): Int32Array | null;
  /** Works out now what the first to look at it and to search it would wait for. */
  prepare(dictionary: Dictionary): void;
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
  let places: PlacesOfHits | null = null;
  const list: WholeList = {
    all,
    among(dictionary, word) {
      const hits = hitsOf(dictionary, word);
      if (hits === null) return null;
      places ??= placesOfHits(dictionary, folded, all);
      const isMany = countOf(places, hits) > all.length * MANY;
      return isMany ? null : versionsWith(places, hits, folded.versions);
    },
    prepare(dictionary) {
      places ??= placesOfHits(dictionary, folded, all);
      list.inOrder(dictionary, all, 'name');
    },
    inOrder(dictionary, versions, by) {
      if (versions.length < all.length * FEW) return ordered(dictionary, folded, versions, by);
      const order = orders.get(by) ?? ordered(dictionary, folded, all, by);
      orders.set(by, order);
      return versions.length === all.length ? order : thoseOf(order, versions, folded.versions);
    },
  };
  keptLists.set(folded, { step, list });
  return list;
}

/** What of `order` is among `versions`. */
function thoseOf(order: Int32Array, versions: Int32Array, size: number): Int32Array {
  const isIn = new Uint8Array(size);
  for (const version of versions) isIn[version] = 1;
  const found = new Int32Array(versions.length);
  let count = 0;
  for (const version of order) if (isIn[version] === 1) found[count++] = version;
  return found;
}

/** Which version has a line, and which versions have a set of values or are in a list. */
interface PlacesOfHits {
  readonly versionOfLine: Int32Array;
  readonly versionsOfSet: Groups;
  readonly versionsOfList: Groups;
}

function placesOfHits(
  { lists, entryOfLine, listOfEntry }: Dictionary,
  { entry, line, values }: FoldedList,
  all: Int32Array,
): PlacesOfHits {
  const sets = all.reduce((most, version) => Math.max(most, values[version] ?? NONE), NONE) + 1;
  const versionOfLine = new Int32Array(entryOfLine.length).fill(NONE);
  for (const version of all) versionOfLine[line[version] ?? 0] = version;
  const versionsOfSet = groupsOf(sets, (pair) => {
    for (const version of all) if ((values[version] ?? NONE) !== NONE) pair(values[version] ?? 0, version);
  });
  const versionsOfList = groupsOf(lists.length, (pair) => {
    for (const version of all) pair(listOfEntry[entry[version] ?? 0] ?? 0, version);
  });
  return { versionOfLine, versionsOfSet, versionsOfList };
}

/** At most so many versions have them. */
function countOf({ versionsOfList }: PlacesOfHits, { lines, values, lists }: Hits): number {
  const ofLists = lists.reduce((sum, list) => sum + membersOf(versionsOfList, list).length, 0);
  return lines.reduce((sum, some) => sum + some.length, 0) + values.length + ofLists;
}

function versionsWith(places: PlacesOfHits, hits: Hits, versions: number): Int32Array {
  const { versionOfLine, versionsOfSet, versionsOfList } = places;
  const found = createIntList();
  const isFound = new Uint8Array(versions);
  const add = (version: number): void => {
    if (version === NONE || isFound[version] === 1) return;
    isFound[version] = 1;
    found.push(version);
  };
  const addMembers = ({ starts, members }: Groups, owner: number): void => {
    const end = starts[owner + 1] ?? 0;
    for (let at = starts[owner] ?? end; at < end; at++) add(members[at] ?? NONE);
  };
  for (const lines of hits.lines)
    for (let at = 0; at < lines.length; at++) add(versionOfLine[lines[at] ?? NONE] ?? NONE);
  for (let at = 0; at < hits.values.length; at++) addMembers(versionsOfSet, hits.values[at] ?? NONE);
  for (const list of hits.lists) addMembers(versionsOfList, list);
  return found.values();
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
