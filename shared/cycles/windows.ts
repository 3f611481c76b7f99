/** Which run each request of one requestor was in time for. */
import type { RequestorSide } from './assign.ts';
import { firstFrom, hasFileTimeOnly } from './order.ts';
import type { Timed } from './order.ts';
import type { Run } from './server-runs.ts';

/**
 * Requests by the position of the first run that was not before them. A request whose only time is its file's goes to
 * the run that answered its very numbers, if there is one: several such requests to the runs in their order.
 */
export function requestWindows(requestor: RequestorSide, runs: readonly Run[]): Map<number, Timed[]> {
  const windows = new Map<number, Timed[]>();
  const isAnyUndated = requestor.requests.some(({ message }) => hasFileTimeOnly(message));
  const byNumbers = isAnyUndated ? runsByNumbers(requestor, runs) : new Map<string, number[]>();
  const taken = new Set<number>();
  for (const request of requestor.requests) {
    const proved = hasFileTimeOnly(request.message) ? takeProved(request, byNumbers, taken) : undefined;
    const at = proved ?? firstFrom(runs, request.atMs);
    const list = windows.get(at) ?? [];
    list.push(request);
    windows.set(at, list);
  }
  return windows;
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
