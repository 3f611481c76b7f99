/** How long before a run requests usually come, so that a late one is told from one that is early for the next. */
import type { RequestorSide } from './assign.ts';
import { fits, proves } from './numbers.ts';
import { quantile } from './order.ts';
import type { Run } from './server-runs.ts';
import { requestWindows } from './windows.ts';

/** Answers of one requestor that make a habit. */
const ENOUGH = 2;
const MEDIAN = 1 / 2;

/** Usual lead of each requestor that has a habit, and of all together. */
export interface Leads {
  readonly own: ReadonlyMap<string, number>;
  readonly all: number | null;
}

export function usualLeads(requestors: readonly RequestorSide[], runs: readonly Run[]): Leads {
  const own = new Map<string, number>();
  const all: number[] = [];
  for (const requestor of requestors) {
    const leads = leadsOf(requestor, runs);
    for (const lead of leads) all.push(lead);
    const usual = leads.length < ENOUGH ? null : quantile(leads, MEDIAN);
    if (usual !== null) own.set(requestor.name, usual);
  }
  return { own, all: quantile(all, MEDIAN) };
}

export function medianDistance(runs: readonly { readonly atMs: number | null }[]): number | null {
  const times = runs.flatMap(({ atMs }) => (atMs === null ? [] : [atMs]));
  return quantile(
    times.slice(1).map((atMs, at) => atMs - (times[at] ?? atMs)),
    MEDIAN,
  );
}

/** Times from the latest request that fits to the run that answered. */
function leadsOf(requestor: RequestorSide, runs: readonly Run[]): number[] {
  const { byRun } = requestWindows(requestor, runs);
  return requestor.answeredIn.flatMap((at) => {
    const run = runs[at];
    const reply = run?.answers.get(requestor.name)?.reply;
    const fitting = (byRun.get(at) ?? []).filter(({ message }) => fits(message.sync, reply?.sync ?? null));
    const request =
      fitting.findLast(({ message }) => proves(message.sync, reply?.sync ?? null)) ?? fitting.at(-1);
    return run === undefined || request === undefined ? [] : [run.atMs - request.atMs];
  });
}
