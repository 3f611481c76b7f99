/** What a file turned out to be beside messages. */
import { LOG_FORMATS } from '../../shared/logs/model.ts';
import { formatWord } from '../../shared/logs/format-word.ts';
import type { Archive } from '../../shared/formats/names.ts';
import type { FileRole, MessageId, PartFacts } from '../../shared/model.ts';
import type { ReadHandle, WriteHandle } from './open-index.ts';

export interface FileFacts {
  readonly role: Exclude<FileRole, 'message'>;
  /** In words. */
  readonly form: string | null;
  /** Of an archive. */
  readonly archive?: Archive;
}

/** What is in the list of files also when it was recognised. */
export function writeRole(index: WriteHandle, id: MessageId, { role, form, archive }: FileFacts): void {
  const sql =
    'UPDATE message SET role = ?, form = ?, archive_kind = ?, name_key = natural(file) WHERE id = ?';
  index.run(sql, role, form, archive ?? null, id);
}

/** A message, or what was not recognised: that is in the list of files, and needs the key that orders it. */
export function writeNoRole(index: WriteHandle, id: MessageId, what: 'message' | 'unrecognised'): void {
  const key = what === 'message' ? 'NULL' : 'natural(file)';
  index.run(
    `UPDATE message SET role = 'message', form = NULL, archive_kind = NULL, name_key = ${key} WHERE id = ?`,
    id,
  );
}

/** What is known of a file that is no message. */
export function writeFileFacts(
  index: WriteHandle,
  id: MessageId,
  parts: readonly PartFacts[],
  notes: readonly string[],
): void {
  const sql = 'UPDATE message SET parts_json = ?, notes_json = ? WHERE id = ?';
  index.run(sql, JSON.stringify(parts), JSON.stringify(notes), id);
}

/** How large a member is that the archive does not say of: as far as what was read of it reaches. */
export function writeMemberBytes(index: WriteHandle, id: MessageId, parts: readonly PartFacts[]): void {
  const [root] = parts;
  const sql = 'UPDATE message SET file_bytes = ? WHERE id = ? AND archive_id IS NOT NULL AND file_bytes = 0';
  index.run(sql, root?.end ?? 0, id);
}

/** The form of the first line that has one. */
export function logForm(index: ReadHandle, id: MessageId): string | null {
  const sql = `SELECT format FROM log_line WHERE file_id = ? AND part = '' AND format IS NOT NULL ORDER BY number LIMIT 1`;
  const found = index.first(sql, id)?.['format'];
  const format = LOG_FORMATS.find((known) => known === found);
  return format === undefined ? null : formatWord(format);
}
