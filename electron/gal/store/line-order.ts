/** The order of lines by their texts: kept from the time before, with what is new put where it belongs. */
import { searchText } from '../../../shared/gal/search-text.ts';
import { byCodePoints } from './code-point-order.ts';
import { stored } from './stored-text.ts';

/** Text as lines are ordered by it. */
export function orderedText(text: string): string {
  return searchText(stored(text));
}

/** Place of the first number that is not what all before it are. */
export function firstWhereNot(order: Int32Array, is: (number: number) => boolean): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (is(order[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First text, then second, where the first is the same. */
export type TextsOfLine = (number: number) => readonly [string, string];

/**
 * `order` with the numbers from `order.length` to `lines`. Looks up the texts of a few lines for each new one, and of no
 * others.
 */
export function withNewLines(order: Int32Array, lines: number, textsOf: TextsOfLine): Int32Array {
  const added = Array.from({ length: lines - order.length }, (_, at) => order.length + at);
  const texts = new Map(added.map((number) => [number, textsOf(number)]));
  const compare = ([one, next]: readonly [string, string], other: readonly [string, string]): number =>
    byCodePoints(one, other[0]) || byCodePoints(next, other[1]);
  const known = (number: number): readonly [string, string] => texts.get(number) ?? textsOf(number);
  // Of lines that say the same the older comes first.
  added.sort((one, other) => compare(known(one), known(other)) || one - other);
  const merged = new Int32Array(lines);
  let taken = 0;
  for (const [before, number] of added.entries()) {
    const mine = known(number);
    const place = firstWhereNot(order, (other) => compare(textsOf(other), mine) <= 0);
    merged.set(order.subarray(taken, place), taken + before);
    merged[place + before] = number;
    taken = place;
  }
  merged.set(order.subarray(taken), taken + added.length);
  return merged;
}
