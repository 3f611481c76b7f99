/** Requestors that ask another server than before: a requestor belongs to exactly one (Q118621). */
import type { Cycle, CyclePicture, RequestorCycles } from '../cycles/model.ts';
import { createRunTimes } from './about-cycles.ts';

/** @returns another server that has heard this requestor in the run of its own with this index, or after it */
export type MovedTo = (
  exchange: Pick<RequestorCycles, 'requestor' | 'server'>,
  since: number,
) => string | null;

export function createMoves(picture: CyclePicture): MovedTo {
  const timeOf = createRunTimes(picture);
  const byRequestor = Map.groupBy(picture.requestors, ({ requestor }) => requestor);
  const lastHeardMs = ({ server, cycles }: RequestorCycles): number => {
    const last = cycles.findLast(({ request, reply }) => request !== null || reply !== null);
    if (last === undefined) return -Infinity;
    return heardMs(last) ?? timeOf(server, last.index) ?? -Infinity;
  };
  return ({ requestor, server }, since) => {
    const sinceMs = timeOf(server, since);
    if (sinceMs === null) return null;
    const others = (byRequestor.get(requestor) ?? []).filter((one) => one.server !== server);
    return others.find((one) => one.server !== null && lastHeardMs(one) >= sinceMs)?.server ?? null;
  };
}

function heardMs({ steps: { requestArrived, requestSent, replySent } }: Cycle): number | null {
  return (requestArrived ?? requestSent ?? replySent)?.atMs ?? null;
}
