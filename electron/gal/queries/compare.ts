/** Answers `gal.compare`: two lists, or a list and a file, entry by entry, and why they differ. */
import type { GalCompareQuery } from '../../../shared/contract/gal.ts';
import type { CompareRow, OpenedComparison } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { FoundCause } from '../../../shared/gal/causes/found.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import { differenceKindOf } from '../../../shared/gal/compare.ts';
import type { Differences } from '../../../shared/gal/compare.ts';
import type { ImportedList } from '../../../shared/gal/import/model.ts';
import { CAUSE_KINDS, DIFFERENCE_KINDS } from '../../../shared/gal/model.ts';
import type { CauseKind, DifferenceKind } from '../../../shared/gal/model.ts';
import { success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { GalData } from '../data.ts';
import { compareSides } from './compare-sides.ts';
import type { ComparedSide } from './compared-sides.ts';
import { orderRows } from './list-order.ts';

/** A comparison before it is narrowed. */
export interface Comparison {
  readonly differences: Differences;
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  causeOf(row: number): FoundCause;
  readonly unchecked: readonly string[];
}

/** A comparison that was opened; pages are cut from it. */
export interface ComparisonView {
  readonly opened: Omit<OpenedComparison, 'viewId'>;
  readonly comparison: Comparison;
  /** Rows that are shown, in their order. */
  readonly rows: Int32Array;
}

export type FindFile = (fileId: number) => Result<ImportedList, Refusal>;

export function openComparison(
  data: GalData,
  query: GalCompareQuery,
  findFile: FindFile,
): Result<ComparisonView, Refusal> {
  const compared = compareSides(data, query, findFile);
  if (!compared.ok) return compared;
  const comparison = compared.value;
  const { differences, left, right } = comparison;
  const counts = zeroes(DIFFERENCE_KINDS);
  const causes = zeroes(CAUSE_KINDS);
  const rows: number[] = [];
  for (let row = 0; row < differences.rows; row++) {
    const [one, other] = [differences.left[row] ?? NONE, differences.right[row] ?? NONE];
    const isFound = (one !== NONE && left.matches(one)) || (other !== NONE && right.matches(other));
    if (!isFound) continue;
    const kind = differenceKindOf(differences, row);
    const cause = comparison.causeOf(row).kind;
    counts[kind] += 1;
    causes[cause] += 1;
    if (isWanted(query.kinds, kind) && isWanted(query.causes, cause)) rows.push(row);
  }
  const { leftEntries, rightEntries, equal } = differences;
  const opened = { total: rows.length, counts, causes, leftEntries, rightEntries, equal };
  return success({
    opened: { ...opened, unchecked: comparison.unchecked },
    comparison,
    rows: inOrder(comparison, Int32Array.from(rows)),
  });
}

export function pageOfComparison(
  { comparison, rows }: ComparisonView,
  offset: number,
  limit: number,
): readonly CompareRow[] {
  return Array.from(rows.subarray(offset, offset + limit), (row) => compareRow(comparison, row));
}

function zeroes<Name extends CauseKind | DifferenceKind>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

function isWanted<Name>(wanted: readonly Name[], name: Name): boolean {
  return wanted.length === 0 || wanted.includes(name);
}

function inOrder({ differences, left, right }: Comparison, rows: Int32Array): Int32Array {
  const side = (row: number): readonly [ComparedSide, number] => {
    const one = differences.left[row] ?? NONE;
    return one === NONE ? [right, differences.right[row] ?? NONE] : [left, one];
  };
  return orderRows(
    rows,
    (row) => {
      const [{ listRank }, number] = side(row);
      return listRank(number);
    },
    (row) => {
      const [{ nameRank }, number] = side(row);
      return nameRank(number);
    },
  );
}

function compareRow(comparison: Comparison, row: number): CompareRow {
  const { differences, left, right } = comparison;
  const [one, other] = [differences.left[row] ?? NONE, differences.right[row] ?? NONE];
  // A record with several addresses shows the one that its entry has.
  const typeOf = (side: ComparedSide, number: number): string | null =>
    number === NONE || side.entry(number) === null ? null : side.values(number, null).addressType;
  return {
    kind: differenceKindOf(differences, row),
    left: one === NONE ? null : left.values(one, typeOf(right, other)),
    right: other === NONE ? null : right.values(other, typeOf(left, one)),
    leftEntry: one === NONE ? null : left.entry(one),
    rightEntry: other === NONE ? null : right.entry(other),
    cause: comparison.causeOf(row).tell(),
  };
}
