/** Why a message hung: the verdict that its measurements and trials speak for. */
import type { MessageRow } from '../../model.ts';
import type { Around } from './around.ts';
import { decodesOf, hangOf } from './decodes.ts';
import type { TriedAttempt } from './decodes.ts';
import { missingFor } from './missing.ts';
import type { HungProof, Trial } from './model.ts';
import { reasonsFor } from './reasons.ts';
import { judge, weigh } from './weigh.ts';
import { disproofOf, verdictText } from './words.ts';

export interface HungInput {
  readonly row: Pick<MessageRow, 'id' | 'file' | 'fileBytes' | 'requestor' | 'state'>;
  /** By number. */
  readonly attempts: readonly TriedAttempt[];
  /** The oldest first. */
  readonly trials: readonly Trial[];
  /** The rest of the queue. */
  readonly around: Around;
  /** Output for each byte of input above which a message is suspicious. */
  readonly ratioWarning: number;
  /** Why it was not examined, as a sentence; null when it was, or will be. */
  readonly passedOver: string | null;
}

/** The verdict, from measured facts alone; null when the message neither is hung nor hung in a trial. */
export function proveHung(input: HungInput): HungProof | null {
  const { row, trials } = input;
  const hang = hangOf(input);
  if (hang === null) return null;
  const weighed = weigh(hang, decodesOf(input, hang), input);
  const { verdict, certainty } = judge(weighed);
  return {
    message: { id: row.id, file: row.file },
    requestor: row.requestor,
    verdict,
    certainty,
    text: verdictText(verdict, weighed),
    evidence: hang.evidence,
    reasons: reasonsFor(verdict, weighed),
    disproof: disproofOf(verdict),
    missing: missingFor(verdict, weighed, input.passedOver),
    trials,
  };
}
