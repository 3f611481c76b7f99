/**
 * Runs in which the positions of a server fell. It was restored from a backup (Q113453), or set up anew: what it had
 * taken since is missing at the server, though the messages of before tell of it.
 */
import type { Exchange } from './plan-exchange.ts';
import type { SetBack } from './model.ts';

interface Run {
  readonly cycle: number;
  /** The highest S of its replies. */
  srv: number;
}

/** @param exchanges of one server */
export function setBacksOf(exchanges: readonly Exchange[]): SetBack[] {
  const runs = runsOf(exchanges);
  const taken = takenByRun(exchanges);
  const setBacks: SetBack[] = [];
  for (const [at, { cycle, srv: to }] of runs.entries()) {
    const before = runs[at - 1];
    if (before === undefined || to >= before.srv) continue;
    // Positions of the run itself were given out anew.
    const had = to - (taken.get(cycle) ?? 0);
    const kept = runs.slice(0, at).findLast(({ srv }) => srv <= had)?.cycle ?? 0;
    setBacks.push({ cycle, kept, from: before.srv, to });
  }
  return setBacks;
}

function runsOf(exchanges: readonly Exchange[]): Run[] {
  const runs = new Map<number, Run>();
  for (const { replyPositions } of exchanges)
    for (const { cycle, srv } of replyPositions) {
      const run = runs.get(cycle) ?? { cycle, srv };
      run.srv = Math.max(run.srv, srv);
      runs.set(cycle, run);
    }
  return [...runs.values()].sort((one, other) => one.cycle - other.cycle);
}

function takenByRun(exchanges: readonly Exchange[]): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  for (const { requests } of exchanges)
    for (const { message, servedIn, repeats } of requests) {
      const fresh = (message.transactions ?? 0) - repeats;
      taken.set(servedIn, (taken.get(servedIn) ?? 0) + fresh);
    }
  return taken;
}
