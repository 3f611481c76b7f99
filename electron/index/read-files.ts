/** What lies in the queue beside messages. */
import { FILE_FILTERS } from '../../shared/contract/files.ts';
import type { FileCounts, FileFilter, FilePage, FileRow } from '../../shared/contract/files.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { LOCKED_IN_KINDS } from '../../shared/formats/locked-in.ts';
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

/** `isLockedIn`, of members that are no archives, logs or lists. From the index by state: few of a queue fail. */
const LOCKED = `FROM message AS member INDEXED BY message_by_state
  WHERE gone = 0 AND state = 'failed' AND archive_id IS NOT NULL AND role = 'message' AND kind IS NULL
    AND state_json ->> '$.failure.part' IS NULL
    AND state_json ->> '$.failure.kind' IN (${LOCKED_IN_KINDS.map((kind) => `'${kind}'`).join(', ')})`;
const BROKEN_OFF = `state IN ('failed', 'hung')`;
const HOLDS_LOCKED = `id IN (SELECT archive_id ${LOCKED})`;
const UNREAD = `(${BROKEN_OFF} OR ${HOLDS_LOCKED})`;

/** The rows that a filter takes: each from an index that holds them in order, and counted there alone. */
function rowsOf(filter: FileFilter): string {
  if (filter === 'all') return `FROM message INDEXED BY message_beside WHERE ${BESIDE}`;
  const role = filter === 'unrecognised' ? 'message' : filter === 'failed' ? 'archive' : filter;
  const rows = `FROM message INDEXED BY message_beside_by_role WHERE ${BESIDE} AND role = '${role}'`;
  return filter === 'failed' ? `${rows} AND ${UNREAD}` : rows;
}

const COLUMNS = `id, file, place_json ->> '$.file' AS archive, file_bytes, modified_ms, role, archive_kind, state_json, form, notes_json,
  iif(role = 'archive', (SELECT count(*) FROM message AS member WHERE member.archive_id = message.id AND member.gone = 0), NULL)
    AS members,
  iif(role = 'log', (SELECT count(*) FROM log_line WHERE file_id = message.id), NULL) AS lines`;

export function readFilePage(index: ReadHandle, filter: FileFilter, offset: number, limit: number): FilePage {
  const sql = `SELECT ${COLUMNS} FROM message WHERE id IN (
      SELECT id ${rowsOf(filter)} ORDER BY name_key LIMIT ? OFFSET ?
    ) ORDER BY name_key`;
  const rows = index.all(sql, limit, offset);
  const locked = rows.some(({ role }) => role === 'archive') ? readLocked(index) : new Map<number, number>();
  return { rows: rows.map((row) => fileRow(row, locked.get(Number(row['id'])) ?? 0)) };
}

/** How many files could not be taken out of each archive. */
function readLocked(index: ReadHandle): ReadonlyMap<number, number> {
  const found = index.all(`SELECT archive_id AS id, count(*) AS n ${LOCKED} GROUP BY archive_id`);
  return new Map(found.map(({ id, n }) => [Number(id), Number(n)]));
}

const UNFINISHED = `SELECT count(*) AS n FROM message INDEXED BY message_set_aside
  WHERE ${SET_ASIDE} AND role = 'archive' AND ${UNREAD}`;

export function readFileCounts(index: ReadHandle): FileCounts {
  const kinds = FILE_FILTERS.filter((filter) => filter !== 'all' && filter !== 'failed');
  const found = kinds.map(
    (kind) => [kind, numberOf(index.first(`SELECT count(*) AS n ${rowsOf(kind)}`))] as const,
  );
  const all = found.reduce((sum, [, count]) => sum + count, 0);
  const counts = Object.fromEntries([['all', all], ...found]) as FileCounts['counts'];
  return { counts, failed: numberOf(index.first(UNFINISHED)) };
}

function fileRow(row: Row, locked: number): FileRow {
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
    locked,
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

/**
 * Members that an earlier scan has listed and not read. Those of an archive that waits itself are left out: they are listed
 * again with it.
 */
export function countWaitingMembers(index: ReadHandle): number {
  const sql = `SELECT count(*) AS n FROM message AS member JOIN message AS archive ON archive.id = member.archive_id
    WHERE member.gone = 0 AND member.state = 'discovered' AND member.seen = archive.version AND archive.state <> 'discovered'`;
  return numberOf(index.first(sql));
}

/** For the summary, which is worked out several times a second during a scan. */
export function readArchiveTotals(index: ReadHandle): Summary['archives'] {
  const files = index.first(`SELECT count(*) AS n FROM message WHERE ${SET_ASIDE} AND role = 'archive'`);
  // Left to itself SQLite takes the index by state, and looks at every row of the queue.
  const members = index.first(
    'SELECT count(*) AS n FROM message INDEXED BY message_by_archive WHERE archive_id IS NOT NULL AND gone = 0',
  );
  const locked = index.first(`SELECT count(*) AS n FROM message INDEXED BY message_set_aside
    WHERE ${SET_ASIDE} AND role = 'archive' AND NOT ${BROKEN_OFF} AND ${HOLDS_LOCKED}`);
  return { files: numberOf(files), members: numberOf(members), locked: numberOf(locked) };
}

function numberOf(row: Row | undefined): number {
  return Number(row?.['n'] ?? 0);
}
