/** Which run each request of one requestor was in time for. */
import type { RequestorSide } from './assign.ts';
import { firstFrom, hasFileTimeOnly } from './order.ts';
import type { Timed } from './order.ts';
import { pairsAgainstTime } from './pairs.ts';
import type { Run } from './server-runs.ts';

export interface Windows {
  readonly byRun: Map<number, Timed[]>;
  /** Requests that are where their numbers prove them to belong, against their time. */
  readonly moved: ReadonlySet<Timed>;
}

/**
 * Requests by the position of the first run that was not before them, or of the one that their numbers prove. A
 * request whose only time is its file's goes to the run that answered its very numbers, if there is one: several such
 * requests to the runs in their order.
 */
export function requestWindows(requestor: RequestorSide, runs: readonly Run[]): Windows {
  const byRun = new Map<number, Timed[]>();
  const timely = timelyRuns(requestor, runs);
  const moved = pairsAgainstTime(requestor, runs, timely);
  for (const request of requestor.requests) {
    const at = moved.get(request) ?? timely.get(request) ?? runs.length;
    const list = byRun.get(at) ?? [];
    list.push(request);
    byRun.set(at, list);
  }
  return { byRun, moved: new Set(moved.keys()) };
}

function timelyRuns(requestor: RequestorSide, runs: readonly Run[]): ReadonlyMap<Timed, number> {
  const timely = new Map<Timed, number>();
  const isAnyUndated = requestor.requests.some(({ message }) => hasFileTimeOnly(message));
  const byNumbers = isAnyUndated ? runsByNumbers(requestor, runs) : new Map<string, number[]>();
  const taken = new Set<number>();
  for (const request of requestor.requests) {
    const proved = hasFileTimeOnly(request.message) ? takeProved(request, byNumbers, taken) : undefined;
    timely.set(request, proved ?? firstFrom(runs, request.atMs));
  }
  return timely;
}

function runsByNumbers(requestor: RequestorSide, runs: readonly Run[]): Map<string, number[]> {
  const byNumbers = new Map<string, number[]>();
  for (const at of requestor.answeredIn) {
    const sync = runs[at]?.answers.get(requestor.name)?.reply.sync;
    if (sync?.req == null || sync.srvWas === null) continue;
    for (const key of keysOf(sync.req, sync.srvWas, sync.imports)) {
      const list = byNumbers.get(key) ?? [];
      list.push(at);
      byNumbers.set(key, list);
    }
  }
  return byNumbers;
}

/** With the count of full imports if that fits as well, else without. Each run is taken once. */
function takeProved(
  { message: { sync } }: Timed,
  byNumbers: ReadonlyMap<string, number[]>,
  taken: Set<number>,
): number | undefined {
  if (sync?.req == null || sync.srv === null) return undefined;
  for (const key of keysOf(sync.req, sync.srv, sync.imports)) {
    const positions = byNumbers.get(key) ?? [];
    for (let at = positions.shift(); at !== undefined; at = positions.shift()) {
      if (taken.has(at)) continue;
      taken.add(at);
      return at;
    }
  }
  return undefined;
}

function keysOf(req: number, srv: number, imports: number | null): string[] {
  return [...(imports === null ? [] : [`${req} ${srv} ${imports}`]), `${req} ${srv}`];
}
