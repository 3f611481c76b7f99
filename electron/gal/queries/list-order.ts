/** The order of differences: by list, and by name within a list. */
import { byNaturalName } from '../../../shared/format/natural.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import type { AddressList } from '../../../shared/gal/model.ts';

/** Place of each list among all, ordered by label. */
export function listRanks(lists: readonly AddressList[]): Int32Array {
  const labels = lists.map(listLabel);
  const order = labels.map((_, list) => list);
  order.sort((one, other) => byNaturalName(labels[one] ?? '', labels[other] ?? ''));
  const ranks = new Int32Array(lists.length);
  order.forEach((list, rank) => (ranks[list] = rank));
  return ranks;
}

/** Rows in their order. Each has a place already, so nothing is compared: a million rows take a moment. */
export function orderRows(
  rows: Int32Array,
  listRankOf: (row: number) => number,
  nameRankOf: (row: number) => number,
): Int32Array {
  return laidOut(laidOut(rows, nameRankOf), listRankOf);
}

/** Stable. Ranks are places among things kept in memory, so that there is room for one chain each. */
function laidOut(rows: Int32Array, rankOf: (row: number) => number): Int32Array {
  const ranks = rows.map(rankOf);
  const first = new Int32Array(ranks.reduce((most, rank) => Math.max(most, rank), 0) + 1).fill(NONE);
  const next = new Int32Array(rows.length);
  for (let place = rows.length - 1; place >= 0; place--) {
    const rank = ranks[place] ?? 0;
    next[place] = first[rank] ?? NONE;
    first[rank] = place;
  }
  const ordered = new Int32Array(rows.length);
  let count = 0;
  for (const start of first) {
    for (let place = start; place !== NONE; place = next[place] ?? NONE) ordered[count++] = rows[place] ?? 0;
  }
  return ordered;
}
