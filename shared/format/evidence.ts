/** The evidence of a hung decode as a sentence. Every number is measured; what was not measured is said to be so. */
import type { HungEvidence } from '../state.ts';
import { count, counted } from './count.ts';
import { duration } from './duration.ts';

export function evidenceSentence(evidence: HungEvidence): string {
  return `${stopPart(evidence)}; ${activityPart(evidence)}; ${circumstances(evidence)}.`;
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
  if (activity === 'unknown' || cpuMs === null)
    return 'whether its thread used the processor was not measured';
  // Measuring starts a moment after the last byte; only a real gap is worth words. A thread that was not on the CPU
  // may have waited or may have found no processor free: that is not told apart, so neither is said.
  const isPartial = activity === 'mixed' || measuredMs < silentMs * 0.9;
  const span = isPartial ? ` in the ${duration(measuredMs)} that were measured` : '';
  const cpu = `used the processor for ${duration(cpuMs)}${span}`;
  return activity === 'waited' ? `its thread waited, and ${cpu}` : `its thread ${cpu}`;
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
