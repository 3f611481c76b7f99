/** Rows of the table of log lines as the rest of the program knows them. */
import type { LogRow } from '../../shared/contract/logs.ts';
import { LOG_FORMATS, LOG_SEVERITIES } from '../../shared/logs/model.ts';
import type { LogFacts, LogLineId } from '../../shared/logs/model.ts';
import { numberOrNull, parsed, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

const MINUTE_MS = 60_000;

const LOG_COLUMNS = `log_line.id, file_id, message.file, part, number, log_line.format, wall_ms, severity, code, text,
  post_office, program, facts_json, problem`;
const LOG_SOURCE = 'log_line JOIN message ON message.id = file_id';

/** Lines with their files. @param where about `log_line` and `message` */
export function selectLogRows(where: string): string {
  return `SELECT ${LOG_COLUMNS} FROM ${LOG_SOURCE} WHERE ${where}`;
}

/**
 * A page of lines of files that were there at the last listing, in the order of the index by time. The order of the
 * join is given: the files would be walked first otherwise, and every page would sort all lines.
 * @param where about `log_line`; the limit is the last value
 */
export function selectLogRowsByTime(where: string): string {
  return `SELECT ${LOG_COLUMNS} FROM log_line INDEXED BY log_line_by_time CROSS JOIN message ON message.id = file_id
    WHERE ${where} AND gone = 0 ORDER BY wall_ms, log_line.id LIMIT ?`;
}

/** @param zoneMinutes how far the clock of the logs is ahead of UTC */
export function logRow(row: Row, zoneMinutes: number): LogRow {
  const wallMs = numberOrNull(row['wall_ms']);
  return {
    id: Number(row['id']),
    fileId: Number(row['file_id']),
    file: String(row['file']),
    part: row['part'] === '' ? null : String(row['part']),
    number: Number(row['number']),
    format: LOG_FORMATS.find((format) => format === row['format']) ?? null,
    wallMs,
    atMs: wallMs === null ? null : wallMs - zoneMinutes * MINUTE_MS,
    severity: LOG_SEVERITIES.find((severity) => severity === row['severity']) ?? null,
    code: numberOrNull(row['code']),
    text: String(row['text']),
    postOffice: textOrNull(row['post_office']),
    program: textOrNull(row['program']),
    facts: row['facts_json'] === null ? null : parsed<LogFacts>(row['facts_json']),
    problem: textOrNull(row['problem']),
  };
}

/** The clock on the wall at a moment. */
export function wallOf(atMs: number, zoneMinutes: number): number {
  return atMs + zoneMinutes * MINUTE_MS;
}

/** The rows of `ids`, in that order; ids that no longer exist are left out. */
export function logRowsOf(index: ReadHandle, ids: readonly LogLineId[], zoneMinutes: number): LogRow[] {
  const sql = selectLogRows('log_line.id IN (SELECT value FROM json_each(?))');
  const found = new Map(
    index.all(sql, JSON.stringify(ids)).map((row) => [Number(row['id']), logRow(row, zoneMinutes)]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Where the bytes of a line are; null when there is no such line. */
export function logLineBytes(
  index: ReadHandle,
  id: LogLineId,
): { readonly start: number; readonly end: number } | null {
  const row = index.first('SELECT start_byte, end_byte FROM log_line WHERE id = ?', id);
  return row === undefined ? null : { start: Number(row['start_byte']), end: Number(row['end_byte']) };
}
