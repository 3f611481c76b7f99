/** Turns what came of a decode into the state of its message. */
import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import type { Attempt, MessageId } from '../../shared/model.ts';
import type { Decoder, MessageState } from '../../shared/state.ts';
import type { WriteHandle } from '../index/open-index.ts';
import { logForm, writeFileFacts, writeMemberBytes, writeNoRole, writeRole } from '../index/write-files.ts';
import { endListing, endUnlisted } from '../index/write-members.ts';
import {
  writeAttempt,
  writeEnvelope,
  writeFaults,
  writePayload,
  writeState,
} from '../index/write-messages.ts';
import type { ReadResult } from '../workers/protocol.ts';
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
      if (result.kind === 'log' || result.kind === 'aside') return { kind: 'decoded' };
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

/** Writes the state, the attempt and what the file turned out to be. */
export function applyOutcome(
  index: WriteHandle,
  id: MessageId,
  outcome: Outcome<'read'>,
  context: AttemptContext,
): void {
  const state = stateAfter(outcome);
  if (state === null) return;
  if (outcome.kind === 'finished') writeResult(index, id, outcome.result);
  // A file that was an archive may have become another one, or none, or what nobody can tell.
  if (outcome.kind === 'finished' && outcome.result.kind !== 'unreadable') endListing(index, id);
  else endUnlisted(index, id);
  writeState(index, id, state);
  writeAttempt(index, id, attemptOf(state, outcome, context));
}

function writeResult(index: WriteHandle, id: MessageId, result: ReadResult): void {
  switch (result.kind) {
    case 'message':
      writeNoRole(index, id, 'message');
      writeEnvelope(index, id, result.envelope);
      writePayload(index, id, result.payload, result.parts, result.notes);
      writeFaults(index, id, result.lint, result.nonDelivery);
      break;
    case 'unrecognised':
      writeNoRole(index, id, 'unrecognised');
      writeFileFacts(index, id, result.parts, []);
      break;
    case 'log':
      writeRole(index, id, { role: 'log', form: logForm(index, id) });
      writeFileFacts(index, id, [], result.notes);
      break;
    case 'archive':
      writeRole(index, id, { role: 'archive', form: result.form, archive: result.archive });
      writeFileFacts(index, id, [], result.notes);
      break;
    case 'aside':
      writeRole(index, id, { role: result.role, form: result.form });
      writeFileFacts(index, id, result.parts, result.notes);
      break;
    case 'unreadable':
      if (result.parts.length > 0) writeFileFacts(index, id, result.parts, []);
      return;
  }
  if ('parts' in result) writeMemberBytes(index, id, result.parts);
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
