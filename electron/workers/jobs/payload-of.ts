import type { Payload } from '../../../shared/facts.ts';
import type { NodeOutcome } from '../nodes/outcome.ts';

/** What a message carries, taken together from its nodes. */
export function payloadOf(outcomes: readonly NodeOutcome[]): Payload {
  const carrying = outcomes.filter(isCarrying);
  // What was opened again is counted by what it held.
  const last = carrying.filter(
    ({ facts }) => !carrying.some((other) => liesIn(other.facts.path, facts.path)),
  );
  const sources = new Map(
    last.map(({ facts, packed }) => [packed?.path ?? facts.path, packed?.bytes ?? facts.bytes]),
  );
  return {
    format: carrying.find(({ format }) => format !== 'none')?.format ?? 'none',
    codec: carrying.find(({ codec }) => codec !== 'none')?.codec ?? 'none',
    bytesIn: [...sources.values()].reduce((sum, bytes) => sum + bytes, 0),
    bytesOut: last.reduce((sum, { facts }) => sum + (facts.bytesOut ?? 0), 0),
    transactions: outcomes.reduce((sum, { facts }) => sum + (facts.transactions ?? 0), 0),
  };
}

/** The text of a message that is kept as compressed RTF is nothing that was sent compressed. */
function isCarrying({ format, codec, facts }: NodeOutcome): boolean {
  return format !== 'none' || (codec !== 'none' && facts.format !== 'rtf');
}

function liesIn(path: string, above: string): boolean {
  return path.startsWith(`${above}/`);
}
