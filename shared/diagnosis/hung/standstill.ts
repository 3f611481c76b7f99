/** Which silence is a standstill: a thread that hardly has the processor gives no byte either. */
import { DEFAULT_WATCHDOG } from '../../limits.ts';
import type { HungEvidence } from '../../state.ts';

/** On any machine that is not past all use a decode gives a byte within this; shorter silences are of busy ones, too. */
export const TELLING_SILENCE_MS = DEFAULT_WATCHDOG.stallMs;
/** The same of a whole decode. */
export const TELLING_DEADLINE_MS = DEFAULT_WATCHDOG.deadlineMs;
/** A thread that has the processor every now and then gives a byte within this. */
const COMPUTING_SILENCE_MS = 1_000;
/** What a decode may take at most in a thread that was just started, however small it is. */
const COLD_START_MS = 50;
/** A decode that nothing else slows down gives its first byte long before. */
const SEVERAL_TIMES = 4;
/** With less of a processor, something else had it. */
const HALF_A_PROCESSOR = 0.5;

type Silence = Pick<HungEvidence, 'cause' | 'elapsedMs' | 'silentMs' | 'cpuMs' | 'measuredMs' | 'activity'>;

/** It used more of the processor in silence than the whole decode takes: it was not slow. */
export function computedBeyond({ cpuMs }: Pick<Silence, 'cpuMs'>, wholeMs: number): boolean {
  return cpuMs !== null && cpuMs > Math.max(wholeMs, COLD_START_MS);
}

/** It computed, and for longer than the whole decode takes, without a byte. */
export function computedInVain(silence: Silence, wholeMs: number): boolean {
  const isLong = silence.silentMs > wholeMs && silence.silentMs >= COMPUTING_SILENCE_MS;
  return silence.activity === 'burned' && (isLong || computedBeyond(silence, wholeMs));
}

/** So long that, should it come again, slowness is no reason, whether it computed or waited. */
export function isLongSilence({ silentMs }: Pick<Silence, 'silentMs'>, wholeMs: number): boolean {
  return silentMs >= TELLING_SILENCE_MS && silentMs >= wholeMs * SEVERAL_TIMES;
}

/** Whether a hang of a decode alone shows more than a threshold that was too short. */
export function isStandstill(silence: Silence, wholeMs: number | null): boolean {
  if (silence.silentMs >= TELLING_SILENCE_MS) return true;
  if (silence.cause === 'deadline' && silence.elapsedMs >= TELLING_DEADLINE_MS) return true;
  return wholeMs !== null && silence.activity === 'burned' && computedBeyond(silence, wholeMs);
}

/** It computed, but others had the processor: in all its silence it got less than the whole decode needs. */
export function hardlyHadProcessor(silence: Silence, wholeMs: number): boolean {
  const { cpuMs, measuredMs, activity } = silence;
  // One that waits uses none of it either.
  if (cpuMs === null || activity === 'waited' || activity === 'unknown') return false;
  return cpuMs < measuredMs * HALF_A_PROCESSOR && !computedBeyond(silence, wholeMs);
}
