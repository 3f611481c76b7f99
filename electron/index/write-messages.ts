import type { LintCount, NonDelivery } from '../../shared/diagnosis/facts.ts';
import type { MessageId } from '../../shared/model.ts';
import type { Attempt } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import type { Envelope, Payload } from '../../shared/facts.ts';
import type { PartFacts } from '../../shared/model.ts';
import type { WriteHandle } from './open-index.ts';
import { READ_ONCE_MORE } from './read-once-more.ts';
import { forgetReading, MAY_BE_GONE, START_ANEW } from './start-anew.ts';
import { endUnlisted, followArchives } from './write-members.ts';

/** A file as the listing found it. */
export interface SeenFile {
  readonly file: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** `discovered`, or `failed` when it must not be opened. */
  readonly state: MessageState;
}

/**
 * Records files of one listing. A file that is unchanged keeps everything known of it; a new or changed one starts
 * anew. Delivered and quarantined states belong to the content, so a changed file loses them too. What could not be
 * read before is tried again: permissions and disks are mended without changing the file. An archive stays one until it
 * is read again, and its members are what they were; what is no file any more holds none.
 */
export function recordSeen(index: WriteHandle, files: readonly SeenFile[], listing: number): void {
  index.transaction(() => {
    for (const { file, bytes, modifiedMs, state } of files) {
      const json = JSON.stringify(state);
      const anew = index.run(
        `UPDATE message SET ${START_ANEW}, role = iif(role = 'archive', role, 'message'),
           archive_id = NULL, place_json = NULL,
           first_attempt = iif(file_bytes = ? AND modified_ms IN (?, ${READ_ONCE_MORE}), first_attempt, attempts + 1)
         WHERE file = ?
           AND (file_bytes <> ? OR modified_ms <> ? OR state_json ->> '$.failure.kind' = 'read-error'
             OR archive_id IS NOT NULL)`,
        state.kind,
        json,
        bytes,
        modifiedMs,
        file,
        bytes,
        modifiedMs,
      );
      if (anew.changes > 0) forgetReading(index, file);
      index.run(
        `INSERT INTO message (file, file_bytes, modified_ms, seen, state, state_json) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (file) DO UPDATE SET
           seen = excluded.seen, gone = 0, file_bytes = excluded.file_bytes, modified_ms = excluded.modified_ms`,
        file,
        bytes,
        modifiedMs,
        listing,
        state.kind,
        json,
      );
      const isNoFile = state.kind === 'failed' && state.failure.kind === 'not-a-regular-file';
      if (anew.changes > 0 && isNoFile) endUnlisted(index, idOf(index, file));
    }
  });
}

function idOf(index: WriteHandle, file: string): MessageId {
  return Number(index.first('SELECT id FROM message WHERE file = ?', file)?.['id']);
}

/**
 * Marks what the finished listing did not see, with what lies in it.
 * @returns how many are gone now
 */
export function markGone(index: WriteHandle, listing: number): number {
  return index.transaction(() => {
    index.run(
      `UPDATE message SET gone = 1 WHERE seen < ? AND archive_id IS NULL AND ${MAY_BE_GONE}`,
      listing,
    );
    followArchives(index);
    return Number(index.first('SELECT count(*) AS n FROM message WHERE gone = 1')?.['n'] ?? 0);
  });
}

export function writeState(index: WriteHandle, id: MessageId, state: MessageState): void {
  index.run(
    'UPDATE message SET state = ?, state_json = ? WHERE id = ?',
    state.kind,
    JSON.stringify(state),
    id,
  );
}

export function writeEnvelope(index: WriteHandle, id: MessageId, envelope: Envelope): void {
  index.run(
    `UPDATE message SET kind = ?, from_text = ?, to_text = ?, subject = ?, date_ms = ?, date_source = ?, arrived_ms = ?,
       requestor = ?, server = ?, sync_json = ? WHERE id = ?`,
    envelope.kind,
    envelope.from,
    envelope.to,
    envelope.subject,
    envelope.dateMs,
    envelope.dateSource,
    envelope.arrivedMs,
    envelope.requestor,
    envelope.server,
    envelope.sync === null ? null : JSON.stringify(envelope.sync),
    id,
  );
}

export function writePayload(
  index: WriteHandle,
  id: MessageId,
  payload: Payload,
  parts: readonly PartFacts[],
  notes: readonly string[],
): void {
  index.run(
    `UPDATE message SET format = ?, codec = ?, bytes_in = ?, bytes_out = ?, transactions = ?, parts_json = ?,
       notes_json = ? WHERE id = ?`,
    payload.format,
    payload.codec,
    payload.bytesIn,
    payload.bytesOut,
    payload.transactions,
    JSON.stringify(parts),
    JSON.stringify(notes),
    id,
  );
}

/** What the message itself shows to be wrong: in its transactions, or with another message that it reports on. */
export function writeFaults(
  index: WriteHandle,
  id: MessageId,
  lint: readonly LintCount[],
  nonDelivery: NonDelivery | null,
): void {
  index.run(
    'UPDATE message SET lint_json = ?, non_delivery_json = ? WHERE id = ?',
    JSON.stringify(lint),
    nonDelivery === null ? null : JSON.stringify(nonDelivery),
    id,
  );
}

export function writeAttempt(index: WriteHandle, id: MessageId, attempt: Omit<Attempt, 'number'>): void {
  index.run('UPDATE message SET attempts = attempts + 1 WHERE id = ?', id);
  index.run(
    `INSERT INTO attempt (message_id, number, started_at_ms, elapsed_ms, decoder, workers, outcome, failure_kind, text,
       samples_json) SELECT id, attempts, ?, ?, ?, ?, ?, ?, ?, ? FROM message WHERE id = ?`,
    attempt.startedAtMs,
    attempt.elapsedMs,
    attempt.decoder,
    attempt.workers,
    attempt.outcome,
    attempt.failureKind,
    attempt.text,
    JSON.stringify(attempt.samples),
    id,
  );
}
