import type { HungEvidence } from '../../shared/state.ts';
import type { Threshold } from '../charts/progress-chart.ts';

/** The rule that was broken, as the chart marks it. */
export function thresholdOf(evidence: HungEvidence): Threshold {
  return { kind: evidence.cause === 'deadline' ? 'deadline' : 'silence', ms: evidence.thresholdMs };
}
