/** What logs there are and how much stands in them. */
import { LOG_FILES_LIMIT, LOG_POST_OFFICES_LIMIT } from '../../shared/contract/logs.ts';
import type { LogFileInfo, LogOverview } from '../../shared/contract/logs.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { LOG_FORMATS, LOG_SEVERITIES } from '../../shared/logs/model.ts';
import type { LogSeverity } from '../../shared/logs/model.ts';
import { PRESENT } from './log-queries.ts';
import { notesOf, numberOrNull, parsed } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

/** For the summary, which is worked out several times a second during a scan. */
export function readLogTotals(index: ReadHandle): Summary['logs'] {
  const files = index.first('SELECT count(*) AS n FROM message WHERE is_log = 1 AND gone = 0');
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
  const sum = (column: string): number => logs.reduce((total, row) => total + Number(row[column]), 0);
  return {
    logs: logs.length,
    lines: sum('n'),
    problems: sum('problems'),
    severities: Object.fromEntries(LOG_SEVERITIES.map((severity) => [severity, sum(severity)])) as Record<
      LogSeverity,
      number
    >,
    files: logs.slice(0, LOG_FILES_LIMIT).map(fileInfo),
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
  ORDER BY part <> '', file, part`;

/** Without regard to files that are gone: looking at each line's file would take twenty times as long. */
const POST_OFFICES = `SELECT DISTINCT post_office FROM log_line WHERE post_office IS NOT NULL
  ORDER BY post_office LIMIT ?`;

function fileInfo(row: Row): LogFileInfo {
  const isOwn = row['part'] === '';
  const formats = parsed<(string | null)[]>(row['formats']);
  return {
    fileId: Number(row['file_id']),
    file: String(row['file']),
    part: isOwn ? null : String(row['part']),
    formats: LOG_FORMATS.filter((format) => formats.includes(format)),
    lines: numberOf(row),
    problems: Number(row['problems']),
    errors: Number(row['error']) + Number(row['fatal']),
    firstMs: numberOrNull(row['first_ms']),
    lastMs: numberOrNull(row['last_ms']),
    notes: isOwn ? notesOf(row) : [],
  };
}

function numberOf(row: Row | undefined): number {
  return Number(row?.['n'] ?? 0);
}
