/**
 * Which entries a search and a branch of the tree leave. All words must match: anywhere in alias, address or a template
 * value, those of one or two letters at the beginning of the alias. A word with a slash may reach from the post office
 * into the mailbox (`north/po1/js`).
 */
import type { GalBranch } from '../../../shared/contract/gal.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { AddressList } from '../../../shared/gal/model.ts';
import { searchText } from '../../../shared/gal/search-text.ts';
import type { Dictionary, GalData } from '../data.ts';
import { addressesThatBegin } from './address-order.ts';
import type { AddressRange } from './address-order.ts';

export interface Narrowing {
  readonly search: string;
  readonly branch: GalBranch | null;
}

/** Whether what an entry says is left. */
export type Matcher = (line: number, values: number) => boolean;

/** Shorter words would match nearly everything, and are found by the beginning of the alias alone. */
const ANYWHERE_LETTERS = 3;

export function matchesNarrowing(
  { dictionary }: Pick<GalData, 'dictionary'>,
  { search, branch }: Narrowing,
): Matcher {
  const words = [...new Set(searchText(search).split(/\s+/).filter(Boolean))];
  const matchers = words.map((word) => matchesWord(dictionary, word));
  const isInBranch = branch === null ? null : matchesBranch(dictionary, branch);
  if (isInBranch !== null) matchers.unshift(isInBranch);
  // Asked a million times in a row: two at a time costs less than going through a list of them.
  return matchers.length === 0 ? () => true : matchers.reduce(both);
}

function both(one: Matcher, other: Matcher): Matcher {
  return (line, values) => one(line, values) && other(line, values);
}

function either(one: Matcher, other: Matcher): Matcher {
  return (line, values) => one(line, values) || other(line, values);
}

/** A branch of another case names the same lists. */
function matchesBranch(dictionary: Dictionary, { network, postOffice, type }: GalBranch): Matcher {
  const isSame = (wanted: string | null, given: string | null): boolean =>
    wanted === null || wanted.toUpperCase() === (given ?? '');
  return inLists(
    dictionary,
    (list) => isSame(network, list.network) && isSame(postOffice, list.postOffice) && isSame(type, list.type),
  );
}

function inLists(dictionary: Dictionary, isIn: (list: AddressList) => boolean): Matcher {
  const lists = Uint8Array.from(dictionary.lists, (list) => Number(isIn(list)));
  const { entryOfLine, listOfEntry } = dictionary;
  return (line) => lists[listOfEntry[entryOfLine[line] ?? NONE] ?? NONE] === 1;
}

function matchesWord(dictionary: Dictionary, word: string): Matcher {
  const isInText =
    word.length < ANYWHERE_LETTERS ? beginsName(dictionary, word) : isAnywhere(dictionary, word);
  const parts = word.length < ANYWHERE_LETTERS && !word.includes('/') ? [] : [inPostOffice(dictionary, word)];
  if (word.includes('/')) parts.push(intoMailbox(dictionary, word));
  return parts.filter((matches) => matches !== null).reduce(either, isInText);
}

function beginsName(dictionary: Dictionary, word: string): Matcher {
  const lines = dictionary.linesThatBegin(word);
  return (line) => lines.has(line);
}

function isAnywhere(dictionary: Dictionary, word: string): Matcher {
  const { lines, values } = dictionary.matching(word);
  return (line, number) => lines.has(line) || (number !== NONE && values.has(number));
}

/** Lists whose "NET/PO" holds the word; null when there are none. */
function inPostOffice(dictionary: Dictionary, word: string): Matcher | null {
  const holds = (list: AddressList): boolean => postOfficeText(list)?.includes(word) ?? false;
  return dictionary.lists.some(holds) ? inLists(dictionary, holds) : null;
}

/** Addresses in which the word begins within "NET/PO" and ends within the mailbox. */
function intoMailbox(dictionary: Dictionary, word: string): Matcher | null {
  const prefixes = new Set(
    dictionary.lists.flatMap((list) => {
      const text = postOfficeText(list);
      return text === null ? [] : addressesWith(word, text);
    }),
  );
  const ranges = [...prefixes].map((prefix) => addressesThatBegin(dictionary, prefix));
  const found = ranges.filter(({ first, end }) => first < end);
  if (found.length === 0) return null;
  const { rankByAddress } = dictionary;
  const isIn = placesIn(found, rankByAddress.length);
  return (line) => isIn[rankByAddress[line] ?? NONE] === 1;
}

/** Beginnings of addresses of a post office in which the word goes on behind the post office. */
function addressesWith(word: string, postOffice: string): string[] {
  const found: string[] = [];
  for (let slash = word.indexOf('/'); slash !== -1; slash = word.indexOf('/', slash + 1))
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
