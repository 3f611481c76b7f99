/** Lists the queue and decodes what is new or changed, both at once. */
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { markGone, recordSeen, writeEnvelope } from '../index/write-messages.ts';
import { addLogLines, removeLogLines } from '../index/write-log-lines.ts';
import { readDiscovered } from '../index/read-messages.ts';
import { applyOutcome } from './apply-outcome.ts';
import { listFiles } from './list-files.ts';
import { absolutePath } from './session.ts';
import type { QueueSession } from './session.ts';

const TAKE_ROWS = 200;
/** Writing a line, compared with writing the result of a message. */
const LINE_COST = 0.5;

/** Runs one scan to its end or until it is aborted. Problems are recorded, never thrown. */
export async function scanQueue(session: QueueSession, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now();
  session.scan = { phase: 'listing', filesSeen: 0, filesDone: 0, bytesOut: 0, elapsedMs: 0, problems: [] };
  const clock = setInterval(
    () => advance(session, { elapsedMs: Math.round(performance.now() - startedMs) }),
    250,
  );
  const source = createRowSource(session);
  const lanes = Array.from({ length: session.pool.size * 2 }, () => decodeLane(session, source, signal));
  await listQueue(session, signal, source.moreMayHaveCome);
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
  const listing = Number(index.read.first('SELECT max(seen) AS n FROM message')?.['n'] ?? 0) + 1;
  for await (const { files, problems } of listFiles(root, only, session.limits, signal)) {
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

interface RowSource {
  /** The next message to decode; null when there will be none. */
  next(): Promise<MessageRow | null>;
  moreMayHaveCome(): void;
  listingEnded(): void;
}

function createRowSource(session: QueueSession): RowSource {
  const taken = new Set<MessageId>();
  let rows: MessageRow[] = [];
  let cursor = 0;
  let listing = true;
  let wake: () => void = () => undefined;
  let news = new Promise<void>((resolve) => (wake = resolve));
  const ring = (): void => {
    wake();
    news = new Promise<void>((resolve) => (wake = resolve));
  };
  const refill = (): void => {
    let found: MessageRow[];
    do {
      found = readDiscovered(session.index.read, cursor, TAKE_ROWS);
      cursor = found.at(-1)?.id ?? cursor;
      rows = found.filter(({ id }) => !taken.has(id));
      // Rows whose result is not committed yet still look as if they waited.
    } while (rows.length === 0 && found.length > 0);
  };
  return {
    next: async () => {
      for (;;) {
        if (rows.length === 0) refill();
        const row = rows.shift();
        if (row !== undefined) {
          taken.add(row.id);
          return row;
        }
        if (!listing) return null;
        await news;
      }
    },
    moreMayHaveCome: ring,
    listingEnded: () => {
      listing = false;
      // A changed file keeps its old, low id, which the cursor may have passed before the listing came to it.
      cursor = 0;
      ring();
    },
  };
}

async function decodeLane(session: QueueSession, source: RowSource, signal: AbortSignal): Promise<void> {
  for (let row = await source.next(); row !== null && !signal.aborted; row = await source.next()) {
    await decodeRow(session, row);
  }
}

async function decodeRow(session: QueueSession, row: MessageRow): Promise<void> {
  const { buffer, decoder, live, pool } = session;
  const { id } = row;
  let startedAtMs = Date.now();
  const outcome = await pool.run<'read'>(
    { kind: 'read', file: absolutePath(session, row.file), limits: session.limits, decoder },
    {
      name: row.file,
      rules: session.rules,
      inputBytes: row.fileBytes,
      decoder,
      attempt: row.attempts + 1,
      onStart: () => {
        startedAtMs = Date.now();
        live.set(id, { kind: 'reading' });
        // What a reading that was cut short has left, before the first new line.
        buffer.add((index) => removeLogLines(index, id));
      },
      onLogLines: (part, lines) =>
        buffer.add((index) => addLogLines(index, id, part, lines), lines.length * LINE_COST),
      onEnvelope: (envelope) => {
        live.set(id, { kind: 'decoding' });
        buffer.add((index) => writeEnvelope(index, id, envelope));
      },
    },
  );
  buffer.add((index) => {
    // Part of a log would pass for the whole of it.
    if (outcome.kind !== 'finished') removeLogLines(index, id);
    applyOutcome(index, id, outcome, { decoder, workers: pool.size, startedAtMs });
    live.delete(id);
  });
  const bytesOut = outcome.samples.at(-1)?.bytesOut ?? 0;
  advance(session, { filesDone: session.scan.filesDone + 1, bytesOut: session.scan.bytesOut + bytesOut });
}
