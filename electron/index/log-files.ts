/** What logs there are and how much stands in them. */
import { LOG_FILES_LIMIT, LOG_POST_OFFICES_LIMIT } from '../../shared/contract/logs.ts';
import type { LogFileInfo, LogOverview, LogTotals } from '../../shared/contract/logs.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { LOG_FORMATS, LOG_SEVERITIES } from '../../shared/logs/model.ts';
import type { LogSeverity } from '../../shared/logs/model.ts';
import { PRESENT } from './log-queries.ts';
import { notesOf, numberOrNull, parsed } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

/** For the summary, which is worked out several times a second during a scan. */
export function readLogTotals(index: ReadHandle): Summary['logs'] {
  const files = index.first(
    `SELECT count(*) AS n FROM message WHERE role <> 'message' AND role = 'log' AND gone = 0`,
  );
  const lines = index.first('SELECT count(*) AS n FROM log_line');
  // Few files are gone: their lines are counted by file and taken off.
  const gone = index.first(
    'SELECT count(*) AS n FROM message JOIN log_line ON file_id = message.id WHERE gone = 1',
  );
  return { files: numberOf(files), lines: numberOf(lines) - numberOf(gone) };
}

/** @param zoneMinutes how far the clock of the logs is ahead of UTC */
export function readLogOverview(index: ReadHandle, zoneMinutes: number): LogOverview {
  const logs = index.all(LOGS, zoneMinutes * 60_000);
  const own = logs.filter((row) => row['part'] === '');
  const attached = logs.filter((row) => row['part'] !== '');
  return {
    logs: logs.length,
    lines: sum(logs, 'n'),
    problems: sum(logs, 'problems'),
    severities: Object.fromEntries(
      LOG_SEVERITIES.map((severity) => [severity, sum(logs, severity)]),
    ) as Record<LogSeverity, number>,
    files: own.slice(0, LOG_FILES_LIMIT).map(fileInfo),
    attached: { logs: attached.length, ...totalsOf(attached) },
    postOffices: index.all(POST_OFFICES, LOG_POST_OFFICES_LIMIT).map((row) => String(row['post_office'])),
  };
}

const SEVERITY_COUNTS = LOG_SEVERITIES.map(
  (severity) => `count(*) FILTER (WHERE severity = '${severity}') AS ${severity}`,
).join(', ');

const LOGS = `SELECT file, notes_json, counts.* FROM (
    SELECT file_id, part, count(*) AS n, count(problem) AS problems, ${SEVERITY_COUNTS},
      min(wall_ms) - ?1 AS first_ms, max(wall_ms) - ?1 AS last_ms, json_group_array(DISTINCT format) AS formats
    FROM log_line WHERE ${PRESENT} GROUP BY file_id, part
  ) AS counts JOIN message ON message.id = file_id
  ORDER BY file, part`;

/** Without regard to files that are gone: looking at each line's file would take twenty times as long. */
const POST_OFFICES = `SELECT DISTINCT post_office FROM log_line WHERE post_office IS NOT NULL
  ORDER BY post_office LIMIT ?`;

function fileInfo(row: Row): LogFileInfo {
  return {
    fileId: Number(row['file_id']),
    file: String(row['file']),
    ...totalsOf([row]),
    notes: notesOf(row),
  };
}

function totalsOf(logs: readonly Row[]): LogTotals {
  const formats = new Set(logs.flatMap((row) => parsed<(string | null)[]>(row['formats'])));
  return {
    formats: LOG_FORMATS.filter((format) => formats.has(format)),
    lines: sum(logs, 'n'),
    problems: sum(logs, 'problems'),
    errors: sum(logs, 'error'),
    fatal: sum(logs, 'fatal'),
    firstMs: outermost(logs, 'first_ms', Math.min),
    lastMs: outermost(logs, 'last_ms', Math.max),
  };
}

function sum(logs: readonly Row[], column: string): number {
  return logs.reduce((total, row) => total + Number(row[column]), 0);
}

/** Null when no log has a line with a time. */
function outermost(
  logs: readonly Row[],
  column: string,
  further: (a: number, b: number) => number,
): number | null {
  return logs
    .map((row) => numberOrNull(row[column]))
    .reduce((found, ms) => (found === null || ms === null ? (found ?? ms) : further(found, ms)), null);
}

function numberOf(row: Row | undefined): number {
  return Number(row?.['n'] ?? 0);
}
