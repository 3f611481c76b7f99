/** What the queue adds to what a worker has read: how deep a row lies, and where. */
import { notOpenedReason } from '../../shared/formats/not-opened.ts';
import type { WaitingRow } from '../index/read-messages.ts';
import type { ReadResult } from '../workers/protocol.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import { maildirNotes } from './maildir.ts';
import type { QueueSession } from './session.ts';

/** An archive at this depth is not opened: its members would lie deeper than `limits.archiveDepth`. */
export function isTooDeep({ limits }: Pick<QueueSession, 'limits'>, { place }: WaitingRow): boolean {
  return place.steps.length >= limits.archiveDepth;
}

export function outcomeInQueue(
  session: Pick<QueueSession, 'limits' | 'isMaildir'>,
  row: WaitingRow,
  outcome: Outcome<'read'>,
): Outcome<'read'> {
  if (outcome.kind !== 'finished') return outcome;
  const { result } = outcome;
  if (result.kind === 'archive' && isTooDeep(session, row))
    return { ...outcome, result: tooDeep(result.form, session.limits.archiveDepth) };
  if (result.kind === 'message' && session.isMaildir)
    return { ...outcome, result: { ...result, notes: [...result.notes, ...maildirNotes(row.file)] } };
  return outcome;
}

function tooDeep(form: string, depth: number): ReadResult {
  return { kind: 'unrecognised', reason: notOpenedReason(form, depth), parts: [] };
}
