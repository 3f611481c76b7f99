/** Lab runs as a table of sizes by worker counts, one for each decoder. Pure. */
import type { LabCell, LabRun, LabSize } from '../../shared/contract/lab.ts';
import { DECODERS } from '../../shared/state.ts';
import type { Decoder } from '../../shared/state.ts';
import { count, counted } from '../../shared/format/count.ts';

export interface LabMatrix {
  readonly decoder: Decoder;
  /** The latest run for each number of workers. */
  readonly runs: ReadonlyMap<number, LabRun>;
  readonly sizes: readonly LabSize[];
}

/** The legacy decoder first: it is what the Lab is for. */
export function labMatrices(runs: readonly LabRun[]): readonly LabMatrix[] {
  return DECODERS.toReversed().flatMap((decoder) => {
    const own = runs.filter((run) => run.decoder === decoder);
    if (own.length === 0) return [];
    const latest = new Map(own.map((run) => [run.workers, run] as const));
    const sizes = [...new Set(own.flatMap((run) => run.cells.map((cell) => cell.size)))];
    return [{ decoder, runs: latest, sizes }];
  });
}

export function cellOf(run: LabRun, size: LabSize): LabCell | null {
  return run.cells.find((cell) => cell.size === size) ?? null;
}

export interface LabTotals {
  readonly total: number;
  readonly decoded: number;
  readonly failed: number;
  readonly hung: number;
}

export function totalsOf(run: LabRun): LabTotals {
  const sum = (pick: (cell: LabCell) => number): number =>
    run.cells.reduce((all, cell) => all + pick(cell), 0);
  return {
    total: sum((cell) => cell.total),
    decoded: sum((cell) => cell.decoded),
    failed: sum((cell) => cell.failed),
    hung: sum((cell) => cell.hung),
  };
}

export function labHeadline(runs: readonly LabRun[]): string {
  const running = runs.findLast((run) => run.phase === 'running');
  if (running !== undefined) {
    const { hung } = totalsOf(running);
    return (
      `Running ${running.decoder} with ${counted(running.workers, 'worker')}: ` +
      `${count(running.done)} of ${count(running.total)} done, ${hung === 0 ? 'none' : count(hung)} hung so far.`
    );
  }
  const matrix = labMatrices(runs)[0];
  if (matrix === undefined) return 'Nothing was run here yet.';
  const results = [...matrix.runs.values()].toSorted((a, b) => a.workers - b.workers).map(resultOf);
  return `${matrix.decoder}: ${results.join('; ')}.`;
}

function resultOf(run: LabRun): string {
  const { hung, total } = totalsOf(run);
  const cut = run.phase === 'cancelled' ? ' (cancelled)' : '';
  return `${hung === 0 ? 'none' : count(hung)} of ${count(total)} hung with ${counted(run.workers, 'worker')}${cut}`;
}
