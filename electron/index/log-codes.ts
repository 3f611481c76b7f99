/** Which codes stand in the logs, and how often. */
import { LOG_CODES_LIMIT } from '../../shared/contract/logs.ts';
import type { LogCodes } from '../../shared/contract/logs.ts';
import { LOG_FORMATS } from '../../shared/logs/model.ts';
import { EVENT_SOURCE, PRESENT } from './log-queries.ts';
import { textOrNull } from './message-rows.ts';
import type { ReadHandle } from './open-index.ts';

export function readLogCodes(index: ReadHandle): LogCodes {
  const rows = index.all(CODES, LOG_CODES_LIMIT);
  const all = rows.length < LOG_CODES_LIMIT ? rows.length : Number(index.first(HOW_MANY)?.['n']);
  return {
    codes: rows.map((row) => ({
      format: LOG_FORMATS.find((format) => format === row['format']) ?? null,
      program: textOrNull(row['program']),
      source: textOrNull(row['source']),
      code: Number(row['code']),
      lines: Number(row['n']),
    })),
    codesLeftOut: all - rows.length,
  };
}

/**
 * An exit code is one of a program; of other codes the program is no part. Sources are read from as many facts as there
 * are different ones, not from each line.
 */
const DIFFERENT = `SELECT format, code, ${EVENT_SOURCE} AS source, program, sum(lines) AS n FROM (
    SELECT format, code, count(*) AS lines, CASE WHEN format = 'event' THEN facts_json END AS facts_json,
      CASE WHEN format = 'dispatch' THEN program END AS program
    FROM log_line WHERE code IS NOT NULL AND ${PRESENT}
    GROUP BY format, code, 4, 5
  ) AS log_line GROUP BY format, code, source COLLATE NOCASE, program`;
const CODES = `${DIFFERENT} ORDER BY n DESC, format, code LIMIT ?`;
const HOW_MANY = `SELECT count(*) AS n FROM (${DIFFERENT})`;
