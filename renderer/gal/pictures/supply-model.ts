/** Who supplies which address list, from the rows of the engine to two sides and the bands between them. Pure. */
import type { GalPictures } from '../../../shared/contract/gal-values.ts';
import { listKey, listLabel } from '../../../shared/gal/identity.ts';
import { byNaturalName } from '../../../shared/format/natural.ts';

export type SupplyRow = GalPictures['supply'][number];

export interface SupplyEnd {
  readonly key: string;
  readonly name: string;
  /** How a supplier told: "by request". Empty for lists and for several suppliers together. */
  readonly how: string;
  readonly entries: number;
  /** How many it stands for; more than one only for the rest. */
  readonly many: number;
}

export interface SupplyBand {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly entries: number;
  /** Supplied by a request of another post office than the list's own. */
  readonly isForeign: boolean;
}

export interface SupplyMap {
  readonly suppliers: readonly SupplyEnd[];
  readonly lists: readonly SupplyEnd[];
  readonly bands: readonly SupplyBand[];
}

/** Ends of each side that have a place of their own. */
export const SIDE_SHOWN = 20;
const REST = 'rest';

const HOW: Readonly<Record<SupplyRow['role'], string>> = {
  request: 'by request',
  reply: 'by reply',
  loose: 'in a message outside the exchange',
};

/**
 * A reply relays what others have told the server, and lists without a post office belong to nobody: neither is said to
 * be supplied by somebody else.
 */
export function isForeign({ role, supplier, list }: SupplyRow): boolean {
  if (role !== 'request' || supplier === null || list.network === null || list.postOffice === null)
    return false;
  return supplier.toUpperCase() !== `${list.network}/${list.postOffice}`.toUpperCase();
}

export function supplierName({ supplier, role }: Pick<SupplyRow, 'supplier' | 'role'>): string {
  return supplier ?? (role === 'reply' ? 'the server' : 'unknown sender');
}

export function supplyMap(supply: readonly SupplyRow[]): SupplyMap {
  const rows = supply.filter(({ entries }) => entries > 0);
  const left = sideOf(
    rows,
    supplierKey,
    (row) => ({ name: supplierName(row), how: HOW[row.role] }),
    'supplier',
  );
  const right = sideOf(
    rows,
    (row) => listKey(row.list),
    (row) => ({ name: listLabel(row.list), how: '' }),
    'list',
  );
  const bands = bandsOf(rows, new Set(left.map(({ key }) => key)), new Set(right.map(({ key }) => key)));
  return { suppliers: left, lists: besideTheirSuppliers(right, left, bands), bands };
}

function supplierKey({ supplier, role }: SupplyRow): string {
  return `${role} ${supplier ?? ''}`;
}

interface Side {
  readonly name: string;
  readonly how: string;
}

/** The largest, but those with something foreign first: it is what the picture is opened for. The rest is the last. */
function sideOf(
  rows: readonly SupplyRow[],
  keyOf: (row: SupplyRow) => string,
  describe: (row: SupplyRow) => Side,
  noun: string,
): readonly SupplyEnd[] {
  const ends = new Map<string, Side & { entries: number; foreign: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const end = ends.get(key) ?? { ...describe(row), entries: 0, foreign: 0 };
    end.entries += row.entries;
    end.foreign += isForeign(row) ? row.entries : 0;
    ends.set(key, end);
  }
  const ordered = [...ends].toSorted(
    ([, one], [, other]) =>
      other.foreign - one.foreign || other.entries - one.entries || byNaturalName(one.name, other.name),
  );
  const shown = ordered
    .slice(0, SIDE_SHOWN)
    .toSorted(([, one], [, other]) => other.entries - one.entries || byNaturalName(one.name, other.name))
    .map(([key, { name, how, entries }]) => ({ key, name, how, entries, many: 1 }));
  const rest = ordered.slice(SIDE_SHOWN);
  if (rest.length === 0) return shown;
  const entries = rest.reduce((sum, [, end]) => sum + end.entries, 0);
  const name = `${rest.length} other ${noun}${rest.length === 1 ? '' : 's'}`;
  return [...shown, { key: REST, name, how: '', entries, many: rest.length }];
}

/** What is foreign stays apart from what is not, even between the rests of both sides. */
function bandsOf(
  rows: readonly SupplyRow[],
  suppliers: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): readonly SupplyBand[] {
  const bands = new Map<string, SupplyBand>();
  for (const row of rows) {
    const from = suppliers.has(supplierKey(row)) ? supplierKey(row) : REST;
    const to = lists.has(listKey(row.list)) ? listKey(row.list) : REST;
    const foreign = isForeign(row);
    const key = JSON.stringify([from, to, foreign]);
    const entries = (bands.get(key)?.entries ?? 0) + row.entries;
    bands.set(key, { key, from, to, entries, isForeign: foreign });
  }
  return [...bands.values()];
}

/** Each list beside those that supply it, so that few bands cross. */
function besideTheirSuppliers(
  lists: readonly SupplyEnd[],
  suppliers: readonly SupplyEnd[],
  bands: readonly SupplyBand[],
): readonly SupplyEnd[] {
  const places = new Map(suppliers.map(({ key }, place) => [key, place]));
  const sums = new Map<string, number>();
  for (const { from, to, entries } of bands)
    sums.set(to, (sums.get(to) ?? 0) + (places.get(from) ?? 0) * entries);
  const placeOf = ({ key, entries }: SupplyEnd): number =>
    key === REST ? Number.POSITIVE_INFINITY : (sums.get(key) ?? 0) / entries;
  return lists.toSorted((one, other) => {
    const [left, right] = [placeOf(one), placeOf(other)];
    return left === right ? byNaturalName(one.name, other.name) : left - right;
  });
}
