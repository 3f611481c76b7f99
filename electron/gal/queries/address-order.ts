/** Which addresses begin with a text, found in the order of all addresses. */
import type { Dictionary } from '../data.ts';
import { searchText } from '../../../shared/gal/search-text.ts';

/** Places in the order of addresses, [first, end). */
export interface AddressRange {
  readonly first: number;
  readonly end: number;
}

/** The inverse of the ranks, worked out once for each dictionary. */
const orders = new WeakMap<Int32Array, Int32Array>();

/** @param prefix folded already */
export function addressesThatBegin(dictionary: Dictionary, prefix: string): AddressRange {
  const order = orderOf(dictionary.rankByAddress);
  const addressAt = (place: number): string => searchText(dictionary.line(order[place] ?? 0).address);
  const first = firstWhere(0, order.length, (place) => addressAt(place) >= prefix);
  const end = firstWhere(first, order.length, (place) => !addressAt(place).startsWith(prefix));
  return { first, end };
}

/** In the order of their addresses. */
export function linesIn({ rankByAddress }: Dictionary, { first, end }: AddressRange): Int32Array {
  return orderOf(rankByAddress).subarray(first, end);
}

function orderOf(rank: Int32Array): Int32Array {
  const known = orders.get(rank);
  if (known !== undefined) return known;
  const order = new Int32Array(rank.length);
  for (let line = 0; line < rank.length; line++) order[rank[line] ?? 0] = line;
  orders.set(rank, order);
  return order;
}

function firstWhere(from: number, to: number, holds: (place: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
