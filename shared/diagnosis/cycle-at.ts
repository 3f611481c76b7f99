/** In which cycle of a requestor a moment lies. */
import type { CyclePicture } from '../cycles/model.ts';
import type { RequestorCycle } from './model.ts';

/**
 * The last run of its server before the moment; the first run when there was none. What a line tells of may follow
 * from that run or prepare the next: consequences are looked for in the cycles after it, too.
 */
export function createCycleFinder(
  picture: Pick<CyclePicture, 'servers' | 'requestors'>,
): (requestor: string, atMs: number) => readonly RequestorCycle[] {
  const runs = new Map(
    picture.servers.map(({ server, runs: all }) => [
      server,
      all.flatMap(({ index, atMs }) => (atMs === null ? [] : [{ index, atMs }])),
    ]),
  );
  const servers = new Map<string, (string | null)[]>();
  for (const { requestor, server } of picture.requestors)
    servers.set(requestor, [...(servers.get(requestor) ?? []), server]);
  return (requestor, atMs) =>
    (servers.get(requestor) ?? []).flatMap((server) => {
      const known = runs.get(server) ?? [];
      const cycle = lastBefore(known, atMs) ?? known[0]?.index;
      return cycle === undefined ? [] : [{ requestor, server, cycle }];
    });
}

function lastBefore(
  runs: readonly { readonly index: number; readonly atMs: number }[],
  atMs: number,
): number | null {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return runs[low - 1]?.index ?? null;
}
