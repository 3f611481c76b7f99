import os from 'node:os';
import type { JournalEntry } from '../../shared/contract/journal.ts';
import type { MessageId } from '../../shared/model.ts';
import { numberOrNull, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row, WriteHandle } from './open-index.ts';

const ACTS = [
  'deliver',
  'move-original',
  'undo-deliver',
  'quarantine',
  'restore',
  'export-evidence',
  'export-schedule',
  'enter-times',
  'assign-schedule',
  'save-repaired',
  'save-node',
  'ladder-step',
  'recover',
] as const;
const RESULTS = ['done', 'failed', 'rolled-back', 'under-way'] as const;

export interface NewJournalEntry {
  readonly act: JournalEntry['act'];
  readonly messageId: MessageId | null;
  readonly file: string | null;
  readonly detail: string;
  readonly result: JournalEntry['result'];
  readonly equivalent: string | null;
  /** Null when there is nothing to undo or recover. */
  readonly undo: unknown;
  /** Which exchange it is about, for steps of the ladder. */
  readonly exchange?: string;
}

export function addJournalEntry(index: WriteHandle, entry: NewJournalEntry): number {
  return index.run(
    `INSERT INTO journal (at_ms, who, act, message_id, file, detail, result, equivalent, act_json, exchange)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    Date.now(),
    userName(),
    entry.act,
    entry.messageId,
    entry.file,
    entry.detail,
    entry.result,
    entry.equivalent,
    entry.undo === null ? null : JSON.stringify(entry.undo),
    entry.exchange ?? null,
  ).lastId;
}

/** A user id without a name (a container, a deleted account) must not keep anybody from acting. */
function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}

export function finishJournalEntry(
  index: WriteHandle,
  id: number,
  result: JournalEntry['result'],
  detail: string,
): void {
  index.run('UPDATE journal SET result = ?, detail = ? WHERE id = ?', result, detail, id);
}

export function markUndone(index: WriteHandle, id: number, by: number): void {
  index.run('UPDATE journal SET undone_by = ? WHERE id = ?', by, id);
}

export function readJournalEntry(index: ReadHandle, id: number): JournalEntry | null {
  const row = index.first('SELECT * FROM journal WHERE id = ?', id);
  return row === undefined ? null : entryOf(row);
}

/** Newest first. */
export function readJournalPage(
  index: ReadHandle,
  offset: number,
  limit: number,
  messageId: MessageId | null,
): { readonly entries: JournalEntry[]; readonly total: number } {
  const where = messageId === null ? '?1 IS NULL' : 'message_id = ?1';
  const rows = index.all(
    `SELECT * FROM journal WHERE ${where} ORDER BY id DESC LIMIT ?2 OFFSET ?3`,
    messageId,
    limit,
    offset,
  );
  const total = Number(
    index.first(`SELECT count(*) AS n FROM journal WHERE ${where}`, messageId)?.['n'] ?? 0,
  );
  return { entries: rows.map(entryOf), total };
}

function entryOf(row: Row): JournalEntry {
  const act = ACTS.find((known) => known === row['act']) ?? 'recover';
  const result = RESULTS.find((known) => known === row['result']) ?? 'failed';
  return {
    id: Number(row['id']),
    atMs: Number(row['at_ms']),
    who: String(row['who']),
    act,
    messageId: numberOrNull(row['message_id']),
    file: textOrNull(row['file']),
    requestor: textOrNull(row['exchange'])?.split('\t')[0] ?? null,
    detail: String(row['detail']),
    result,
    equivalent: textOrNull(row['equivalent']),
    canUndo:
      result === 'done' &&
      (act === 'deliver' || act === 'quarantine' || act === 'ladder-step') &&
      row['act_json'] !== null &&
      row['undone_by'] === null,
  };
}
