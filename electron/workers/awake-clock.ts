/** A gap between two ticks longer than this is a suspended machine, not time in which a worker could have worked. */
const LONGEST_TICK_MS = 1_000;

/**
 * Milliseconds since its creation in which this process was awake, for judging others by. Without it every worker of a
 * laptop would be "hung" after the lid was closed. Call `tick` at least every second.
 */
export function createAwakeClock(now: () => number = () => performance.now()) {
  let last = now();
  let awake = 0;
  return {
    tick: (): number => {
      const at = now();
      awake += Math.min(Math.max(0, at - last), LONGEST_TICK_MS);
      last = at;
      return awake;
    },
  };
}
