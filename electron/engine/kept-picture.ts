/** What is worked out from the whole index: kept until the index has changed and somebody asks. */
import { setTimeout as pause } from 'node:timers/promises';

/** Working it out may take at most this share of the engine's time while the index keeps changing. */
const COST_FACTOR = 8;

export interface Kept<Picture> {
  /**
   * Of the index as it is. Who asks in the middle of a scan waits a little rather than have every batch of results
   * looked at anew; who asks at rest is answered from the last one.
   */
  latest(): Promise<Picture>;
  /** For who acts, or has just changed something, and waits to see it: worked out now, whatever that costs. */
  atOnce(): Picture;
}

/**
 * @param revision of the index @param workOut is given it
 * @param stopped ends the wait of those who wait: nothing is worked out for a queue that is closed
 */
export function createKept<Picture>(
  revision: () => number,
  workOut: (revision: number) => Picture,
  stopped: AbortSignal,
): Kept<Picture> {
  let kept: { readonly revision: number; readonly picture: Picture } | null = null;
  let notBeforeMs = 0;
  let underWay: Promise<Picture> | null = null;
  const atOnce = (): Picture => {
    const current = revision();
    if (kept?.revision === current) return kept.picture;
    stopped.throwIfAborted();
    const startedMs = performance.now();
    const picture = workOut(current);
    kept = { revision: current, picture };
    notBeforeMs = performance.now() + (performance.now() - startedMs) * COST_FACTOR;
    return picture;
  };
  const inTime = async (): Promise<Picture> => {
    const waitMs = notBeforeMs - performance.now();
    if (waitMs > 0) await pause(waitMs, undefined, { signal: stopped }).catch(() => undefined);
    return atOnce();
  };
  return {
    atOnce,
    latest: () => {
      if (kept?.revision === revision()) return Promise.resolve(kept.picture);
      underWay ??= inTime().finally(() => (underWay = null));
      return underWay;
    },
  };
}
