import type { Payload } from '../../../shared/facts.ts';
import { liesIn } from '../../../shared/formats/node-path.ts';
import type { NodeOutcome } from '../nodes/outcome.ts';

/** What a message carries, taken together from its nodes. */
export function payloadOf(outcomes: readonly NodeOutcome[]): Payload {
  const telling = outcomes.filter(isTelling);
  const carrying = outcomes.filter(isCarrying).filter(
    // A picture beside the transactions, or another file in their archive, is no part of them.
    ({ facts: { path } }) =>
      telling.length === 0 || telling.some(({ facts }) => facts.path === path || liesIn(facts.path, path)),
  );
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

/** Whether it has transactions, or failed as what should have some. */
function isTelling({ facts, failure }: NodeOutcome): boolean {
  return (facts.transactions ?? 0) > 0 || failure !== null;
}

/** The text of a message that is kept as compressed RTF is nothing that was sent compressed. */
function isCarrying({ format, codec, facts }: NodeOutcome): boolean {
  return format !== 'none' || (codec !== 'none' && facts.format !== 'rtf');
}
