/** What lies in the queue beside messages. */
import { FILE_FILTERS } from '../../shared/contract/files.ts';
import type { FileFilter, FilePage, FileRow } from '../../shared/contract/files.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { FILE_ROLES } from '../../shared/model.ts';
import type { FileRole, MessageId } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import { notesOf, numberOrNull, parsed, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

/** Which rows each filter takes; the first condition of each is what the index of files set aside is found by. */
const SET_ASIDE = `gone = 0 AND role <> 'message'`;
const UNRECOGNISED = `gone = 0 AND state = 'unrecognised' AND role = 'message'`;

function conditionOf(filter: FileFilter): string {
  if (filter === 'unrecognised') return UNRECOGNISED;
  return filter === 'all' ? `(${SET_ASIDE}) OR (${UNRECOGNISED})` : `${SET_ASIDE} AND role = '${filter}'`;
}

const COLUMNS = `id, file, place_json ->> '$.file' AS archive, file_bytes, modified_ms, role, state_json, form, notes_json,
  iif(role = 'archive', (SELECT count(*) FROM message AS member WHERE member.archive_id = message.id AND member.gone = 0), NULL)
    AS members,
  iif(role = 'log', (SELECT count(*) FROM log_line WHERE file_id = message.id), NULL) AS lines`;

export function readFilePage(index: ReadHandle, filter: FileFilter, offset: number, limit: number): FilePage {
  const counts = readFileCounts(index);
  const sql = `SELECT ${COLUMNS} FROM message WHERE id IN (
      SELECT id FROM message WHERE ${conditionOf(filter)} ORDER BY natural(file) LIMIT ? OFFSET ?
    ) ORDER BY natural(file)`;
  return { counts, total: counts[filter], rows: index.all(sql, limit, offset).map(fileRow) };
}

function readFileCounts(index: ReadHandle): FilePage['counts'] {
  const found = index.all(`SELECT role, count(*) AS n FROM message WHERE ${SET_ASIDE} GROUP BY role`);
  const counts = new Map(found.map((row) => [String(row['role']), Number(row['n'])]));
  counts.set(
    'unrecognised',
    numberOf(index.first(`SELECT count(*) AS n FROM message WHERE ${UNRECOGNISED}`)),
  );
  counts.set(
    'all',
    [...counts.values()].reduce((sum, count) => sum + count, 0),
  );
  return Object.fromEntries(FILE_FILTERS.map((filter) => [filter, counts.get(filter) ?? 0])) as Record<
    FileFilter,
    number
  >;
}

function fileRow(row: Row): FileRow {
  return {
    id: Number(row['id']),
    file: String(row['file']),
    archive: textOrNull(row['archive']),
    bytes: Number(row['file_bytes']),
    modifiedMs: Number(row['modified_ms']),
    role: FILE_ROLES.find((role) => role === row['role']) ?? 'message',
    state: parsed<MessageState>(row['state_json']),
    form: textOrNull(row['form']),
    members: numberOrNull(row['members']),
    lines: numberOrNull(row['lines']),
    notes: notesOf(row),
  };
}

/** Everything that is there, by its role; what lies in archives is counted as well. */
export function readRoleCounts(index: ReadHandle): Readonly<Record<FileRole, number>> {
  const found = index.all('SELECT role, count(*) AS n FROM message WHERE gone = 0 GROUP BY role');
  const counts = new Map(found.map((row) => [String(row['role']), Number(row['n'])]));
  return Object.fromEntries(FILE_ROLES.map((role) => [role, counts.get(role) ?? 0])) as Record<
    FileRole,
    number
  >;
}

export function isArchive(index: ReadHandle, id: MessageId): boolean {
  return index.first(`SELECT 1 FROM message WHERE id = ? AND role = 'archive'`, id) !== undefined;
}

/** Rows that an archive gave and that are in it now. */
export function countMembers(index: ReadHandle, id: MessageId): number {
  return numberOf(index.first('SELECT count(*) AS n FROM message WHERE archive_id = ? AND gone = 0', id));
}

/** For the summary, which is worked out several times a second during a scan. */
export function readArchiveTotals(index: ReadHandle): Summary['archives'] {
  const files = index.first(`SELECT count(*) AS n FROM message WHERE ${SET_ASIDE} AND role = 'archive'`);
  const members = index.first('SELECT count(*) AS n FROM message WHERE archive_id IS NOT NULL AND gone = 0');
  return { files: numberOf(files), members: numberOf(members) };
}

function numberOf(row: Row | undefined): number {
  return Number(row?.['n'] ?? 0);
}
