/** Scheduled times as files and the user give them, and runs as logs tell of them. */
import type { ScheduledTime } from '../../shared/schedule/model.ts';
import { SCHEDULE_STEPS } from '../../shared/schedule/model.ts';
import type { ScheduleFile } from '../../shared/schedule/board.ts';
import type { MissedRuns } from '../../shared/schedule/missed-windows.ts';
import type { SeenRuns } from '../../shared/schedule/seen-runs.ts';
import { weekMinute } from '../../shared/schedule/week.ts';
import { numberOrNull, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row, WriteHandle } from './open-index.ts';
import { PRESENT } from './log-queries.ts';

type WithId = ScheduledTime & { readonly line: number };

/** DSSCHED files with the times in them, each time once. A file with no readable time is none. */
export function readScheduleFiles(index: ReadHandle): ScheduleFile[] {
  const sql = `SELECT line.file_id, file, assigned, named, step, day, minute, line.id FROM (
      SELECT file_id, min(id) AS id, min(post_office) AS named, facts_json ->> '$.step' AS step,
        facts_json ->> '$.day' AS day, facts_json ->> '$.minute' AS minute
      FROM log_line WHERE format = 'dssched' AND facts_json ->> '$.kind' = 'schedule'
      GROUP BY file_id, step, day, minute) AS line
    JOIN message ON message.id = line.file_id
    LEFT JOIN (SELECT file_id, post_office AS assigned FROM schedule_owner) AS owner USING (file_id)
    WHERE gone = 0 ORDER BY file, line.id`;
  const files = new Map<number, ScheduleFile & { readonly times: WithId[] }>();
  for (const row of index.all(sql)) {
    const time = timeOf(row);
    if (time === null) continue;
    const fileId = Number(row['file_id']);
    const known = files.get(fileId) ?? {
      fileId,
      file: String(row['file']),
      named: textOrNull(row['named']),
      assigned: textOrNull(row['assigned']),
      times: [],
    };
    known.times.push({ ...time, line: Number(row['id']) });
    files.set(fileId, known);
  }
  return [...files.values()];
}

export function readTimesByHand(index: ReadHandle): (ScheduledTime & { readonly postOffice: string })[] {
  return index.all('SELECT * FROM schedule_by_hand ORDER BY post_office').flatMap((row) => {
    const time = timeOf(row);
    return time === null ? [] : [{ ...time, postOffice: String(row['post_office']) }];
  });
}

export function writeTimesByHand(
  index: WriteHandle,
  postOffice: string,
  times: readonly ScheduledTime[],
): void {
  index.transaction(() => {
    index.run('DELETE FROM schedule_by_hand WHERE post_office = ?', postOffice);
    const sql = 'INSERT OR IGNORE INTO schedule_by_hand (post_office, step, day, minute) VALUES (?, ?, ?, ?)';
    for (const { step, day, minute } of times) index.run(sql, postOffice, step, day, minute);
  });
}

/** Null for a file that is gone, or has no times of a schedule. */
export function readScheduleOwner(
  index: ReadHandle,
  fileId: number,
): Pick<ScheduleFile, 'file' | 'assigned'> | null {
  const sql = `SELECT file, (SELECT post_office FROM schedule_owner WHERE file_id = message.id) AS assigned
    FROM message WHERE id = ? AND gone = 0 AND EXISTS (SELECT 1 FROM log_line
      WHERE file_id = message.id AND format = 'dssched' AND facts_json ->> '$.kind' = 'schedule')`;
  const row = index.first(sql, fileId);
  return row === undefined ? null : { file: String(row['file']), assigned: textOrNull(row['assigned']) };
}

export function writeScheduleOwner(index: WriteHandle, fileId: number, postOffice: string | null): void {
  index.transaction(() => {
    index.run('DELETE FROM schedule_owner WHERE file_id = ?', fileId);
    const sql = 'INSERT INTO schedule_owner (file_id, post_office) VALUES (?, ?)';
    if (postOffice !== null) index.run(sql, fileId, postOffice);
  });
}

export interface DispatchRuns {
  readonly seen: readonly SeenRuns[];
  readonly missed: readonly MissedRuns[];
  /** Where the latest NSDA -S ran. */
  readonly lastServerRun: string | null;
  /** Runs that name no post office, and starts without a time. */
  readonly placeless: number;
}

/** Runs in DISPATCH.LOG, counted by the minute of the week; log times stay the clock on the wall. */
export function readDispatchRuns(index: ReadHandle): DispatchRuns {
  const sql = `SELECT post_office, step, outcome, (wall_ms / 86400000 + 4) % 7 AS day, wall_ms / 60000 % 1440 AS minute,
      count(*) AS count, json_group_array(wall_ms / 86400000) AS dates, max(id) AS line, max(wall_ms) AS last
    FROM (SELECT id, post_office, wall_ms, facts_json ->> '$.step' AS step, facts_json ->> '$.outcome' AS outcome
      FROM log_line WHERE format = 'dispatch' AND facts_json ->> '$.kind' = 'run'
        AND ${PRESENT})
    WHERE outcome IN ('started', 'missed') GROUP BY post_office, step, outcome, day, minute`;
  const seen: SeenRuns[] = [];
  const missed = new Map<string, Missed>();
  let [placeless, lastMs]: [number, number] = [0, -Infinity];
  let lastServerRun: string | null = null;
  for (const row of index.all(sql)) {
    const [postOffice, count] = [textOrNull(row['post_office']), Number(row['count'])];
    const step = SCHEDULE_STEPS.find((known) => known === row['step']);
    const time = timeOf(row);
    if (postOffice === null || step === undefined || (time === null && row['outcome'] === 'started')) {
      placeless += count;
      continue;
    }
    if (row['outcome'] === 'missed') addMissed(missed, { postOffice, step }, time, row);
    else if (time !== null)
      seen.push({ ...time, postOffice, dates: datesOf(row), line: Number(row['line']) });
    if (row['outcome'] !== 'started' || step !== 'T2' || Number(row['last']) <= lastMs) continue;
    lastMs = Number(row['last']);
    lastServerRun = postOffice;
  }
  return { seen, missed: [...missed.values()], lastServerRun, placeless };
}

/** Of started runs with a time: whole numbers, made in SQL. */
function datesOf(row: Row): number[] {
  return JSON.parse(String(row['dates'])) as number[];
}

type Missed = MissedRuns & { readonly noticed: number[] };

function addMissed(
  missed: Map<string, Missed>,
  process: Pick<MissedRuns, 'postOffice' | 'step'>,
  time: ScheduledTime | null,
  row: Row,
): void {
  const key = `${process.step} ${process.postOffice}`;
  const known: Missed = missed.get(key) ?? { ...process, count: 0, lastWallMs: null, noticed: [] };
  const last = numberOrNull(row['last']);
  if (time !== null) known.noticed.push(weekMinute(time));
  missed.set(key, {
    ...known,
    count: known.count + Number(row['count']),
    lastWallMs: last === null ? known.lastWallMs : Math.max(last, known.lastWallMs ?? last),
  });
}

/** Null for what is no time of a week: a line without a time, or numbers out of range. */
function timeOf(row: Row): ScheduledTime | null {
  const step = SCHEDULE_STEPS.find((known) => known === row['step']);
  const [day, minute] = [numberOrNull(row['day']), numberOrNull(row['minute'])];
  if (step === undefined || day === null || minute === null) return null;
  const isTime = day >= 0 && day <= 6 && minute >= 0 && minute <= 1_439;
  return isTime && Number.isInteger(day) && Number.isInteger(minute) ? { step, day, minute } : null;
}
