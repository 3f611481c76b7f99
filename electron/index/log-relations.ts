/** Messages and log lines near each other in time: what is worth asking whether they are related. */
import type { LogRow } from '../../shared/contract/logs.ts';
import { postOfficeOf } from '../../shared/logs/names.ts';
import { RELATION_WINDOW } from '../../shared/logs/relate.ts';
import type { RelatableMessage } from '../../shared/logs/relate.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { PRESENT } from './log-queries.ts';
import { logRow, selectLogRows, wallOf } from './log-rows.ts';
import { anywhere } from './matching-words.ts';
import { MESSAGE_COLUMNS, messageRow, numberOrNull, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

/** Nearest in time first; a busy hour of a large post office must not cost more than this. */
const NEAR_LIMIT = 2_000;
/** Found by what is named in a text, at any distance. */
const NAMED_LIMIT = 100;
/** Names in one text that are looked for. */
const NAMES_LIMIT = 8;

/** A message with all that relations are told from. */
export interface NearMessage extends RelatableMessage {
  readonly row: MessageRow;
}

const SELECT_MESSAGES = `SELECT ${MESSAGE_COLUMNS}, arrived_ms, server FROM message`;
const PRESENT_MESSAGES = `${SELECT_MESSAGES} WHERE gone = 0 AND role = 'message'`;

export function readRelatable(index: ReadHandle, id: MessageId): NearMessage | null {
  const row = index.first(`${SELECT_MESSAGES} WHERE id = ?`, id);
  return row === undefined ? null : nearMessage(row);
}

/** Messages that a line may speak of: near it in time, named by it, or the one it is attached to. */
export function messagesNear(index: ReadHandle, line: LogRow): NearMessage[] {
  return distinct([
    ...index.all(`${PRESENT_MESSAGES} AND id = ?`, line.fileId),
    ...messagesInTime(index, line),
    ...messagesNamed(index, line.text),
  ]).map(nearMessage);
}

function messagesInTime(index: ReadHandle, { atMs, postOffice, facts }: LogRow): Row[] {
  if (atMs === null) return [];
  const { beforeMs, afterMs } = RELATION_WINDOW;
  const ends = facts?.kind === 'mail' ? [postOfficeOf(facts.from), postOfficeOf(facts.to)] : [];
  const whose = [postOffice, ...ends].filter((name) => name !== null);
  const sql = `${PRESENT_MESSAGES} AND (date_ms BETWEEN ?1 - ?2 AND ?1 + ?3 OR arrived_ms BETWEEN ?1 - ?2 AND ?1 + ?3)
      AND (?4 = '[]' OR requestor IN (SELECT value FROM json_each(?4)) OR server IN (SELECT value FROM json_each(?4)))
    ORDER BY min(abs(ifnull(date_ms, 0) - ?1), abs(ifnull(arrived_ms, 0) - ?1)) LIMIT ?5`;
  return index.all(sql, atMs, beforeMs, afterMs, JSON.stringify(whose), NEAR_LIMIT);
}

/** File names with an ending, and names of MAI files. */
const FILE_NAME = /[\w$-]{4,64}\.[\w.]{1,16}|\b[\da-f]{8}\b/gi;

function messagesNamed(index: ReadHandle, text: string): Row[] {
  const names = [...text.matchAll(FILE_NAME)].slice(0, NAMES_LIMIT).map(([name]) => name);
  const byFile = names.flatMap((name) =>
    index.all(`${PRESENT_MESSAGES} AND file LIKE ? ESCAPE '\\' LIMIT ?`, anywhere(name), NAMED_LIMIT),
  );
  if (!/(?:req|srv)tx/i.test(text)) return byFile;
  const sql = `${PRESENT_MESSAGES} AND kind IN ('ReqTx', 'SrvTx') AND instr(lower(?1), lower(substr(subject, 1, 40)))
    LIMIT ?2`;
  return [...byFile, ...index.all(sql, text, NAMED_LIMIT)];
}

/** Lines that may speak of a message: near it in time, naming it, or of a log attached to it. */
export function linesNear(index: ReadHandle, message: RelatableMessage, zoneMinutes: number): LogRow[] {
  return distinct([
    ...index.all(`${selectLogRows('file_id = ?')} LIMIT ?`, message.id, NEAR_LIMIT),
    ...linesInTime(index, message, zoneMinutes),
    ...linesNaming(index, message, zoneMinutes),
  ]).map((row) => logRow(row, zoneMinutes));
}

function linesInTime(
  index: ReadHandle,
  { dateMs, arrivedMs, requestor, server }: RelatableMessage,
  zoneMinutes: number,
): Row[] {
  const { beforeMs, afterMs } = RELATION_WINDOW;
  const whose = [requestor, server].filter((name) => name !== null);
  // A line that names no post office may speak of any.
  const sql = `${selectLogRows(`${PRESENT}
      AND (wall_ms BETWEEN ?1 - ?4 AND ?1 + ?3 OR wall_ms BETWEEN ?2 - ?4 AND ?2 + ?3)
      AND (?5 = '[]' OR post_office IS NULL OR post_office IN (SELECT value FROM json_each(?5)))`)}
    ORDER BY ${DISTANCE} LIMIT ?6`;
  const names = JSON.stringify(whose);
  const [sent, arrived] = wallTimes({ dateMs, arrivedMs }, zoneMinutes);
  return index.all(sql, sent, arrived, beforeMs, afterMs, names, NEAR_LIMIT);
}

function linesNaming(index: ReadHandle, message: RelatableMessage, zoneMinutes: number): Row[] {
  const { file, kind, subject } = message;
  const name = file.slice(file.lastIndexOf('/') + 1);
  // A MAI file is named without its ending (SENT.LOG, RECV.LOG).
  const mai = /^([\da-f]{8})\./i.exec(name)?.[1] ?? '';
  const quoted =
    (kind === 'ReqTx' || kind === 'SrvTx') && subject !== null ? subject.slice(0, 40).trim() : '';
  const names = [mai === '' ? name : mai, quoted].filter((one) => one !== '').map(anywhere);
  if (names.length === 0) return [];
  const isIn = names.map((_, at) => `text LIKE ?${at + 4} ESCAPE '\\'`).join(' OR ');
  // Found first, joined with their files then: all lines are looked at, and few are found.
  const found = `SELECT id FROM log_line WHERE ${PRESENT} AND (${isIn})
    ORDER BY ${DISTANCE} NULLS LAST, id LIMIT ?3`;
  const times = wallTimes(message, zoneMinutes);
  return index.all(selectLogRows(`log_line.id IN (${found})`), ...times, NAMED_LIMIT, ...names);
}

/** Of a line from a message that was sent at ?1 and arrived at ?2; null where one of them has no time. */
const DISTANCE = 'min(abs(wall_ms - ifnull(?1, ?2)), abs(wall_ms - ifnull(?2, ?1)))';

/** When a message was sent and when it arrived, by the clock of the logs. */
function wallTimes(
  { dateMs, arrivedMs }: Pick<RelatableMessage, 'dateMs' | 'arrivedMs'>,
  zoneMinutes: number,
): [number | null, number | null] {
  const wall = (ms: number | null): number | null => (ms === null ? null : wallOf(ms, zoneMinutes));
  return [wall(dateMs), wall(arrivedMs)];
}

function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row['id'], row])).values()];
}

function nearMessage(found: Row): NearMessage {
  const row = messageRow(found);
  return {
    ...row,
    row,
    arrivedMs: numberOrNull(found['arrived_ms']),
    server: textOrNull(found['server']),
  };
}
