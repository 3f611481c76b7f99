/** Lists the queue and decodes what is new or changed, both at once. */
import { countWaitingMembers } from '../index/read-files.ts';
import { markGone, recordSeen } from '../index/write-messages.ts';
import { retryUnreadMembers } from '../index/write-members.ts';
import { listFiles } from './list-files.ts';
import { followMoves } from './maildir-moves.ts';
import { readRow } from './read-row.ts';
import { createRowSource } from './row-source.ts';
import type { RowSource } from './row-source.ts';
import type { QueueSession } from './session.ts';

/** Runs one scan to its end or until it is aborted. Problems are recorded, never thrown. */
export async function scanQueue(session: QueueSession, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now();
  session.scan = { phase: 'listing', filesSeen: 0, filesDone: 0, bytesOut: 0, elapsedMs: 0, problems: [] };
  const clock = setInterval(
    () => advance(session, { elapsedMs: Math.round(performance.now() - startedMs) }),
    250,
  );
  retryUnreadMembers(session.index.write);
  advance(session, { filesSeen: countWaitingMembers(session.index.read) });
  const source = createRowSource(session.index.read, signal);
  const lanes = Array.from({ length: session.pool.size * 2 }, () => decodeLane(session, source, signal));
  await listQueue(session, signal, () => source.moreMayHaveCome('at the end'));
  source.listingEnded();
  if (!signal.aborted) advance(session, { phase: 'decoding' });
  await Promise.all(lanes);
  clearInterval(clock);
  session.buffer.flush();
  const phase = signal.aborted ? 'cancelled' : 'finished';
  advance(session, { phase, elapsedMs: Math.round(performance.now() - startedMs) });
}

function advance(session: QueueSession, step: Partial<QueueSession['scan']>): void {
  session.scan = { ...session.scan, ...step };
  session.changed();
}

async function listQueue(session: QueueSession, signal: AbortSignal, onRows: () => void): Promise<void> {
  const { index, only, root } = session;
  const last = index.read.first('SELECT max(seen) AS n FROM message WHERE archive_id IS NULL');
  const listing = Number(last?.['n'] ?? 0) + 1;
  for await (const { files, problems } of listFiles(root, only, session.limits, signal)) {
    if (session.isMaildir) followMoves(session, files);
    recordSeen(index.write, files, listing);
    advance(session, {
      filesSeen: session.scan.filesSeen + files.length,
      problems: [...session.scan.problems, ...problems],
    });
    onRows();
  }
  // A listing that was cut short has not seen everything, and says nothing about what it has not seen.
  if (!signal.aborted) markGone(index.write, listing);
}

async function decodeLane(session: QueueSession, source: RowSource, signal: AbortSignal): Promise<void> {
  for (let row = await source.next(); row !== null && !signal.aborted; row = await source.next()) {
    try {
      const bytesOut = await readRow(session, row, (members) => {
        advance(session, { filesSeen: session.scan.filesSeen + members });
        source.moreMayHaveCome('anywhere');
      });
      const { filesDone, bytesOut: before } = session.scan;
      advance(session, { filesDone: filesDone + 1, bytesOut: before + bytesOut });
    } finally {
      source.done();
    }
  }
}
