/** What the watchdog knows of one running job, and when it has seen enough. Pure: time and pulses are passed in. */
import { deadlineFor } from '../../shared/limits.ts';
import type { WatchdogRules } from '../../shared/limits.ts';
import type { HungEvidence, ProgressSample } from '../../shared/state.ts';
import type { Pulse } from './heartbeat.ts';

/** Samples kept of one job; beyond this they lie further apart, so a long decode keeps its shape. */
export const SAMPLE_LIMIT = 240;

export interface Watch {
  readonly lastProgressMs: number;
  /** Time of the last reading, and how much of the time so far the worker was held by its owner. */
  readonly seenMs: number;
  readonly heldMs: number;
  readonly pulse: Pulse;
  readonly samples: readonly ProgressSample[];
}

export const WATCH_BEGINNING: Watch = {
  lastProgressMs: 0,
  seenMs: 0,
  heldMs: 0,
  pulse: { phase: 'waiting', bytesIn: 0, bytesOut: 0, held: false },
  samples: [{ atMs: 0, bytesIn: 0, bytesOut: 0 }],
};

/** Takes one reading of the heartbeat, `nowMs` after the start of the job. */
export function observe(watch: Watch, pulse: Pulse, nowMs: number): Watch {
  const progressed = pulse.bytesIn !== watch.pulse.bytesIn || pulse.bytesOut !== watch.pulse.bytesOut;
  const heldMs = watch.heldMs + (pulse.held ? nowMs - watch.seenMs : 0);
  const seen = { ...watch, pulse, seenMs: nowMs, heldMs };
  if (!progressed) return pulse.held ? { ...seen, lastProgressMs: nowMs } : seen;
  const sample = { atMs: Math.round(nowMs), bytesIn: pulse.bytesIn, bytesOut: pulse.bytesOut };
  return { ...seen, lastProgressMs: nowMs, samples: thinned([...watch.samples, sample]) };
}

/** Drops the one that is missed least: the one between the two that lie closest together. */
function thinned(samples: readonly ProgressSample[]): readonly ProgressSample[] {
  if (samples.length <= SAMPLE_LIMIT) return samples;
  const gapAround = (index: number): number =>
    (samples[index + 1] as ProgressSample).atMs - (samples[index - 1] as ProgressSample).atMs;
  let dropped = 1;
  for (let index = 2; index < samples.length - 1; index += 1) {
    if (gapAround(index) < gapAround(dropped)) dropped = index;
  }
  return samples.toSpliced(dropped, 1);
}

/**
 * Which rule a job has broken by `nowMs`, or null. A slow decode that still moves breaks only the deadline; time in which
 * its owner held it counts for neither rule.
 */
export function brokenRule(
  watch: Watch,
  rules: WatchdogRules,
  inputBytes: number,
  nowMs: number,
): { readonly cause: HungEvidence['cause']; readonly thresholdMs: number } | null {
  if (nowMs - watch.lastProgressMs >= rules.stallMs)
    return { cause: 'no-progress', thresholdMs: rules.stallMs };
  const deadlineMs = deadlineFor(rules, inputBytes);
  return nowMs - watch.heldMs >= deadlineMs
    ? { cause: 'deadline', thresholdMs: Math.round(deadlineMs) }
    : null;
}

/**
 * Shares of the CPU above and below which a thread computed or waited. A thread that loops gets less than one processor
 * where many want it, but never as little as one that is blocked, which gets none.
 */
const BURNED_SHARE = 0.1;
const WAITED_SHARE = 0.02;

/** Whether a silent thread was computing. Null CPU time means the platform did not tell. */
export function activityOf(cpuMs: number | null, wallMs: number): HungEvidence['activity'] {
  if (cpuMs === null || wallMs <= 0) return 'unknown';
  const share = cpuMs / wallMs;
  return share > BURNED_SHARE ? 'burned' : share < WAITED_SHARE ? 'waited' : 'mixed';
}
