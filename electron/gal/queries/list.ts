/** The list of a point of view at a cycle: searched, filtered and in order. */
import type { GalQuery } from '../../../shared/contract/gal.ts';
import type { EntryRow } from '../../../shared/contract/gal-values.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { ANYWHERE_LETTERS, searchPhrase, searchWords } from '../../../shared/gal/search-words.ts';
import { cycleOfStep, lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { matchesNarrowing } from './narrowing.ts';
import { listOfEntry, valuesOf } from './values.ts';
import { wholeList } from './whole-list.ts';
import type { WholeList } from './whole-list.ts';

/** A list that was opened; void when the lists are worked out anew. */
export interface EntryList {
  readonly folded: FoldedList;
  /** In order. */
  readonly versions: Int32Array;
  /** Entries before search and filters. */
  readonly of: number;
}

/** Null when there is no such point of view. Linear in versions: places are known, nothing is compared. */
export function openList(data: GalData, query: GalQuery): EntryList | null {
  const folded = data.folded(query.view);
  if (folded === null) return null;
  const whole = wholeList(folded, lastStepOf(folded, query.cycle));
  const versions = whole.inOrder(data.dictionary, shown(data, folded, whole, query), query.sort.by);
  return { folded, versions: query.sort.descending ? versions.toReversed() : versions, of: whole.all.length };
}

export function pageOf(data: GalData, list: EntryList, offset: number, limit: number): EntryRow[] {
  return Array.from(list.versions.subarray(offset, offset + limit), (version) =>
    entryRow(data, list.folded, version),
  );
}

export function entryRow(data: GalData, folded: FoldedList, version: number): EntryRow {
  const entry = folded.entry[version] ?? NONE;
  const { name, addressType, address, templates } = valuesOf(data, folded, version);
  const step = folded.from[version] ?? NONE;
  return {
    entry,
    name,
    addressType,
    address,
    list: listOfEntry(data, entry),
    templates: templates.length,
    since: cycleOfStep(folded, step),
    supplier: folded.messages[step]?.supplier ?? null,
  };
}

/** Place of an entry in the list; null when it is not in it. */
export function placeOf({ folded, versions }: EntryList, entry: number): number | null {
  const place = versions.findIndex((version) => folded.entry[version] === entry);
  return place === -1 ? null : place;
}

/** Versions that search and filters leave, in any order. */
function shown(data: GalData, { line, values }: FoldedList, whole: WholeList, query: GalQuery): Int32Array {
  if (query.search === '' && query.branch === null && query.templates === 'any') return whole.all;
  const words = searchWords(query.search);
  // Where the phrase holds so do its longer words, but the shorter ones need not.
  const needed =
    searchPhrase(query.search) === null ? words : words.filter((word) => word.length >= ANYWHERE_LETTERS);
  const amongst = needed
    .map((word) => whole.among(data.dictionary, word))
    .filter((versions) => versions !== null)
    .sort((one, other) => one.length - other.length);
  const candidates = amongst[0] ?? whole.all;
  const isDone = words.length === 1 && amongst.length === 1 && query.branch === null;
  if (isDone && query.templates === 'any') return candidates;
  const matches = matchesNarrowing(data, query);
  const found = new Int32Array(candidates.length);
  let count = 0;
  for (const version of candidates) {
    const given = values[version] ?? NONE;
    if (query.templates !== 'any' && (given !== NONE) !== (query.templates === 'with')) continue;
    if (matches(line[version] ?? NONE, given)) found[count++] = version;
  }
  return found.subarray(0, count);
}
