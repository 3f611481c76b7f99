/** Answers `gal.diff`: what differs between a list at two of its cycles. */
import type { GalDiffQuery } from '../../../shared/contract/gal.ts';
import type { DiffRow, OpenedDiff } from '../../../shared/contract/gal-values.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { changeKindOf, diffLists } from '../../../shared/gal/diff.ts';
import type { ListDiff } from '../../../shared/gal/diff.ts';
import { createIntList } from '../../../shared/gal/int-list.ts';
import { CHANGE_KINDS } from '../../../shared/gal/model.ts';
import type { AddressList, ChangeKind, MassDeletion } from '../../../shared/gal/model.ts';
import { lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { listCycles } from './cycles.ts';
import { listRanks, orderRows } from './list-order.ts';
import { moveFacts } from './move-facts.ts';
import { matchesNarrowing } from './narrowing.ts';
import { transactionAt } from './transaction-at.ts';
import { valuesOf } from './values.ts';

/** A diff that was opened; pages are cut from it. */
export interface DiffView {
  readonly opened: Omit<OpenedDiff, 'viewId'>;
  readonly folded: FoldedList;
  readonly diff: ListDiff;
  /** Rows of the diff that are shown, in their order. */
  readonly rows: Int32Array;
}

type Counts = Record<ChangeKind, number>;

/** Null when there is no such list. */
export function openDiff(data: GalData, query: GalDiffQuery): DiffView | null {
  const folded = data.folded(query.view);
  if (folded === null) return null;
  const { dictionary } = data;
  const diff = diffLists(
    folded,
    lastStepOf(folded, query.from),
    lastStepOf(folded, query.to),
    moveFacts(data, folded),
  );
  const { rows, counts, byList } = narrowed(data, folded, diff, query);
  const ranks = listRanks(dictionary.lists);
  const rankOf = (list: number): number => ranks[list] ?? 0;
  const postOffices = [...byList]
    .sort(([one], [other]) => rankOf(one) - rankOf(other))
    .map(([list, ofList]) => ({ list: listAt(data, list), counts: ofList }));
  const nameRankOf = (row: number): number =>
    dictionary.rankByName[folded.line[shownVersion(diff, row)] ?? 0] ?? 0;
  return {
    opened: { total: rows.length, of: diff.rows, counts, postOffices, mass: massBetween(data, query) },
    folded,
    diff,
    rows: orderRows(rows, (row) => rankOf(listOfRow(data, folded, diff, row)), nameRankOf),
  };
}

/** Each count leaves out the filter that it is shown beside: kinds whatever the kinds, lists whatever the branch. */
function narrowed(data: GalData, folded: FoldedList, diff: ListDiff, query: GalDiffQuery) {
  const isFound = rowFilter(data, folded, diff, { search: query.search, branch: null });
  const isInBranch = rowFilter(data, folded, diff, { search: '', branch: query.branch });
  const counts = noCounts();
  const byList = new Map<number, Counts>();
  const rows = createIntList();
  for (let row = 0; row < diff.rows; row++) {
    if (!isFound(row)) continue;
    const kind = changeKindOf(diff, row);
    const list = listOfRow(data, folded, diff, row);
    const ofList = byList.get(list) ?? noCounts();
    byList.set(list, ofList);
    ofList[kind] += 1;
    if (!isInBranch(row)) continue;
    counts[kind] += 1;
    if (query.kinds.length === 0 || query.kinds.includes(kind)) rows.push(row);
  }
  return { rows: rows.values(), counts, byList };
}

export function pageOfDiff(data: GalData, view: DiffView, offset: number, limit: number): readonly DiffRow[] {
  return Array.from(view.rows.subarray(offset, offset + limit), (row) => diffRow(data, view, row));
}

function noCounts(): Counts {
  return Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Counts;
}

/** What is there after it; what was there before where nothing is. */
function shownVersion({ before, after }: ListDiff, row: number): number {
  const version = after[row] ?? NONE;
  return version === NONE ? (before[row] ?? NONE) : version;
}

function listOfRow({ dictionary }: GalData, folded: FoldedList, diff: ListDiff, row: number): number {
  return dictionary.listOfEntry[folded.entry[shownVersion(diff, row)] ?? NONE] ?? NONE;
}

function listAt({ dictionary }: GalData, list: number): AddressList {
  return dictionary.lists[list] ?? { type: 'PCM', network: null, postOffice: null };
}

/** A difference is found by what the entry was and by what it is. */
function rowFilter(
  data: GalData,
  folded: FoldedList,
  { before, after }: ListDiff,
  narrowing: Pick<GalDiffQuery, 'search' | 'branch'>,
): (row: number) => boolean {
  const matches = matchesNarrowing(data, narrowing);
  const isMatch = (version: number): boolean =>
    version !== NONE && matches(folded.line[version] ?? NONE, folded.values[version] ?? NONE);
  return (row) => isMatch(before[row] ?? NONE) || isMatch(after[row] ?? NONE);
}

function massBetween(data: GalData, { view, from, to }: GalDiffQuery): readonly MassDeletion[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return listCycles(data, view).flatMap(({ cycle, mass }) =>
    mass !== null && cycle > first && cycle <= last ? [mass] : [],
  );
}

function diffRow(data: GalData, { folded, diff }: DiffView, row: number): DiffRow {
  const [before, after] = [diff.before[row] ?? NONE, diff.after[row] ?? NONE];
  const kind = changeKindOf(diff, row);
  const step = diff.byStep[row] ?? NONE;
  const place = transactionAt(data, folded, step, diff.byRow[row] ?? NONE);
  const { cycle = null, supplier = null } = folded.messages[step] ?? {};
  return {
    kind,
    entry: folded.entry[shownVersion(diff, row)] ?? NONE,
    list: listAt(data, listOfRow(data, folded, diff, row)),
    before: before === NONE ? null : valuesOf(data, folded, before),
    after: after === NONE ? null : valuesOf(data, folded, after),
    by: place === null ? null : { ...place, cycle, supplier },
    how: kind !== 'moved' ? null : diff.isDeleteAndAdd[row] === 1 ? 'delete-and-add' : 'modify',
  };
}
