/** The two sides of a comparison as rows show, search and order them, whichever of them is a file. */
import type { EntryValues } from '../../../shared/gal/model.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { listKey, listOf } from '../../../shared/gal/identity.ts';
import type { ImportedRecord } from '../../../shared/gal/import/model.ts';
import { canonicalType } from '../../../shared/gal/same-values.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import { ANYWHERE_LETTERS, searchPhrase, searchWords } from '../../../shared/gal/search-words.ts';
import type { GalData } from '../data.ts';
import { listRanks } from './list-order.ts';
import { isInBranch, matchesNarrowing } from './narrowing.ts';
import type { Narrowing } from './narrowing.ts';
import { valuesOf } from './values.ts';

/** Numbers are versions of a list, or places of records. */
export interface ComparedSide {
  /** @param type of the address that is shown, where a record has several; null for the first */
  values(number: number, type: string | null): EntryValues;
  /** Null for a record. */
  entry(number: number): number | null;
  matches(number: number): boolean;
  listRank(number: number): number;
  nameRank(number: number): number;
}

export function listSide(data: GalData, folded: FoldedList, narrowing: Narrowing): ComparedSide {
  const { dictionary } = data;
  const matches = matchesNarrowing(data, narrowing);
  const ranks = listRanks(dictionary.lists);
  const entryOf = (version: number): number => folded.entry[version] ?? NONE;
  return {
    values: (version) => valuesOf(data, folded, version),
    entry: entryOf,
    matches: (version) => matches(folded.line[version] ?? NONE, folded.values[version] ?? NONE),
    listRank: (version) => ranks[dictionary.listOfEntry[entryOf(version)] ?? NONE] ?? 0,
    nameRank: (version) => dictionary.rankByName[folded.line[version] ?? NONE] ?? 0,
  };
}

/** Records come behind the entries of their list, in the order of the file. */
export function fileSide(
  { dictionary }: GalData,
  records: readonly ImportedRecord[],
  narrowing: Narrowing,
): ComparedSide {
  const matches = matchesRecord(narrowing);
  const ranks = listRanks(dictionary.lists);
  const rankOf = new Map(dictionary.lists.map((list, number) => [listKey(list), ranks[number] ?? 0]));
  return {
    values(place, type) {
      const record = records[place];
      const shown = record?.addresses.find((one) => canonicalType(one.type) === type) ?? record?.addresses[0];
      return {
        name: record?.name ?? '',
        addressType: shown?.type ?? '',
        address: shown?.address ?? '',
        templates: record?.templates ?? [],
      };
    },
    entry: () => null,
    matches: (place) => {
      const record = records[place];
      return record !== undefined && matches(record);
    },
    listRank(place) {
      const first = records[place]?.addresses[0];
      const key = first === undefined ? '' : listKey(listOf(first.type, first.address));
      return rankOf.get(key) ?? dictionary.lists.length;
    },
    nameRank: (place) => dictionary.rankByName.length + place,
  };
}

/** The same words as in a list find the same people. */
function matchesRecord({ search, branch }: Narrowing): (record: ImportedRecord) => boolean {
  const words = searchWords(search);
  const phrase = searchPhrase(search);
  return ({ name, addresses, templates }) => {
    const isWanted =
      branch === null || addresses.some(({ type, address }) => isInBranch(listOf(type, address), branch));
    if (!isWanted) return false;
    if (words.length === 0) return true;
    const folded = searchText(name);
    const texts = [folded, ...addresses.map(({ address }) => searchText(address))];
    for (const { value } of templates ?? []) texts.push(searchText(value));
    const isSomewhere = (wanted: string): boolean => texts.some((text) => text.includes(wanted));
    const hasWords = words.every((word) =>
      word.length < ANYWHERE_LETTERS ? folded.startsWith(word) : isSomewhere(word),
    );
    return hasWords || (phrase !== null && isSomewhere(phrase));
  };
}
