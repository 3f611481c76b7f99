/** What a word is found in, one by one: of a million entries a name typed in full leaves a hundred. */
import { ANYWHERE_LETTERS } from '../../../shared/gal/search-words.ts';
import type { Dictionary } from '../data.ts';
import { linesIn } from './address-order.ts';
import { postOfficesWith, rangesInto } from './narrowing.ts';

/** All that a word matches has one of these lines or sets of values, or is in one of these lists. */
export interface Hits {
  readonly lines: readonly ArrayLike<number>[];
  readonly values: ArrayLike<number>;
  readonly lists: readonly number[];
}

/** Null where the dictionary does not know them one by one. */
export function hitsOf(dictionary: Dictionary, word: string): Hits | null {
  const { lines, values } =
    word.length < ANYWHERE_LETTERS
      ? { lines: dictionary.linesThatBegin(word), values: { numbers: [] } }
      : dictionary.matching(word);
  if (lines.numbers === undefined || values.numbers === undefined) return null;
  const across = rangesInto(dictionary, word).map((range) => linesIn(dictionary, range));
  const isIn = postOfficesWith(dictionary, word);
  const lists = isIn === null ? [] : Array.from(dictionary.lists.keys()).filter((list) => isIn[list] === 1);
  return { lines: [lines.numbers, ...across], values: values.numbers, lists };
}
