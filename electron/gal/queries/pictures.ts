/** Answers `gal.pictures`: how large which lists were after each cycle, what changed, and who supplies what. */
import type { GalPictures } from '../../../shared/contract/gal-values.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import type { PointOfView } from '../../../shared/gal/model.ts';
import { versionsByEnd } from '../../../shared/gal/versions-by-end.ts';
import { isThere, lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { listCycles } from './cycles.ts';
import { listRanks } from './list-order.ts';

/** Lists that are drawn by themselves. */
export const PICTURED_LISTS = 12;

/** Null when there is no such list. */
export function galPictures(data: GalData, view: PointOfView): GalPictures | null {
  const folded = data.folded(view);
  if (folded === null) return null;
  const cycles = listCycles(data, view);
  const steps = cycles.map(({ cycle }) => lastStepOf(folded, cycle));
  return { cycles, lists: picturedLists(data, folded, steps), supply: supplyOf(data, folded) };
}

/** By the most entries they ever had, so that a list that was emptied is seen. */
function picturedLists({ dictionary }: GalData, folded: FoldedList, steps: readonly number[]) {
  const { lists, listOfEntry } = dictionary;
  const most = new Int32Array(lists.length);
  walkCycles(folded, steps, listOfEntry, (counts, touched) => {
    for (const list of touched) most[list] = Math.max(most[list] ?? 0, counts[list] ?? 0);
  });
  const ranks = listRanks(lists);
  const order = [...lists.keys()]
    .filter((list) => (most[list] ?? 0) > 0)
    .sort((one, other) => (most[other] ?? 0) - (most[one] ?? 0) || (ranks[one] ?? 0) - (ranks[other] ?? 0));
  // A single list that is left is not "others": it takes the row that they would.
  const shown = order.length === PICTURED_LISTS + 1 ? order : order.slice(0, PICTURED_LISTS);
  const series = shown.map((list) => ({ list: lists[list] ?? null, entries: [] as number[] }));
  const rest: number[] = [];
  walkCycles(folded, steps, listOfEntry, (counts, _, total) => {
    let named = 0;
    for (const [place, list] of shown.entries()) {
      const entries = counts[list] ?? 0;
      series[place]?.entries.push(entries);
      named += entries;
    }
    rest.push(total - named);
  });
  return order.length === shown.length ? series : [...series, { list: null, entries: rest }];
}

/** Counts by list after each of the steps, with the lists that changed since the one before and the sum of all. */
function walkCycles(
  folded: FoldedList,
  steps: readonly number[],
  listOfEntry: Int32Array,
  onCycle: (counts: Int32Array, touched: ReadonlySet<number>, total: number) => void,
): void {
  const counts = new Int32Array(listOfEntry.reduce((most, list) => Math.max(most, list), 0) + 1);
  const ends = versionsByEnd(folded, folded.messages.length);
  let [begun, ended] = [0, 0];
  for (const step of steps) {
    const touched = new Set<number>();
    const count = (version: number, by: number): void => {
      const list = listOfEntry[folded.entry[version] ?? NONE] ?? NONE;
      counts[list] = (counts[list] ?? 0) + by;
      touched.add(list);
    };
    // Versions are in the order of their beginnings.
    while (begun < folded.versions && (folded.from[begun] ?? 0) <= step) count(begun++, 1);
    while (ended < ends.length && (folded.to[ends[ended] ?? 0] ?? 0) <= step) count(ends[ended++] ?? 0, -1);
    onCycle(counts, touched, begun - ended);
  }
}

type Supply = GalPictures['supply'][number];

/** Who wrote the transaction that gave each entry of the latest cycle its values. The largest come first. */
function supplyOf({ dictionary }: GalData, folded: FoldedList): readonly Supply[] {
  const last = lastStepOf(folded, null);
  const counts = new Map<string, { -readonly [Field in keyof Supply]: Supply[Field] }>();
  for (let version = 0; version < folded.versions; version++) {
    if (!isThere(folded, version, last)) continue;
    const { supplier = null, role = 'loose' } = folded.messages[folded.from[version] ?? 0] ?? {};
    const number = dictionary.listOfEntry[folded.entry[version] ?? NONE] ?? NONE;
    const list = dictionary.lists[number];
    if (list === undefined) continue;
    const key = `${number} ${role} ${supplier ?? ''}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { supplier, role, list, entries: 1 });
    else known.entries += 1;
  }
  return [...counts.values()].sort((one, other) => other.entries - one.entries);
}
