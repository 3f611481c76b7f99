/** What a message is, taken together from what was found in its nodes. */
import type { Envelope } from '../../../shared/facts.ts';
import type { Failure } from '../../../shared/failure.ts';
import { joinLintCounts } from '../../../shared/lint/counts.ts';
import { partsOf } from '../nodes/outcome.ts';
import type { NodeOutcome } from '../nodes/outcome.ts';
import type { ReadResult } from '../protocol.ts';
import { withTransactions } from './foreign-profile.ts';
import { payloadOf } from './payload-of.ts';
import type { ReadTools } from './read-tools.ts';
import { shownParts } from './shown-text.ts';

type Message = Extract<ReadResult, { readonly kind: 'message' }>;

/** What is known of the message itself, whatever its nodes hold. */
interface Known extends Pick<Message, 'notes' | 'nonDelivery' | 'failure'> {
  readonly isDirSync: boolean;
}

export function messageOf(
  found: readonly NodeOutcome[],
  envelope: Envelope,
  { limits }: Pick<ReadTools, 'limits'>,
  known: Known,
): Message {
  const outcomes = withoutSideFailures(found, known.isDirSync);
  const shown = shownParts(partsOf(found), limits);
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

/**
 * A letter to a person has not failed with an attachment that nobody can open, and a message that carries transactions
 * not with something else beside them: that is a note.
 */
function withoutSideFailures(outcomes: readonly NodeOutcome[], isDirSync: boolean): readonly NodeOutcome[] {
  const carries = outcomes.some(({ facts }) => (facts.transactions ?? 0) > 0);
  return outcomes.map((outcome) => {
    const { failure, format, facts, notes } = outcome;
    const isBeside = carries && failure?.kind === 'malformed-transactions';
    if (failure === null || !(isBeside || (!isDirSync && format === 'none'))) return outcome;
    return { ...outcome, failure: null, notes: [...notes, `part ${facts.path}: ${failure.detail}`] };
  });
}

function highestOf(sequences: readonly (number | null)[]): number | null {
  return sequences.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}
