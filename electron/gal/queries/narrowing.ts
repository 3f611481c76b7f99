/**
 * Which entries a search and a branch of the tree leave. A word with a slash may reach from the post office into the
 * mailbox (`north/po1/js`).
 */
import type { GalBranch } from '../../../shared/contract/gal.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { AddressList } from '../../../shared/gal/model.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import { ANYWHERE_LETTERS, searchPhrase, searchWords } from '../../../shared/gal/search-words.ts';
import type { Dictionary, GalData } from '../data.ts';
import { addressesThatBegin } from './address-order.ts';
import type { AddressRange } from './address-order.ts';

export interface Narrowing {
  readonly search: string;
  readonly branch: GalBranch | null;
}

/** Whether what an entry says is left. */
export type Matcher = (line: number, values: number) => boolean;

export function matchesNarrowing(
  { dictionary }: Pick<GalData, 'dictionary'>,
  { search, branch }: Narrowing,
): Matcher {
  const matchers = [
    ...(branch === null ? [] : [matchesBranch(dictionary, branch)]),
    ...(searchWords(search).length === 0 ? [] : [matchesSearch(dictionary, search)]),
  ];
  return matchers.length === 0 ? () => true : matchers.reduce(both);
}

function matchesSearch(dictionary: Dictionary, search: string): Matcher {
  // Asked a million times in a row: two at a time costs less than going through a list of them.
  const words = searchWords(search)
    .map((word) => matchesWord(dictionary, word))
    .reduce(both);
  const phrase = searchPhrase(search);
  if (phrase === null) return words;
  const whole = matchesWord(dictionary, phrase);
  return (line, values) => words(line, values) || whole(line, values);
}

function both(one: Matcher, other: Matcher): Matcher {
  return (line, values) => one(line, values) && other(line, values);
}

/** A branch of another case names the same lists. */
export function isInBranch(list: AddressList, { network, postOffice, type }: GalBranch): boolean {
  const isSame = (wanted: string | null, given: string | null): boolean =>
    wanted === null || wanted.toUpperCase() === (given ?? '');
  return isSame(network, list.network) && isSame(postOffice, list.postOffice) && isSame(type, list.type);
}

function matchesBranch(dictionary: Dictionary, branch: GalBranch): Matcher {
  const lists = Uint8Array.from(dictionary.lists, (list) => Number(isInBranch(list, branch)));
  const { entryOfLine, listOfEntry } = dictionary;
  return (line) => lists[listOfEntry[entryOfLine[line] ?? NONE] ?? NONE] === 1;
}

/** One function for all words: asked a million times in a row, it is many times faster than several of each kind. */
function matchesWord(dictionary: Dictionary, word: string): Matcher {
  const isShort = word.length < ANYWHERE_LETTERS;
  const { lines, values } = isShort
    ? { lines: dictionary.linesThatBegin(word), values: null }
    : dictionary.matching(word);
  const lists = postOfficesWith(dictionary, word);
  const { entryOfLine, listOfEntry, rankByAddress } = dictionary;
  const ranges = rangesInto(dictionary, word);
  const places = ranges.length === 0 ? null : placesIn(ranges, rankByAddress.length);
  return (line, number) =>
    lines.has(line) ||
    (values !== null && number !== NONE && values.has(number)) ||
    (lists !== null && lists[listOfEntry[entryOfLine[line] ?? NONE] ?? NONE] === 1) ||
    (places !== null && places[rankByAddress[line] ?? NONE] === 1);
}

/** 1 for each list whose "NET/PO" holds the word; null when there are none, or the word is too short to look there. */
export function postOfficesWith({ lists }: Dictionary, word: string): Uint8Array | null {
  if (word.length < ANYWHERE_LETTERS && !word.includes('/')) return null;
  const found = Uint8Array.from(lists, (list) => Number(postOfficeText(list)?.includes(word) ?? false));
  return found.includes(1) ? found : null;
}

/** Addresses in which the word begins within "NET/PO" and ends within the mailbox. */
export function rangesInto(dictionary: Dictionary, word: string): readonly AddressRange[] {
  if (!word.includes('/')) return [];
  const prefixes = new Set(
    dictionary.lists.flatMap((list) => {
      const text = postOfficeText(list);
      return text === null ? [] : addressesWith(word, text);
    }),
  );
  const ranges = [...prefixes].map((prefix) => addressesThatBegin(dictionary, prefix));
  return ranges.filter(({ first, end }) => first < end);
}

/** Beginnings of addresses of a post office in which the word goes on behind the post office. */
function addressesWith(word: string, postOffice: string): string[] {
  const found: string[] = [];
  // With nothing before its slash a word would begin in every post office, and each costs a search.
  for (let slash = word.indexOf('/', 1); slash !== -1; slash = word.indexOf('/', slash + 1))
    if (postOffice.endsWith(word.slice(0, slash))) found.push(postOffice + word.slice(slash));
  return found;
}

function placesIn(ranges: readonly AddressRange[], places: number): Uint8Array {
  const isIn = new Uint8Array(places);
  for (const { first, end } of ranges) isIn.fill(1, first, end);
  return isIn;
}

function postOfficeText({ network, postOffice }: AddressList): string | null {
  return network === null || postOffice === null ? null : searchText(`${network}/${postOffice}`);
}
