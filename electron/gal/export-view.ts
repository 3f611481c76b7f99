/** Writes to a file what a list, a diff or a comparison shows. */
import type { RequestArgs } from '../../shared/contract.ts';
import type { GalValues } from '../../shared/contract/gal-values.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { ExportSource } from '../../shared/gal/export/model.ts';
import { success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { GalData } from './data.ts';
import { exportFile } from './files/export-file.ts';
import { changeOfDiff, changeOfDifference, rowsToExport } from './files/exported-rows.ts';
import type { Views } from './kept-views.ts';
import { pageOfComparison } from './queries/compare.ts';
import { pageOfDiff } from './queries/diff.ts';
import { valuesOf } from './queries/values.ts';

type ExportArgs = RequestArgs<'gal.export'>;

export function exportView(
  data: GalData,
  views: Views,
  args: ExportArgs,
): Result<GalValues['gal.export'], Refusal> {
  const source = sourceOf(data, views, args);
  return source.ok ? exportFile({ format: args.format, path: args.path, source: source.value }) : source;
}

function sourceOf(
  data: GalData,
  { lists, diffs, comparisons }: Views,
  { source, viewId, rows: chosen }: ExportArgs,
): Result<ExportSource, Refusal> {
  switch (source) {
    case 'list': {
      const list = lists.find(viewId);
      if (!list.ok) return list;
      const { versions, folded } = list.value;
      const page = (offset: number, limit: number) =>
        Array.from(versions.subarray(offset, offset + limit), (version) => valuesOf(data, folded, version));
      return success({ kind: 'list', rows: () => rowsToExport({ total: versions.length, chosen, page }) });
    }
    case 'diff': {
      const diff = diffs.find(viewId);
      if (!diff.ok) return diff;
      const page = (offset: number, limit: number) =>
        pageOfDiff(data, diff.value, offset, limit).map(changeOfDiff);
      const total = diff.value.rows.length;
      return success({
        kind: 'changes',
        sides: ['before', 'after'],
        rows: () => rowsToExport({ total, chosen, page }),
      });
    }
    case 'compare': {
      const comparison = comparisons.find(viewId);
      if (!comparison.ok) return comparison;
      const page = (offset: number, limit: number) =>
        pageOfComparison(comparison.value, offset, limit).map(changeOfDifference);
      const total = comparison.value.rows.length;
      return success({
        kind: 'changes',
        sides: ['left', 'right'],
        rows: () => rowsToExport({ total, chosen, page }),
      });
    }
  }
}
