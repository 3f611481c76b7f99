/** Tells about changes at a bearable pace: soon after the first, seldom while they go on, once after the last. */
const SHORTEST_PAUSE_MS = 200;
/** Working out a summary may take at most this share of the engine's time. */
const COST_FACTOR = 8;

export interface Announcer {
  changed(): void;
  stop(): void;
}

export function createAnnouncer(announce: () => void): Announcer {
  let timer: NodeJS.Timeout | null = null;
  let pauseMs = SHORTEST_PAUSE_MS;
  let stopped = false;
  const fire = (): void => {
    timer = null;
    const startedMs = performance.now();
    announce();
    pauseMs = Math.max(SHORTEST_PAUSE_MS, (performance.now() - startedMs) * COST_FACTOR);
  };
  return {
    changed: () => {
      if (!stopped) timer ??= setTimeout(fire, pauseMs);
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
