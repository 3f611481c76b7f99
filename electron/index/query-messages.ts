/** Filtering and sorting of messages, in SQL. */
import type { SQLInputValue } from 'node:sqlite';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { MessageQuery, SortColumn } from '../../shared/query.ts';
import type { StateKind } from '../../shared/state.ts';
import { wordConditions } from './matching-words.ts';
import { LISTED, MESSAGE_COLUMNS, messageRow } from './message-rows.ts';
import type { ReadHandle } from './open-index.ts';

/** What needs attention first comes first; the alphabet would hide it in the middle. */
const ATTENTION_ORDER: readonly StateKind[] = [
  'hung',
  'failed',
  'retrying',
  'reading',
  'decoding',
  'discovered',
  'unrecognised',
  'quarantined',
  'decoded',
  'delivered',
];
const STATE_RANK = `CASE state ${ATTENTION_ORDER.map((kind, rank) => `WHEN '${kind}' THEN ${rank}`).join(' ')} END`;

const SORT_EXPRESSIONS: Readonly<Record<SortColumn, string>> = {
  file: 'file',
  state: STATE_RANK,
  kind: 'kind',
  requestor: 'requestor',
  from: 'from_text',
  to: 'to_text',
  subject: 'subject',
  date: 'date_ms',
  codec: 'codec',
  fileBytes: 'file_bytes',
  bytesIn: 'bytes_in',
  bytesOut: 'bytes_out',
  transactions: 'transactions',
  attempts: 'attempts',
};

const SEARCHED = `(file || ' ' || ifnull(subject, '') || ' ' || ifnull(from_text, '') || ' ' || ifnull(to_text, ''))`;

/** Ids of all matching messages in order; the id breaks ties, so that equal rows keep their order. */
export function matchingIds(index: ReadHandle, query: MessageQuery): MessageId[] {
  const { where, values } = conditions(query);
  const direction = query.sort.direction === 'ascending' ? 'ASC' : 'DESC';
  const sql = `SELECT id FROM message WHERE ${where} ORDER BY ${SORT_EXPRESSIONS[query.sort.column]} ${direction}, id`;
  return index.all(sql, ...values).map((row) => Number(row['id']));
}

function conditions(query: MessageQuery): { where: string; values: SQLInputValue[] } {
  const parts = ['gone = 0', LISTED];
  const values: SQLInputValue[] = [];
  const oneOf = (column: string, wanted: readonly string[]): void => {
    if (wanted.length === 0) return;
    parts.push(`${column} IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(wanted));
  };
  oneOf('state', query.states);
  oneOf('kind', query.kinds);
  oneOf('requestor', query.requestors);
  for (const { condition, value } of wordConditions(SEARCHED, query.text)) {
    parts.push(condition);
    values.push(value);
  }
  return { where: parts.join(' AND '), values };
}

/** Files that turned out to be something else than messages: logs, archives. */
export function readUnlistedIds(index: ReadHandle): ReadonlySet<MessageId> {
  const sql = `SELECT id FROM message WHERE role <> 'message' AND NOT ${LISTED}`;
  return new Set(index.all(sql).map((row) => Number(row['id'])));
}

/** Those of `ids` that are in the index and whose file was there at the last listing, in that order. */
export function presentIds(index: ReadHandle, ids: readonly MessageId[]): MessageId[] {
  const sql = `SELECT id FROM message WHERE gone = 0 AND ${LISTED} AND id IN (SELECT value FROM json_each(?))`;
  const present = new Set(index.all(sql, JSON.stringify(ids)).map((row) => Number(row['id'])));
  return ids.filter((id) => present.has(id));
}

/** The rows of `ids`, in that order; ids that no longer exist are left out. */
export function rowsOf(index: ReadHandle, ids: readonly MessageId[]): MessageRow[] {
  const sql = `SELECT ${MESSAGE_COLUMNS} FROM message WHERE id IN (SELECT value FROM json_each(?))`;
  const found = new Map(
    index.all(sql, JSON.stringify(ids)).map((row) => [Number(row['id']), messageRow(row)]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}
