/**
 * How long DirSync mail took from one post office to the next, counted by the minute in SQL. Both ends of a measurement
 * are of one kind, message headers or log lines: the two are never subtracted from each other, so the zone of the logs
 * does not matter here.
 */
import type { Leg } from '../../shared/schedule/board.ts';
import type { ReadHandle, Row } from './open-index.ts';
import { PRESENT } from './log-queries.ts';

/** MAI numbers come round again; the same number later than this is another mail. */
const MAIL_TRANSIT_LIMIT_MS = 7 * 24 * 60 * 60_000;
const SYSTEM_MAILBOX = '/$SYSTEM';

export interface MeasuredMail {
  /** The post office that most DirSync messages name as their server. */
  readonly server: string | null;
  readonly legs: readonly Leg[];
}

/** Transit of messages and of logged mail. The median is the mean of the middle minute. */
export function readMeasuredMail(index: ReadHandle): MeasuredMail {
  const legs = new Map<string, Bucket[]>();
  const servers = new Map<string, number>();
  for (const row of index.all(MESSAGE_BUCKETS)) {
    const [server, requestor] = [String(row['server']), String(row['requestor'])];
    servers.set(server, (servers.get(server) ?? 0) + Number(row['count']));
    // Not measured; or mail of the server to itself, which goes nowhere.
    if (row['minute'] === null || server === requestor) continue;
    addBucket(legs, row['back'] === 1 ? [server, requestor] : [requestor, server], row);
  }
  for (const row of index.all(MAIL_BUCKETS))
    addBucket(legs, [String(row['origin']), String(row['target'])], row);
  const [most] = [...servers].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { server: most?.[0] ?? null, legs: [...legs].flatMap(([key, buckets]) => legOf(key, buckets)) };
}

/** Post offices that messages of the queue name, the server's requestors. */
export function readRequestorNames(index: ReadHandle): string[] {
  const sql = 'SELECT DISTINCT requestor FROM message WHERE gone = 0 AND requestor IS NOT NULL';
  return index.all(sql).map((row) => String(row['requestor']));
}

/**
 * From the sender's Date header to the newest Received header. What arrived before it was sent was told by two clocks
 * that disagree, and measures nothing. All rows are wanted: the scan in order of the table is faster than any index.
 */
const MESSAGE_BUCKETS = `SELECT requestor, server, kind = 'SrvTx' AS back,
    iif(date_source = 'header' AND arrived_ms >= date_ms, (arrived_ms - date_ms) / 60000, NULL) AS minute,
    count(*) AS count, sum(arrived_ms - date_ms) AS total, max(arrived_ms - date_ms) AS longest
  FROM message NOT INDEXED WHERE gone = 0 AND kind IN ('ReqTx', 'Status', 'SrvTx') AND server IS NOT NULL
    AND requestor IS NOT NULL GROUP BY requestor, server, back, minute`;

/**
 * $SYSTEM mail that a SENT.LOG names with two MAI numbers, the second one of the receiving post office, and a RECV.LOG
 * with that one (Q151215). Each is paired with the first receipt that is not before it, by a window and not by a join:
 * many lines under one number must not multiply.
 */
const POST_OFFICES = ['sender', 'recipient'].map(
  (name) => `substr(${name}, 1, length(${name}) - ${SYSTEM_MAILBOX.length})`,
);
const MAIL_BUCKETS = `WITH mail AS MATERIALIZED (
    SELECT wall_ms, upper(facts_json ->> '$.from') AS sender, upper(facts_json ->> '$.to') AS recipient,
      json_array_length(facts_json, '$.mai') AS numbers, upper(facts_json ->> '$.mai[#-1]') AS mai
    FROM log_line WHERE format = 'sent-recv' AND wall_ms IS NOT NULL AND facts_json ->> '$.kind' = 'mail'
      AND sender LIKE '%${SYSTEM_MAILBOX}' AND recipient LIKE '%${SYSTEM_MAILBOX}' AND sender <> recipient
      AND ${PRESENT}),
  known AS (SELECT *, min(wall_ms) FILTER (WHERE numbers = 1)
      OVER (PARTITION BY sender, recipient, mai ORDER BY wall_ms DESC) AS received_ms FROM mail),
  pair AS (SELECT DISTINCT sender, recipient, mai, wall_ms, received_ms - wall_ms AS took FROM known
    WHERE numbers = 2 AND received_ms <= wall_ms + ${MAIL_TRANSIT_LIMIT_MS})
  SELECT ${POST_OFFICES[0]} AS origin, ${POST_OFFICES[1]} AS target, took / 60000 AS minute, count(*) AS count,
    sum(took) AS total, max(took) AS longest FROM pair GROUP BY origin, target, minute`;

/** Measurements of one leg that lie in the same minute. */
interface Bucket {
  readonly minute: number;
  readonly count: number;
  readonly total: number;
  readonly longest: number;
}

function addBucket(legs: Map<string, Bucket[]>, ends: readonly [string, string], row: Row): void {
  const key = JSON.stringify(ends);
  const bucket = {
    minute: Number(row['minute']),
    count: Number(row['count']),
    total: Number(row['total']),
    longest: Number(row['longest']),
  };
  const known = legs.get(key);
  if (known === undefined) legs.set(key, [bucket]);
  else known.push(bucket);
}

function legOf(key: string, buckets: readonly Bucket[]): Leg[] {
  const [from, to] = JSON.parse(key) as [string, string];
  const sorted = buckets.toSorted((a, b) => a.minute - b.minute);
  const count = sorted.reduce((sum, bucket) => sum + bucket.count, 0);
  const [lower, upper] = [meanAt(sorted, (count - 1) / 2), meanAt(sorted, count / 2)];
  const longest = Math.max(...sorted.slice(-1).map((bucket) => bucket.longest));
  return count === 0
    ? []
    : [{ from, to, times: { count, median: Math.round((lower + upper) / 2), longest } }];
}

/** Mean of the minute that holds the measurement of this number, from 0. */
function meanAt(sorted: readonly Bucket[], number: number): number {
  let passed = 0;
  for (const { count, total } of sorted) {
    passed += count;
    if (passed > Math.floor(number)) return total / count;
  }
  return 0;
}
