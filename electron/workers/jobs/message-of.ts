/** What a message is, taken together from what was found in its nodes. */
import type { Envelope } from '../../../shared/facts.ts';
import type { Failure } from '../../../shared/failure.ts';
import { joinLintCounts } from '../../../shared/lint/counts.ts';
import type { NodeOutcome } from '../nodes/outcome.ts';
import type { ReadResult } from '../protocol.ts';
import { withTransactions } from './foreign-profile.ts';
import { payloadOf } from './payload-of.ts';
import type { ReadTools } from './read-tools.ts';
import { shownParts } from './shown-text.ts';

type Message = Extract<ReadResult, { readonly kind: 'message' }>;

/** @param known what is known of the message itself, whatever its nodes hold */
export function messageOf(
  outcomes: readonly NodeOutcome[],
  envelope: Envelope,
  { limits }: Pick<ReadTools, 'limits'>,
  known: Pick<Message, 'notes' | 'nonDelivery' | 'failure'>,
): Message {
  const shown = shownParts(
    outcomes.map(({ facts }) => facts),
    limits,
  );
  const failure: Failure | null =
    known.failure ?? outcomes.find((outcome) => outcome.failure !== null)?.failure ?? null;
  const payload = payloadOf(outcomes);
  const highest = highestOf(outcomes.map(({ highestSequence }) => highestSequence));
  return {
    kind: 'message',
    envelope: withTransactions(envelope, highest, failure === null ? payload.transactions : null),
    payload,
    parts: shown.parts,
    notes: [...known.notes, ...shown.notes, ...outcomes.flatMap(({ notes }) => notes)],
    lint: joinLintCounts(outcomes.map(({ lint }) => lint)),
    nonDelivery: known.nonDelivery,
    failure,
  };
}

function highestOf(sequences: readonly (number | null)[]): number | null {
  return sequences.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}
