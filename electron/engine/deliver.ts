/**
 * Delivers one message exactly once. The order is the contract: intent committed, temporary file written and synced,
 * that committed, renamed, folder synced, receipt committed. Wherever it is cut, `settleDelivery` can tell from the stage
 * and the temporary file what has happened: the temporary file is gone exactly when the rename took place.
 */
import path from 'node:path';
import type { RetryVariant } from '../../shared/contract/retry.ts';
import type { Failure } from '../../shared/failure.ts';
import type { MessageRow } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import { addDelivery, findDelivery, findReceipt, noteWritten, readDelivery } from '../index/deliveries.ts';
import type { Delivery } from '../index/deliveries.ts';
import { addJournalEntry } from '../index/journal.ts';
import { writeAttempt, writeState } from '../index/write-messages.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import { attemptOf } from './apply-outcome.ts';
import { contentHash } from './content-hash.ts';
import type { Disk } from './disk.ts';
import { plainStem } from './plain-name.ts';
import { sourceOf } from './session.ts';
import type { QueueSession } from './session.ts';
import { confirmDelivery, giveUpIntent, putIntoPlace, rollBack, settleDelivery } from './settle-delivery.ts';

export type DeliverySession = Pick<
  QueueSession,
  'root' | 'index' | 'pool' | 'limits' | 'rules' | 'live' | 'changed'
>;

export interface DeliveryOutcome {
  /** The state afterwards: delivered with its receipt, failed or hung anew, or as before. */
  readonly state: MessageState;
  /** Why nothing was done, as a sentence; it says nothing about what the message holds. */
  readonly problem: string | null;
  /** Another message of the same content is on its way: ask again when it has come out. */
  readonly isTwin: boolean;
  /** Why the original could not be read, as a sentence: on a live queue it may just have been picked up. */
  readonly unread: string | null;
}

/**
 * Retries and delivers one message into `folder`. A message whose content was delivered before, there or into another
 * folder, keeps that receipt; nothing is written.
 */
export async function deliverMessage(
  session: DeliverySession,
  disk: Disk,
  row: MessageRow,
  folder: string,
  variant: RetryVariant,
): Promise<DeliveryOutcome> {
  const { index, live } = session;
  live.set(row.id, { kind: 'retrying', attempt: row.attempts + 1 });
  session.changed();
  try {
    const source = await hashSource(session, row);
    if (!source.ok && 'unread' in source) return unread(row, source.unread);
    if (!source.ok) return settled(session, row, source.state);
    const earlier = findDelivery(index.read, source.sha256, folder);
    if (earlier !== null && earlier.stage !== 'delivered') {
      if (earlier.messageId !== row.id && live.has(earlier.messageId))
        return { state: row.state, problem: null, isTwin: true, unread: null };
      // Cut short before, and its folder could not be reached when the queue was opened.
      if (settleDelivery(index.write, disk, earlier) === 'left' && !giveUpIntent(index.write, disk, earlier))
        return unchanged(
          row,
          `The delivery folder: whether ${row.file} was delivered there before could not be told`,
        );
    }
    const receipt = findReceipt(index.read, source.sha256);
    if (receipt !== null) return settled(session, row, { kind: 'delivered', receipt });
    if (!disk.exists(folder)) return unchanged(row, 'The delivery folder: it is no longer there');
    return await deliverNew(session, disk, row, intend(session, disk, row, source.sha256, folder), variant);
  } finally {
    live.delete(row.id);
    session.changed();
  }
}

async function deliverNew(
  session: DeliverySession,
  disk: Disk,
  row: MessageRow,
  delivery: Delivery,
  variant: RetryVariant,
): Promise<DeliveryOutcome> {
  const { write } = session.index;
  const startedAtMs = Date.now();
  const outcome = await build(session, row, delivery, variant);
  const record = (state: MessageState): DeliveryOutcome => {
    const context = { decoder: variant.decoder, workers: 1, startedAtMs };
    writeAttempt(write, row.id, attemptOf(state, outcome, context));
    return settled(session, row, state);
  };
  const unbuilt = whyNotBuilt(outcome, row);
  if (unbuilt !== null) {
    rollBack(write, disk, delivery, unbuilt.problem ?? 'the message could not be decompressed');
    return unbuilt.state === row.state ? unbuilt : write.transaction(() => record(unbuilt.state));
  }
  if (outcome.kind !== 'finished' || !outcome.result.ok) throw new Error('a built message has a result');
  const built = outcome.result.value;
  if (built.sourceSha256 !== delivery.sourceSha256) {
    rollBack(write, disk, delivery, 'the message was changed while it was read');
    return unchanged(row, `${row.file} was changed while it was read. Rescan the queue.`);
  }
  // Else a power failure could take the temporary file's name and leave the stage, which would then mean delivered.
  disk.syncFolder(delivery.folder);
  noteWritten(write, delivery.journalId, built.sha256, built.bytes);
  const problem = putIntoPlace(disk, { ...delivery, sha256: built.sha256, bytes: built.bytes });
  if (problem !== null) {
    rollBack(write, disk, delivery, problem);
    return unchanged(row, `The delivery folder: ${problem}`);
  }
  return write.transaction(() => record(confirmDelivery(write, delivery.journalId)));
}

