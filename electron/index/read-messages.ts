import type { RequestorCounts, Summary } from '../../shared/contract/queue.ts';
import type { Attempt, MessageId, MessageRow, PartFacts } from '../../shared/model.ts';
import { DECODERS, STATE_KINDS } from '../../shared/state.ts';
import type { StateKind } from '../../shared/state.ts';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import { LISTED, MESSAGE_COLUMNS, messageRow, notesOf, parsed, partsOf } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';
import { PLACE_COLUMNS, placedFile } from './places.ts';
import type { PlacedFile } from './places.ts';

export function readMessageRow(index: ReadHandle, id: MessageId): MessageRow | null {
  const row = index.first(`SELECT ${MESSAGE_COLUMNS} FROM message WHERE id = ?`, id);
  return row === undefined ? null : messageRow(row);
}

export function readParts(
  index: ReadHandle,
  id: MessageId,
): { readonly parts: PartFacts[]; readonly notes: string[] } {
  const row = index.first('SELECT parts_json, notes_json FROM message WHERE id = ?', id);
  return row === undefined ? { parts: [], notes: [] } : { parts: partsOf(row), notes: notesOf(row) };
}

export function readAttempts(index: ReadHandle, id: MessageId): Attempt[] {
  return index.all('SELECT * FROM attempt WHERE message_id = ? ORDER BY number', id).map(attemptOf);
}

export function attemptOf(row: Row): Attempt {
  return {
    number: Number(row['number']),
    startedAtMs: Number(row['started_at_ms']),
    elapsedMs: Number(row['elapsed_ms']),
    decoder: DECODERS.find((decoder) => decoder === row['decoder']) ?? 'safe',
    workers: Number(row['workers']),
    outcome: STATE_KINDS.find((kind) => kind === row['outcome']) ?? 'failed',
    failureKind: FAILURE_KINDS.find((kind) => kind === row['failure_kind']) ?? null,
    text: String(row['text']),
    samples: parsed(row['samples_json']),
  };
}

/** A row that waits to be read, with the bytes it has now. */
export interface WaitingRow extends MessageRow {
  readonly version: number;
  readonly place: PlacedFile;
}

/** Rows of this archive are true of it as it is now. */
const IS_OF_ARCHIVE = `(archive_id IS NULL OR seen = (SELECT version FROM message AS archive WHERE archive.id = message.archive_id))`;

/** The next rows that wait to be read, oldest listing first. */
export function readDiscovered(index: ReadHandle, afterId: MessageId, limit: number): WaitingRow[] {
  const sql = `SELECT ${MESSAGE_COLUMNS}, ${PLACE_COLUMNS}, version FROM message
    WHERE gone = 0 AND state = 'discovered' AND id > ? AND ${IS_OF_ARCHIVE} ORDER BY id LIMIT ?`;
  return index.all(sql, afterId, limit).map((row) => ({
    ...messageRow(row),
    version: Number(row['version']),
    place: placedFile(row),
  }));
}

/** Whether what is being read is still what the row stands for: its file may have been listed anew meanwhile. */
export function isOfVersion(index: ReadHandle, { id, version }: Pick<WaitingRow, 'id' | 'version'>): boolean {
  return index.first('SELECT 1 FROM message WHERE id = ? AND version = ?', id, version) !== undefined;
}

/** Messages whose receipt names this file; copies of one message share a receipt. */
export function deliveredAs(index: ReadHandle, folder: string, fileName: string): MessageId[] {
  const sql = `SELECT id FROM message WHERE state = 'delivered'
    AND state_json ->> '$.receipt.folder' = ? AND state_json ->> '$.receipt.fileName' = ?`;
  return index.all(sql, folder, fileName).map((row) => Number(row['id']));
}

export type Totals = Pick<
  Summary,
  'total' | 'counts' | 'others' | 'oldest' | 'largest' | 'requestors' | 'gone'
>;

/** Others are taken off again: both halves are counted from an index alone, without looking at a hundred thousand rows. */
const COUNTS = `SELECT state, sum(n) AS n FROM (
    SELECT state, count(*) AS n FROM message WHERE gone = 0 GROUP BY state
    UNION ALL SELECT state, -count(*) FROM message WHERE role <> 'message' AND gone = 0 AND NOT ${LISTED} GROUP BY state
  ) GROUP BY state`;

export function readTotals(index: ReadHandle): Totals {
  const counts = Object.fromEntries(STATE_KINDS.map((kind) => [kind, 0])) as Record<StateKind, number>;
  for (const row of index.all(COUNTS)) {
    const kind = STATE_KINDS.find((known) => known === row['state']);
    if (kind !== undefined) counts[kind] = Number(row['n']);
  }
  const oldest = index.first(
    `SELECT id, file, date_ms FROM message WHERE gone = 0 AND date_ms IS NOT NULL AND kind IS NOT NULL
       AND state NOT IN ('delivered', 'quarantined', 'unrecognised') ORDER BY date_ms LIMIT 1`,
  );
  const largest = index.first(
    `SELECT id, file, bytes_out FROM message WHERE gone = 0 AND bytes_out IS NOT NULL ORDER BY bytes_out DESC LIMIT 1`,
  );
  return {
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    others: readOthers(index),
    oldest:
      (oldest && {
        id: Number(oldest['id']),
        file: String(oldest['file']),
        dateMs: Number(oldest['date_ms']),
      }) ||
      null,
    largest:
      (largest && {
        id: Number(largest['id']),
        file: String(largest['file']),
        bytes: Number(largest['bytes_out']),
      }) ||
      null,
    requestors: readRequestors(index),
    gone: Number(index.first(`SELECT count(*) AS n FROM message WHERE gone = 1 AND ${LISTED}`)?.['n'] ?? 0),
  };
}

/** Rows of the lists that are no messages, from an index of the few that are none. */
const OTHERS = `SELECT role, state, count(*) AS n FROM message INDEXED BY message_set_aside
  WHERE gone = 0 AND role <> 'message' AND ${LISTED} GROUP BY role, state`;

function readOthers(index: ReadHandle): Totals['others'] {
  const others = { total: 0, hung: 0, failed: 0, archives: 0 };
  for (const { role, state, n } of index.all(OTHERS)) {
    others.total += Number(n);
    if (state !== 'hung' && state !== 'failed') continue;
    others[state] += Number(n);
    if (role === 'archive') others.archives += Number(n);
  }
  return others;
}

function readRequestors(index: ReadHandle): RequestorCounts[] {
  const sql = `SELECT requestor, count(*) AS total, sum(state = 'hung') AS hung, sum(state = 'failed') AS failed
    FROM message WHERE gone = 0 AND requestor IS NOT NULL GROUP BY requestor ORDER BY requestor`;
  return index.all(sql).map((row) => ({
    requestor: String(row['requestor']),
    total: Number(row['total']),
    hung: Number(row['hung']),
    failed: Number(row['failed']),
  }));
}

/** All files that were there at the last listing, whatever they are; what lies in an archive is part of it. */
export function readFilesTotal(index: ReadHandle): { readonly files: number; readonly bytes: number } {
  const sql =
    'SELECT count(*) AS files, ifnull(sum(file_bytes), 0) AS bytes FROM message WHERE gone = 0 AND archive_id IS NULL';
  const row = index.first(sql);
  return { files: Number(row?.['files'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
}
