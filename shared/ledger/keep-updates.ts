/**
 * How long the server still keeps what a silent requestor has missed (Q108067, Q257740). That it counts in cycles is
 * Q257740's word; other articles speak of days, which is the same where the server runs once a day.
 */
import type { Cycle, PictureRun } from '../cycles/model.ts';
import type { KeepUpdates } from './model.ts';

/**
 * A requestor is heard by a request or, where that is gone, by the reply to it. Updates are lost when it has missed
 * more than `limit` runs; when that is, or was, follows from the runs, so that date and count agree. Null when it was
 * never heard, and where no run is known: nothing was counted then.
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
  const ran = runs.flatMap(({ index, atMs }) => (atMs === null ? [] : { index, atMs }));
  const last = ran.at(-1);
  if (lastHeardMs === undefined || last === undefined) return null;
  const missed = Math.max(0, last.index - heard.index);
  const passed = ran[heard.index + limit];
  const toCome = distanceMs === null ? null : last.atMs + (limit + 1 - missed) * distanceMs;
  return {
    lastHeardMs,
    missed,
    limit,
    limitAtMs: passed?.atMs ?? toCome,
    state: missed === 0 ? 'heard' : missed > limit ? 'lost' : 'counting',
  };
}

/** From one run to the next, long pauses such as weekends included; null when there is one run only. */
export function meanDistance(runs: readonly PictureRun[]): number | null {
  const ran = runs.flatMap(({ atMs }) => atMs ?? []);
  const [first, last] = [ran[0], ran.at(-1)];
  return first === undefined || last === undefined || ran.length < 2
    ? null
    : (last - first) / (ran.length - 1);
}
