/** What the address list is worked out from: which messages hold transactions, and how to tell that one has changed. */
import { failureText } from '../../shared/failure.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import type { PlanMessage } from '../../shared/gal/plan.ts';
import { MESSAGE_KINDS, TRANSACTION_FORMATS } from '../../shared/model.ts';
import type { PartFacts, SyncNumbers } from '../../shared/model.ts';
import type { MessageState } from '../../shared/state.ts';
import { numberOrNull, parsed, textOrNull } from './message-rows.ts';
import type { ReadHandle, Row } from './open-index.ts';

/** A message as the address list sees it. */
export interface GalMessage extends PlanMessage {
  readonly fileBytes: number;
  readonly modifiedMs: number;
  /** MIME paths of the parts that hold transactions. */
  readonly parts: readonly string[];
}

const COLUMNS = `id, file, file_bytes, modified_ms, kind, requestor, server, date_ms, date_source, arrived_ms, sync_json,
  state_json, format, transactions, parts_json`;

/** The next messages that were there at the last listing, by id; logs are none. */
export function readGalMessages(index: ReadHandle, afterId: number, limit: number): GalMessage[] {
  // By the table itself: an index by state would be asked for all that is left, and sorted, for every page.
  const sql = `SELECT ${COLUMNS} FROM message NOT INDEXED
    WHERE gone = 0 AND role = 'message' AND state <> 'unrecognised' AND id > ? ORDER BY id LIMIT ?`;
  return index.all(sql, afterId, limit).map(galMessage);
}

function galMessage(row: Row): GalMessage {
  const state = parsed<MessageState>(row['state_json']);
  const source = row['date_source'];
  return {
    id: Number(row['id']),
    file: String(row['file']),
    fileBytes: Number(row['file_bytes']),
    modifiedMs: Number(row['modified_ms']),
    kind: MESSAGE_KINDS.find((kind) => kind === row['kind']) ?? null,
    requestor: textOrNull(row['requestor']),
    server: textOrNull(row['server']),
    sentMs: numberOrNull(row['date_ms']),
    sentSource: source === 'header' || source === 'mtime' ? source : null,
    arrivedMs: numberOrNull(row['arrived_ms']),
    sync: row['sync_json'] === null ? null : parsed<SyncNumbers>(row['sync_json']),
    state: state.kind,
    reason: reasonOf(state),
    format: TRANSACTION_FORMATS.find((format) => format === row['format']) ?? null,
    transactions: numberOrNull(row['transactions']),
    parts: holdsTransactions(row) ? transactionParts(parsed<PartFacts[]>(row['parts_json'])) : [],
  };
}

function holdsTransactions(row: Row): boolean {
  return (numberOrNull(row['transactions']) ?? 0) > 0;
}

function transactionParts(parts: readonly PartFacts[]): string[] {
  return parts.filter(({ transactions }) => (transactions ?? 0) > 0).map(({ path }) => path);
}

function reasonOf(state: MessageState): string | null {
  switch (state.kind) {
    case 'failed':
      return `${failureText(state.failure.kind).title}: ${state.failure.detail}.`;
    case 'hung':
      return evidenceSentence(state.evidence);
    case 'quarantined':
      return state.reason;
    default:
      return null;
  }
}

/** Post offices that logs and listings name; far more than a network has. */
export const NAMED_LIMIT = 10_000;

/** Each is looked up behind the one before it: there are few, and millions of lines. */
export function readNamedPostOffices(index: ReadHandle): string[] {
  const sql = `WITH RECURSIVE named (name) AS (
      SELECT min(post_office) FROM log_line
      UNION ALL SELECT (SELECT min(post_office) FROM log_line WHERE post_office > name) FROM named
        WHERE name IS NOT NULL LIMIT ?
    ) SELECT name FROM named WHERE name IS NOT NULL`;
  return index.all(sql, NAMED_LIMIT).map((row) => String(row['name']));
}
