/**
 * In which order cards are told: what is so before what is over, the worst first, what is merely possible after what
 * is not, then what concerns and explains the most.
 */
import { CERTAINTIES, FINDING_SEVERITIES } from './model.ts';
import type { Finding } from './model.ts';

export function byUrgency(one: Finding, other: Finding): number {
  return (
    Number(one.isOver) - Number(other.isOver) ||
    FINDING_SEVERITIES.indexOf(one.severity) - FINDING_SEVERITIES.indexOf(other.severity) ||
    Number(one.certainty === 'possible') - Number(other.certainty === 'possible') ||
    weight(other) - weight(one) ||
    CERTAINTIES.indexOf(one.certainty) - CERTAINTIES.indexOf(other.certainty) ||
    (other.atMs ?? 0) - (one.atMs ?? 0) ||
    (one.key < other.key ? -1 : 1)
  );
}

function weight({ requestors, messages, consequences }: Finding): number {
  return requestors.length + messages + consequences.reduce((sum, { symptoms }) => sum + symptoms, 0);
}
