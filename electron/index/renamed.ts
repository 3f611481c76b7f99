/** Rows of files that were given another name. */
import type { MessageId } from '../../shared/model.ts';
import { notesOf } from './message-rows.ts';
import type { WriteHandle } from './open-index.ts';
import { READ_ONCE_MORE } from './read-once-more.ts';
import type { SeenFile } from './write-messages.ts';

export interface NamedRow {
  readonly id: MessageId;
  readonly file: string;
  readonly notes: readonly string[];
  /** As a message. */
  readonly isRead: boolean;
}

const MARKED = [':', ';', '!'].map((sign) => `(file >= ?1 || '${sign}2,' AND file < ?1 || '${sign}2-')`);
/** An archive gives its name to all that lies in it; those are listed anew. What was set aside is not in the queue. */
const NAMED = `SELECT id, file, notes_json, kind FROM message
  WHERE (file = ?1 OR ${MARKED.join(' OR ')}) AND archive_id IS NULL AND role <> 'archive' AND state <> 'quarantined'
    AND file_bytes = ?2 AND modified_ms IN (?3, ${READ_ONCE_MORE})
    AND NOT EXISTS (SELECT 1 FROM message AS own WHERE own.file = ?4)`;

/**
 * Rows with this name, marked as those of a Maildir are or not, of files that were as large and as old as `seen`; none
 * where that has a row of its own.
 */
export function rowsNamed(index: WriteHandle, name: string, seen: SeenFile): readonly NamedRow[] {
  return index.all(NAMED, name, seen.bytes, seen.modifiedMs, seen.file).map((row) => ({
    id: Number(row['id']),
    file: String(row['file']),
    notes: notesOf(row),
    isRead: row['kind'] !== null,
  }));
}

export function moveRow(index: WriteHandle, id: MessageId, file: string, notes: readonly string[]): void {
  const sql = `UPDATE message SET file = ?1, name_key = iif(name_key IS NULL, NULL, natural(?1)), notes_json = ?2 WHERE id = ?3`;
  index.run(sql, file, JSON.stringify(notes), id);
}
