/** What a message is, taken together from what was found in its nodes. */
import type { Envelope } from '../../../shared/facts.ts';
import type { Failure } from '../../../shared/failure.ts';
import { joinLintCounts } from '../../../shared/lint/counts.ts';
import type { PartFacts } from '../../../shared/model.ts';
import { partsOf } from '../nodes/outcome.ts';
import type { NodeOutcome } from '../nodes/outcome.ts';
import type { ReadResult } from '../protocol.ts';
import { planDelivery } from './delivery-plan.ts';
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
  const parts = partsOf(found);
  const shown = shownParts(parts, limits);
  const failure: Failure | null =
    known.failure ?? outcomes.find((outcome) => outcome.failure !== null)?.failure ?? null;
  const payload = payloadOf(outcomes);
  const highest = highestOf(outcomes.map(({ highestSequence }) => highestSequence));
  return {
    kind: 'message',
    envelope: withTransactions(envelope, highest, failure === null ? payload.transactions : null),
    payload,
    parts: shown.parts,
    notes: [
      ...known.notes,
      ...shown.notes,
      ...outcomes.flatMap(({ notes }) => notes),
      ...(failure === null ? leftNotes(parts) : []),
    ],
    lint: joinLintCounts(outcomes.map(({ lint }) => lint)),
    nonDelivery: known.nonDelivery,
    failure,
  };
}

/**
 * A letter to a person has not failed with an attachment that nobody can open, no message with its text kept as RTF, and
 * one that carries transactions not with something else beside them: that is a note. What could not be decoded or was not
 * read may be the transactions; then what is none is beside them too.
 */
function withoutSideFailures(outcomes: readonly NodeOutcome[], isDirSync: boolean): readonly NodeOutcome[] {
  const isSide = ({ facts, format }: NodeOutcome): boolean =>
    facts.format === 'rtf' || (!isDirSync && format === 'none');
  const carries = outcomes.some(
    (outcome) => (outcome.facts.transactions ?? 0) > 0 || (isUnread(outcome) && !isSide(outcome)),
  );
  return outcomes.map((outcome) => {
    const { failure, facts } = outcome;
    const isBeside = carries && failure?.kind === 'malformed-transactions';
    if (failure === null || !(isBeside || isSide(outcome))) return outcome;
    const notes = [...outcome.notes, `part ${facts.path}: ${failure.detail}`];
    return { ...outcome, failure: null, lint: [], highestSequence: null, notes };
  });
}

function isUnread({ failure }: NodeOutcome): boolean {
  return failure !== null && failure.kind !== 'malformed-transactions';
}

/** What a delivery would leave as it is, though it is there to decompress. */
function leftNotes(parts: readonly PartFacts[]): readonly string[] {
  const plan = planDelivery(parts);
  if (!plan.ok) return [];
  return plan.value.left.map(
    ({ path }) => `part ${path}: not all of it was read, so a delivery would leave it compressed, as it is`,
  );
}

function highestOf(sequences: readonly (number | null)[]): number | null {
  return sequences.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}
