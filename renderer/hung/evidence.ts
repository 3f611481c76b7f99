/** The evidence of a hung decode as a sentence. Every number is measured; what was not measured is said to be so. */
import type { HungEvidence } from '../../shared/state.ts';
import { count, counted } from '../format/count.ts';
import { duration } from '../format/duration.ts';
import type { Threshold } from '../charts/progress-chart.ts';

export function evidenceSentence(evidence: HungEvidence): string {
  return `${stopPart(evidence)}; ${activityPart(evidence)}; ${circumstances(evidence)}.`;
}

export function thresholdOf(evidence: HungEvidence): Threshold {
  return { kind: evidence.cause === 'deadline' ? 'deadline' : 'silence', ms: evidence.thresholdMs };
}

function stopPart(evidence: HungEvidence): string {
  const place =
    evidence.phase === 'decoding'
      ? `at ${counted(evidence.bytesOut, 'byte')} out`
      : `while ${evidence.phase}, at ${counted(evidence.bytesIn, 'byte')} in`;
  return evidence.cause === 'deadline'
    ? `Passed the deadline of ${duration(evidence.thresholdMs)} ${place}, ${duration(evidence.silentMs)} after the last byte`
    : `Stopped ${place} after ${duration(evidence.silentMs)} without a byte`;
}

function activityPart({ activity, cpuMs, measuredMs, silentMs }: HungEvidence): string {
  if (activity === 'unknown' || cpuMs === null) return 'whether its thread used the CPU was not measured';
  // Measuring starts a moment after the last byte; only a real gap is worth words.
  const span = measuredMs < silentMs * 0.9 ? ` in the ${duration(measuredMs)} that were measured` : '';
  const cpu = `${duration(cpuMs)} of CPU${span}`;
  if (activity === 'burned') return `its thread burned ${cpu}`;
  return activity === 'waited'
    ? `its thread waited (${cpu})`
    : `its thread used ${cpu} and waited for the rest`;
}

function circumstances({ decoder, codec, workers, workersBusy, attempt }: HungEvidence): string {
  const parts = [
    decoder,
    codec,
    counted(workers, 'worker'),
    `${count(workersBusy)} busy`,
    `attempt ${count(attempt)}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
