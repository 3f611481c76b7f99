import type { Trial } from '../../shared/diagnosis/hung/model.ts';
import type { MessageState } from '../../shared/state.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import { attemptOf } from './apply-outcome.ts';

/** The record of a decode that was made to learn something. */
export function trialOf(
  state: MessageState,
  outcome: Outcome<'read'>,
  tried: Pick<Trial, 'message' | 'origin' | 'run' | 'atMs' | 'decoder' | 'workers'>,
): Omit<Trial, 'id'> {
  const { failureKind, text, elapsedMs } = attemptOf(state, outcome, { ...tried, startedAtMs: tried.atMs });
  const evidence = state.kind === 'hung' ? state.evidence : null;
  const payload =
    outcome.kind === 'finished' && outcome.result.kind === 'message' ? outcome.result.payload : null;
  return {
    ...tried,
    workersBusy: evidence?.workersBusy ?? outcome.workersBusy,
    // A file that is no message any more was not decoded either.
    outcome: state.kind === 'decoded' || state.kind === 'hung' ? state.kind : 'failed',
    failureKind,
    failure: state.kind === 'failed' ? state.failure : null,
    text: state.kind === 'decoded' ? '' : text,
    elapsedMs,
    bytesOut: state.kind === 'decoded' ? (payload?.bytesOut ?? null) : null,
    transactions: state.kind === 'decoded' ? (payload?.transactions ?? null) : null,
    evidence,
    beside: evidence?.beside ?? null,
  };
}
