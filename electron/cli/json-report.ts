import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { MessageRow, SyncNumbers } from '../../shared/model.ts';
import type { OpenSession } from '../engine/open-session.ts';
import { readParts } from '../index/read-messages.ts';
import { allMessages, reasonOf } from './report-source.ts';

/** Parts of the document that this version does not work out are null, which is not the same as empty. */
const NOT_BUILT_YET = { cycles: null, ledger: null, gal: null, logs: null, findings: null };
const NO_SYNC: SyncNumbers = { req: null, reqWas: null, srv: null, srvWas: null, imports: null, sent: null };

/**
 * Writes the `inspect` document, message by message.
 * @returns how many messages failed or hung
 */
export async function writeJsonReport(queue: OpenSession, out: Writable): Promise<number> {
  const { scan, workers, total } = queue.summary();
  const rows = [...allMessages(queue)];
  const source = {
    path: queue.info.path,
    kind: queue.info.kind,
    files: total,
    bytes: rows.reduce((sum, { fileBytes }) => sum + fileBytes, 0),
    problems: scan.problems,
  };
  await write(out, `{\n  "source": ${JSON.stringify(source)},\n  "messages": [`);
  let wrong = 0;
  let separator = '\n    ';
  for (const row of rows) {
    if (row.state.kind === 'failed' || row.state.kind === 'hung') wrong += 1;
    await write(out, separator + JSON.stringify(messageEntry(queue, row)));
    separator = ',\n    ';
  }
  const timing = {
    totalMs: scan.elapsedMs,
    bytesPerSecond: scan.elapsedMs === 0 ? null : Math.round((scan.bytesOut / scan.elapsedMs) * 1000),
    workers,
  };
  const rest = Object.entries({ ...NOT_BUILT_YET, timing }).map(
    ([key, value]) => `  "${key}": ${JSON.stringify(value)}`,
  );
  await write(out, `\n  ],\n${rest.join(',\n')}\n}\n`);
  return wrong;
}

function messageEntry({ session }: OpenSession, row: MessageRow): object {
  const { parts } = readParts(session.index.read, row.id);
  const carrying = parts.find(({ codec, transactions }) => codec !== 'none' || transactions !== null);
  return {
    file: row.file,
    part: carrying?.path ?? null,
    kind: row.kind,
    from: row.from,
    to: row.to,
    subject: row.subject,
    date: row.dateMs === null ? null : new Date(row.dateMs).toISOString(),
    dateSource: row.dateSource,
    state: row.state.kind,
    reason: reasonOf(row.state),
    format: row.format ?? 'none',
    codec: row.codec ?? 'none',
    bytesIn: row.bytesIn,
    bytesOut: row.bytesOut,
    transactions: row.transactions,
    sync: row.sync ?? NO_SYNC,
    requestor: row.requestor,
    evidence: row.state.kind === 'hung' ? row.state.evidence : null,
  };
}

async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}
