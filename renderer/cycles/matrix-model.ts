/** Requestors by runs of the server. Pure. */
import type { CycleState } from '../../shared/cycles/model.ts';
import type { RequestorSummary, SyncOverview } from '../../shared/contract/sync.ts';
import { exactTime } from '../../shared/format/time.ts';
import { shownLook } from './shown-look.ts';

export interface MatrixColumns {
  /** Number of the first cycle, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** When the server ran; null while it is pending. Absent where nothing tells of the run. */
  readonly runs: ReadonlyMap<number, number | null>;
}

/** The servers in the queue, that of the most requestors first; null stands for "not known". */
export function serversOf(requestors: readonly RequestorSummary[]): readonly (string | null)[] {
  const served = new Map<string | null, number>();
  for (const { server } of requestors) served.set(server, (served.get(server) ?? 0) + 1);
  return [...served].toSorted(([, a], [, b]) => b - a).map(([server]) => server);
}

/** Runs of different servers have nothing to do with each other, so the columns are those of one. */
export function columnsOf(overview: SyncOverview, server: string | null): MatrixColumns {
  const filled = overview.requestors
    .filter((one) => one.server === server)
    .flatMap(({ strip }) => (lastCycleOf(strip) === null ? [] : [strip]));
  const runs = new Map(
    overview.runs.filter((run) => run.server === server).map(({ index, atMs }) => [index, atMs]),
  );
  const first = filled.reduce((least, strip) => Math.min(least, strip.first), Number.MAX_SAFE_INTEGER);
  // Strips go on to the last run of whichever server; what counts is the last one of this server.
  const last = filled.reduce(
    (most, strip) => Math.max(most, lastCycleOf(strip) ?? 0),
    Math.max(0, ...runs.keys()),
  );
  return filled.length === 0
    ? { first: 1, count: 0, runs }
    : { first, count: Math.max(0, last + 1 - first), runs };
}

/** The last cycle that a strip tells of; null where it tells of none. */
export function lastCycleOf({ first, states }: RequestorSummary['strip']): number | null {
  const last = states.findLastIndex((state) => state !== null);
  return last < 0 ? null : first + last;
}

/** Null before the requestor first took part, and before the stretch that is known. */
export function stateAt({ strip }: RequestorSummary, cycle: number): CycleState | null {
  return strip.states[cycle - strip.first] ?? null;
}

/** What a cell says to those who cannot see it, and on hover. */
export function cellWords(row: RequestorSummary, cycle: number, provisional: boolean): string {
  const state = stateAt(row, cycle);
  const place = `${row.requestor}, cycle ${cycle}`;
  if (state === null) return `${place}: before it first took part.`;
  const { word, meaning } = shownLook(state, provisional);
  const isBreached = !provisional && row.breached.includes(cycle);
  const breach = isBreached ? ' The ledger objects to its numbers.' : '';
  return `${place}: ${word}. ${meaning}${breach}`;
}

export function columnWords(cycle: number, runs: MatrixColumns['runs']): string {
  const at = runs.get(cycle);
  if (at === null) return `Cycle ${cycle}: the server has not run yet.`;
  return at === undefined
    ? `Cycle ${cycle}: nothing tells when the server ran.`
    : `Cycle ${cycle}: the server ran ${exactTime(at)}.`;
}
