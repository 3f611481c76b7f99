/** How long the server still keeps what a silent requestor has missed (Q108067, Q257740). */
import type { Cycle, PictureRun } from '../cycles/model.ts';
import type { KeepUpdates } from './model.ts';

/**
 * A requestor is heard by a request or, where that is gone, by the reply to it. Updates are lost when it has missed
 * more than `limit` runs. Null when it was never heard.
 */
export function keepUpdatesOf(
  cycles: readonly Cycle[],
  runs: readonly PictureRun[],
  limit: number,
  distanceMs: number | null,
): KeepUpdates | null {
  const heard = cycles.findLast(({ request, reply }) => request !== null || reply !== null);
  if (heard === undefined) return null;
  const { requestArrived, requestSent, serverRan, replySent } = heard.steps;
  const lastHeardMs = (requestArrived ?? requestSent ?? serverRan ?? replySent)?.atMs;
  if (lastHeardMs === undefined) return null;
  const missed = runs.slice(heard.index).filter(({ atMs }) => atMs !== null).length;
  return {
    lastHeardMs,
    missed,
    limit,
    limitAtMs: distanceMs === null ? null : lastHeardMs + limit * distanceMs,
    state: missed === 0 ? 'heard' : missed > limit ? 'lost' : 'counting',
  };
}