function intend(
  session: DeliverySession,
  disk: Disk,
  row: MessageRow,
  sourceSha256: string,
  folder: string,
): Delivery {
  const { write } = session.index;
  return write.transaction(() => {
    const journalId = addJournalEntry(write, {
      act: 'deliver',
      messageId: row.id,
      file: row.file,
      detail: `to ${folder}`,
      result: 'under-way',
      equivalent: null,
      undo: {},
    });
    addDelivery(write, {
      journalId,
      messageId: row.id,
      sourceSha256,
      folder,
      folderIdentity: disk.identity(folder),
      temporary: `.${sourceSha256.slice(0, 24)}.${journalId}.part`,
      final: `${plainStem(row.file)}-${sourceSha256.slice(0, 12)}.eml`,
      stateBefore: row.state,
    });
    const delivery = readDelivery(write, journalId);
    if (delivery === null) throw new Error('the delivery just added is not there');
    return delivery;
  });
}

type SourceHash =
  | { readonly ok: true; readonly sha256: string }
  | { readonly ok: false; readonly state: MessageState }
  | { readonly ok: false; readonly unread: string };

async function hashSource(session: DeliverySession, row: MessageRow): Promise<SourceHash> {
  const outcome = await contentHash(session, sourceOf(session, row), row.attempts + 1);
  if (outcome.kind === 'hung') return { ok: false, state: { kind: 'hung', evidence: outcome.evidence } };
  if (outcome.kind !== 'finished') return { ok: false, unread: outcome.kind };
  const { result } = outcome;
  if (result.ok) return { ok: true, sha256: result.value };
  return result.error.kind === 'read-error'
    ? { ok: false, unread: result.error.detail }
    : { ok: false, state: failed(result.error) };
}

function build(
  session: DeliverySession,
  row: MessageRow,
  delivery: Delivery,
  variant: RetryVariant,
): Promise<Outcome<'build'>> {
  const { rules } = session;
  const { bytes, ...source } = sourceOf(session, row);
  return session.pool.runIsolated<'build'>(
    {
      kind: 'build',
      ...source,
      limits: session.limits,
      decoder: variant.decoder,
      temporary: path.join(delivery.folder, delivery.temporary),
    },
    {
      rules: { ...rules, deadlineMs: Math.round(rules.deadlineMs * variant.deadlineFactor) },
      inputBytes: bytes,
      decoder: variant.decoder,
      attempt: row.attempts + 1,
    },
  );
}

/** Null when the temporary file is complete. */
function whyNotBuilt(outcome: Outcome<'build'>, row: MessageRow): DeliveryOutcome | null {
  switch (outcome.kind) {
    case 'hung':
      return {
        state: { kind: 'hung', evidence: outcome.evidence },
        problem: null,
        isTwin: false,
        unread: null,
      };
    case 'crashed':
      return {
        state: failed(failureOf('decoder-crashed', outcome.detail)),
        problem: null,
        isTwin: false,
        unread: null,
      };
    case 'cancelled':
      return unchanged(row, 'cancelled');
    case 'finished': {
      if (outcome.result.ok) return null;
      const { error } = outcome.result;
      if (error.kind === 'target') return unchanged(row, `The delivery folder: ${error.detail}`);
      if (error.failure.kind === 'read-error') return unread(row, error.failure.detail);
      return { state: failed(error.failure), problem: null, isTwin: false, unread: null };
    }
  }
}

/** The state stays: a queue that is gone must not turn every message into a failed one and lose the evidence of each. */
function unread(row: MessageRow, detail: string): DeliveryOutcome {
  return {
    state: row.state,
    problem: null,
    isTwin: false,
    unread: `${row.file} could not be read: ${detail}.`,
  };
}

function unchanged(row: MessageRow, problem: string): DeliveryOutcome {
  return { state: row.state, problem, isTwin: false, unread: null };
}

function failed(failure: Failure): MessageState {
  return { kind: 'failed', failure };
}

function settled(session: DeliverySession, row: MessageRow, state: MessageState): DeliveryOutcome {
  writeState(session.index.write, row.id, state);
  return { state, problem: null, isTwin: false, unread: null };
}

function failureOf(kind: Failure['kind'], detail: string): Failure {
  return { kind, detail, part: null, offset: null };
}
