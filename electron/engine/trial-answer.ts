import type { Refusal } from '../../shared/contract/refusal.ts';
import { duration } from '../../shared/format/duration.ts';
import { formatLabel } from '../../shared/formats/names.ts';
import type { Codec } from '../../shared/formats/names.ts';
import type { NodeLook } from '../../shared/formats/node.ts';
import { failure } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import { answered } from './detail.ts';
import { refusal } from './refusal.ts';

/** What came of looking at a node, or of taking it for a codec: then it is the trial that hung, not the message. */
export function trialAnswer(outcome: Outcome<'node'>, as: Codec | null): Result<NodeLook, Refusal> {
  if (outcome.kind !== 'hung' || as === null) return answered<NodeLook>(outcome);
  const { cause, thresholdMs } = outcome.evidence;
  const broke =
    cause === 'no-progress'
      ? `made no progress for ${duration(thresholdMs)}`
      : `was not done after ${duration(thresholdMs)}`;
  return failure(
    refusal(
      'input-output',
      `Trying it as ${formatLabel(as)} ${broke} and was stopped.`,
      'The message is as it was. Try another codec.',
    ),
  );
}
