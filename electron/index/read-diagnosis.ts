/** What the rules of the diagnosis look at, page by page: files by id, log lines by time. */
import type { DiagnosedFile, DiagnosedLine, LintCount, NonDelivery } from '../../shared/diagnosis/facts.ts';
import { FILE_ROLES } from '../../shared/model.ts';
import type { MessageId } from '../../shared/model.ts';
import { logRow, selectLogRowsByTime } from './log-rows.ts';
import { MESSAGE_COLUMNS, messageRow, notesOf, numberOrNull, parsed, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';
import { ATTEMPTS_WITH_THESE_BYTES } from './same-bytes.ts';

const COLUMNS = `${MESSAGE_COLUMNS}, role, server,
  (SELECT file FROM message AS around WHERE around.id = message.archive_id) AS listed_in, arrived_ms, modified_ms, notes_json, lint_json, non_delivery_json`;

/** The next files that were there at the last listing, by id: messages, logs, and what is neither. */
export function readDiagnosedFiles(index: ReadHandle, afterId: number, limit: number): DiagnosedFile[] {
  // By the table itself: an index by state would be asked for all that is left, and sorted, for every page.
  const sql = `SELECT ${COLUMNS} FROM message NOT INDEXED WHERE gone = 0 AND id > ? ORDER BY id LIMIT ?`;
  return index.all(sql, afterId, limit).map(diagnosedFile);
}

function diagnosedFile(row: Row): DiagnosedFile {
  const { non_delivery_json: nonDelivery } = row;
  return {
    ...messageRow(row),
    role: FILE_ROLES.find((role) => role === row['role']) ?? 'message',
    listedIn: textOrNull(row['listed_in']),
    server: textOrNull(row['server']),
    arrivedMs: numberOrNull(row['arrived_ms']),
    modifiedMs: Number(row['modified_ms']),
    notes: notesOf(row),
    lint: parsed<LintCount[]>(row['lint_json']),
    nonDelivery: nonDelivery === null ? null : parsed<NonDelivery>(nonDelivery),
  };
}

/** One decode that failed on the bytes, by a decoder that is not written to fail. */
const FAILED_DECODE = `outcome = 'failed' AND decoder <> 'legacy-msmi'
  AND failure_kind IN ('truncated', 'checksum-mismatch', 'corrupt-data')
  AND message_id IN (SELECT id FROM message WHERE state = 'failed' AND gone = 0)`;

/** Failed messages whose bytes more than one decoder has failed on, in attempts and in what was tried out. */
export function readFailedTwice(index: ReadHandle): ReadonlySet<MessageId> {
  const sql = `SELECT message_id AS id FROM (
      SELECT message_id, decoder FROM ${ATTEMPTS_WITH_THESE_BYTES} WHERE ${FAILED_DECODE}
      UNION SELECT message_id, decoder FROM trial WHERE ${FAILED_DECODE}
    ) GROUP BY message_id HAVING count(*) > 1`;
  return new Set(index.all(sql).map((row) => Number(row['id'])));
}

/** Where in the order of time a page of lines ended. */
export interface LinePlace {
  readonly wallMs: number;
  readonly id: number;
}

/** Lines that have a time, by it. @param zoneMinutes how far the clock of the logs is ahead of UTC */
export function readTimedLines(
  index: ReadHandle,
  after: LinePlace | null,
  limit: number,
  zoneMinutes: number,
): DiagnosedLine[] {
  const sql = selectLogRowsByTime('(wall_ms, log_line.id) > (?, ?)');
  const { wallMs, id } = after ?? { wallMs: -8.64e15, id: 0 };
  return index.all(sql, wallMs, id, limit).map((row) => logRow(row, zoneMinutes));
}

/** Lines without a time, as they were read. */
export function readTimelessLines(
  index: ReadHandle,
  afterId: number,
  limit: number,
  zoneMinutes: number,
): DiagnosedLine[] {
  const sql = selectLogRowsByTime('wall_ms IS NULL AND log_line.id > ?');
  return index.all(sql, afterId, limit).map((row) => logRow(row, zoneMinutes));
}
