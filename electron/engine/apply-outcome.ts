/** Turns what came of a decode into the state of its message. */
import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import type { Attempt, MessageId } from '../../shared/model.ts';
import type { Decoder, MessageState } from '../../shared/state.ts';
import type { WriteHandle } from '../index/open-index.ts';
import { markLog } from '../index/write-log-lines.ts';
import {
  writeAttempt,
  writeEnvelope,
  writeFaults,
  writePayload,
  writeState,
} from '../index/write-messages.ts';
import type { Outcome } from '../workers/supervised-worker.ts';

/** State that follows from an outcome; null when the decode was cancelled and so tells nothing. */
export function stateAfter(outcome: Outcome<'read'>): MessageState | null {
  switch (outcome.kind) {
    case 'cancelled':
      return null;
    case 'hung':
      return { kind: 'hung', evidence: outcome.evidence };
    case 'crashed':
      return failed({ kind: 'decoder-crashed', detail: outcome.detail, part: null, offset: null });
    case 'finished': {
      const { result } = outcome;
      if (result.kind === 'unrecognised') return { kind: 'unrecognised', reason: result.reason };
      if (result.kind === 'unreadable') return failed(result.failure);
      // A log was read to its end; lines that could not be are told with the lines.
      if (result.kind === 'log') return { kind: 'decoded' };
      return result.failure === null ? { kind: 'decoded' } : failed(result.failure);
    }
  }
}

function failed(failure: Failure): MessageState {
  return { kind: 'failed', failure };
}

export interface AttemptContext {
  readonly decoder: Decoder;
  readonly workers: number;
  readonly startedAtMs: number;
}

/** Writes the state, the attempt and what the message turned out to be. */
export function applyOutcome(
  index: WriteHandle,
  id: MessageId,
  outcome: Outcome<'read'>,
  context: AttemptContext,
): void {
  const state = stateAfter(outcome);
  if (state === null) return;
  if (outcome.kind === 'finished' && outcome.result.kind === 'message') {
    const { envelope, payload, parts, notes, lint, nonDelivery } = outcome.result;
    writeEnvelope(index, id, envelope);
    writePayload(index, id, payload, parts, notes);
    writeFaults(index, id, lint, nonDelivery);
  }
  if (outcome.kind === 'finished' && outcome.result.kind === 'log') markLog(index, id, outcome.result.notes);
  writeState(index, id, state);
  writeAttempt(index, id, attemptOf(state, outcome, context));
}

/** The record of one attempt, in words for the detail pane. */
export function attemptOf(
  state: MessageState,
  { samples, elapsedMs }: Pick<Outcome<'read'>, 'samples' | 'elapsedMs'>,
  context: AttemptContext,
): Omit<Attempt, 'number'> {
  return {
    ...context,
    elapsedMs,
    samples,
    outcome: state.kind,
    failureKind: state.kind === 'failed' ? state.failure.kind : null,
    text: attemptText(state),
  };
}

function attemptText(state: MessageState): string {
  switch (state.kind) {
    case 'failed':
      return `${failureText(state.failure.kind).title}: ${state.failure.detail}`;
    case 'hung':
      return evidenceSentence(state.evidence);
    case 'delivered':
      return `delivered as ${state.receipt.fileName}`;
    case 'unrecognised':
      return state.reason;
    default:
      return state.kind;
  }
}
