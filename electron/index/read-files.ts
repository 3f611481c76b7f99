/** What lies in the queue beside messages. */
import { FILE_FILTERS } from '../../shared/contract/files.ts';
import type { FileCounts, FileFilter, FilePage, FileRow } from '../../shared/contract/files.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { ARCHIVES } from '../../shared/formats/names.ts';
import { FILE_ROLES } from '../../shared/model.ts';
import type { FileRole, MessageId } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import { notesOf, numberOrNull, parsed, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

/** As the index of files set aside is found by. */
const SET_ASIDE = `gone = 0 AND role <> 'message'`;
/** Word for word the condition of the two indices of the list of files. */
const BESIDE = `gone = 0 AND (role <> 'message' OR state = 'unrecognised')`;

/** The rows that a filter takes: each from an index that holds them in order, and counted there alone. */
function rowsOf(filter: FileFilter): string {
  if (filter === 'all') return `FROM message INDEXED BY message_beside WHERE ${BESIDE}`;
  const role = filter === 'unrecognised' ? 'message' : filter === 'failed' ? 'archive' : filter;
  const rows = `FROM message INDEXED BY message_beside_by_role WHERE ${BESIDE} AND role = '${role}'`;
  return filter === 'failed' ? `${rows} AND state IN ('failed', 'hung')` : rows;
}

const COLUMNS = `id, file, place_json ->> '$.file' AS archive, file_bytes, modified_ms, role, archive_kind, state_json, form, notes_json,
  iif(role = 'archive', (SELECT count(*) FROM message AS member WHERE member.archive_id = message.id AND member.gone = 0), NULL)
    AS members,
  iif(role = 'log', (SELECT count(*) FROM log_line WHERE file_id = message.id), NULL) AS lines`;

export function readFilePage(index: ReadHandle, filter: FileFilter, offset: number, limit: number): FilePage {
  const sql = `SELECT ${COLUMNS} FROM message WHERE id IN (
      SELECT id ${rowsOf(filter)} ORDER BY name_key LIMIT ? OFFSET ?
    ) ORDER BY name_key`;
  return { rows: index.all(sql, limit, offset).map(fileRow) };
}

const UNFINISHED = `SELECT count(*) AS n FROM message INDEXED BY message_set_aside
  WHERE ${SET_ASIDE} AND role = 'archive' AND state IN ('failed', 'hung')`;

export function readFileCounts(index: ReadHandle): FileCounts {
  const kinds = FILE_FILTERS.filter((filter) => filter !== 'all' && filter !== 'failed');
  const found = kinds.map(
    (kind) => [kind, numberOf(index.first(`SELECT count(*) AS n ${rowsOf(kind)}`))] as const,
  );
  const all = found.reduce((sum, [, count]) => sum + count, 0);
  const counts = Object.fromEntries([['all', all], ...found]) as FileCounts['counts'];
  return { counts, failed: numberOf(index.first(UNFINISHED)) };
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
    archiveKind:
      row['role'] === 'archive' ? (ARCHIVES.find((kind) => kind === row['archive_kind']) ?? null) : null,
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

export function readRole(index: ReadHandle, id: MessageId): FileRole | null {
  const role = index.first('SELECT role FROM message WHERE id = ?', id)?.['role'];
  return FILE_ROLES.find((known) => known === role) ?? null;
}

export function isArchive(index: ReadHandle, id: MessageId): boolean {
  return readRole(index, id) === 'archive';
}

/** Rows that an archive gave and that are in it now. */
export function countMembers(index: ReadHandle, id: MessageId): number {
  return numberOf(index.first('SELECT count(*) AS n FROM message WHERE archive_id = ? AND gone = 0', id));
}

/** For the summary, which is worked out several times a second during a scan. */
export function readArchiveTotals(index: ReadHandle): Summary['archives'] {
  const files = index.first(`SELECT count(*) AS n FROM message WHERE ${SET_ASIDE} AND role = 'archive'`);
  // Left to itself SQLite takes the index by state, and looks at every row of the queue.
  const members = index.first(
    'SELECT count(*) AS n FROM message INDEXED BY message_by_archive WHERE archive_id IS NOT NULL AND gone = 0',
  );
  return { files: numberOf(files), members: numberOf(members) };
}

function numberOf(row: Row | undefined): number {
  return Number(row?.['n'] ?? 0);
}
