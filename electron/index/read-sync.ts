/** What cycles, ledger and timeline are worked out from: envelopes and log lines, no payload. */
import type { LoggedRun, SyncMessage } from '../../shared/cycles/model.ts';
import type { LogFacts } from '../../shared/logs/model.ts';
import type { SyncNumbers } from '../../shared/model.ts';
import { STATE_KINDS } from '../../shared/state.ts';
import { numberOrNull, parsed, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';
import { PRESENT } from './log-queries.ts';

const SYNC_KINDS: readonly SyncMessage['kind'][] = ['ReqTx', 'SrvTx', 'Status', 'DirectoryExchange'];

/** Every DirSync message of a known requestor that was there at the last listing, by time. */
export function readSyncMessages(index: ReadHandle): SyncMessage[] {
  const sql = `SELECT id, file, kind, requestor, server, date_ms, date_source, arrived_ms, sync_json, state FROM message
    WHERE gone = 0 AND role = 'message' AND requestor IS NOT NULL ORDER BY date_ms, id`;
  return index.all(sql).flatMap((row) => {
    const kind = SYNC_KINDS.find((known) => known === row['kind']);
    return kind === undefined ? [] : [syncMessage(row, kind)];
  });
}

function syncMessage(row: Row, kind: SyncMessage['kind']): SyncMessage {
  const source = row['date_source'];
  return {
    id: Number(row['id']),
    file: String(row['file']),
    kind,
    requestor: String(row['requestor']),
    server: textOrNull(row['server']),
    sentMs: numberOrNull(row['date_ms']),
    sentSource: source === 'header' || source === 'mtime' ? source : null,
    arrivedMs: numberOrNull(row['arrived_ms']),
    sync: row['sync_json'] === null ? null : parsed<SyncNumbers>(row['sync_json']),
    state: STATE_KINDS.find((state) => state === row['state']) ?? 'discovered',
  };
}

/** Runs that one picture takes into account: a hundred post offices over three years. The latest count. */
export const LOGGED_RUNS_LIMIT = 400_000;

/**
 * Runs that logs tell of, by time; the latest `limit` of them.
 * @param zoneMinutes how far the clock of the logs is ahead of UTC
 */
export function readLoggedRuns(
  index: ReadHandle,
  zoneMinutes: number,
  limit = LOGGED_RUNS_LIMIT,
): LoggedRun[] {
  const sql = `SELECT id, wall_ms, post_office, facts_json FROM log_line
    WHERE facts_json ->> '$.kind' = 'run' AND wall_ms IS NOT NULL AND post_office IS NOT NULL
      AND ${PRESENT} ORDER BY wall_ms DESC, id DESC LIMIT ?`;
  const latest = index.all(sql, limit).toReversed();
  return latest.flatMap((row) => {
    const facts = parsed<LogFacts>(row['facts_json']);
    if (facts.kind !== 'run') return [];
    const { step, outcome } = facts;
    const atMs = Number(row['wall_ms']) - zoneMinutes * 60_000;
    return { line: Number(row['id']), step, outcome, postOffice: String(row['post_office']), atMs };
  });
}

/** A line of a listing with the numbers it shows. */
export interface ListingLine {
  readonly line: number;
  readonly fileId: number;
  readonly postOffice: string | null;
  readonly facts: LogFacts;
  /** When the listing's file was written: the listing itself does not say. */
  readonly writtenMs: number;
}

/** Lines of LISTDS and LISTQ output in file order. */
export function readListingLines(index: ReadHandle): ListingLine[] {
  const sql = `SELECT log_line.id, post_office, facts_json, modified_ms, file_id FROM log_line
    JOIN message ON message.id = file_id
    WHERE log_line.format IN ('listds', 'listq') AND facts_json IS NOT NULL AND gone = 0 ORDER BY file_id, number`;
  return index.all(sql).map((row) => ({
    line: Number(row['id']),
    fileId: Number(row['file_id']),
    postOffice: textOrNull(row['post_office']),
    facts: parsed<LogFacts>(row['facts_json']),
    writtenMs: Number(row['modified_ms']),
  }));
}

/** Messages that are in no lane of the timeline: without a requestor or a time. */
export function countOutside(index: ReadHandle): number {
  const sql = `SELECT count(*) AS n FROM message
    WHERE gone = 0 AND role = 'message' AND (requestor IS NULL OR date_ms IS NULL)`;
  return Number(index.first(sql)?.['n'] ?? 0);
}
