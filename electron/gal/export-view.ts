/** Writes to a file what a list, a diff or a comparison shows. */
import type { RequestArgs } from '../../shared/contract.ts';
import type { GalValues } from '../../shared/contract/gal-values.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { ExportSource } from '../../shared/gal/export/model.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { GalData } from './data.ts';
import { exportFile } from './files/export-file.ts';
import { changeOfDiff, changeOfDifference, rowsToExport } from './files/exported-rows.ts';
import { VOID } from './kept-views.ts';
import type { Views } from './kept-views.ts';
import { databaseFault } from './protocol.ts';
import { pageOfComparison } from './queries/compare.ts';
import { pageOfDiff } from './queries/diff.ts';
import { valuesOf } from './queries/values.ts';

type ExportArgs = RequestArgs<'gal.export'>;

export async function exportView(
  data: GalData,
  views: Views,
  args: ExportArgs,
): Promise<Result<GalValues['gal.export'], Refusal>> {
  const generation = views.generation();
  const isKept = (): boolean => views.generation() === generation;
  let problem: unknown = null;
  const guarded: Guard = (page) => (offset, limit) => {
    if (!isKept()) throw new Error('the list was worked out anew');
    try {
      return page(offset, limit);
    } catch (error) {
      problem = error;
      throw error;
    }
  };
  const source = sourceOf(data, views, args, guarded);
  if (!source.ok) return source;
  const written = await exportFile({ format: args.format, path: args.path, source: source.value });
  if (databaseFault(problem) !== null) throw problem;
  return written.ok || isKept() ? written : failure(VOID);
}

type Page<Row> = (offset: number, limit: number) => readonly Row[];
/** Pages are cut while others have their turn: what they are cut from may be void, or break. */
type Guard = <Row>(page: Page<Row>) => Page<Row>;

function sourceOf(
  data: GalData,
  { lists, diffs, comparisons }: Views,
  { source, viewId, rows: chosen }: ExportArgs,
  guarded: Guard,
): Result<ExportSource, Refusal> {
  switch (source) {
    case 'list': {
      const list = lists.find(viewId);
      if (!list.ok) return list;
      const { versions, folded } = list.value;
      const page = guarded((offset, limit) =>
        Array.from(versions.subarray(offset, offset + limit), (version) => valuesOf(data, folded, version)),
      );
      return success({ kind: 'list', rows: () => rowsToExport({ total: versions.length, chosen, page }) });
    }
    case 'diff': {
      const diff = diffs.find(viewId);
      if (!diff.ok) return diff;
      const page = guarded((offset, limit) => pageOfDiff(data, diff.value, offset, limit).map(changeOfDiff));
      const rows = { total: diff.value.rows.length, chosen, page };
      return success({ kind: 'changes', sides: ['before', 'after'], rows: () => rowsToExport(rows) });
    }
    case 'compare': {
      const comparison = comparisons.find(viewId);
      if (!comparison.ok) return comparison;
      const page = guarded((offset, limit) =>
        pageOfComparison(comparison.value, offset, limit).map(changeOfDifference),
      );
      const rows = { total: comparison.value.rows.length, chosen, page };
      return success({ kind: 'changes', sides: ['left', 'right'], rows: () => rowsToExport(rows) });
    }
  }
}
