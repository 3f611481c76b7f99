/** Runs the queue through a decoder with a chosen number of processors, and counts what hangs. */
import { LAB_SIZES } from '../../shared/contract/lab.ts';
import type { LabCell, LabRun, LabSize } from '../../shared/contract/lab.ts';
import type { MessageRow } from '../../shared/model.ts';
import type { Decoder } from '../../shared/state.ts';
import { PACKED_FORMATS } from '../../shared/formats/names.ts';
import { createStaticArea } from '../../shared/legacy-msmi/static-area.ts';
import { MESSAGE_COLUMNS, messageRow, parsed } from '../index/message-rows.ts';
import type { ReadHandle } from '../index/open-index.ts';
import { readMessageRow } from '../index/read-messages.ts';
import { writeTrial } from '../index/trials.ts';
import { createPool } from '../workers/pool.ts';
import type { Pool } from '../workers/pool.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import { applyOutcome, stateAfter } from './apply-outcome.ts';
import { sourceOf } from './session.ts';
import type { QueueSession } from './session.ts';
import { trialOf } from './trial-of.ts';

const KIB = 1024;
const SIZE_LIMITS: readonly number[] = [64 * KIB, 512 * KIB, 2048 * KIB, Infinity];

export interface LabOptions {
  readonly decoder: Decoder;
  readonly workers: number;
  /** Whether hung and failed outcomes become the messages' states. */
  readonly record: boolean;
}

export interface RunningLab {
  readonly state: () => LabRun;
  readonly cancel: () => void;
  readonly finished: Promise<void>;
}

export function startLab(
  session: QueueSession,
  options: LabOptions,
  onChange: (run: LabRun) => void,
): RunningLab {
  const rows = compressedMessages(session.index.read);
  const { write } = session.index;
  const startedMs = performance.now();
  const id = write.run(`INSERT INTO lab_run (run_json) VALUES ('{}')`).lastId;
  let run: LabRun = {
    id,
    atMs: Date.now(),
    decoder: options.decoder,
    workers: options.workers,
    elapsedMs: 0,
    phase: 'running',
    done: 0,
    total: rows.length,
    cells: LAB_SIZES.map((size) => ({ size, total: 0, decoded: 0, failed: 0, hung: 0 })),
  };
  const change = (step: Partial<LabRun>): void => {
    run = { ...run, ...step, elapsedMs: Math.round(performance.now() - startedMs) };
    onChange(run);
  };
  const source = { ...session.workerSource, legacyArea: createStaticArea() };
  // No spares: how many threads there are is what is examined.
  const pool = createPool({ source, size: options.workers, spares: false });
  const tryOne = async (row: MessageRow): Promise<void> => {
    const { outcome, startedAtMs } = await decode(session, pool, row, options.decoder);
    const state = stateAfter(outcome);
    if (state === null) return;
    const tried = { message: row.id, origin: 'lab', run: id, atMs: startedAtMs } as const;
    const trial = trialOf(state, outcome, { ...tried, decoder: options.decoder, workers: options.workers });
    session.buffer.add((index) => writeTrial(index, trial, session.limits.trialsPerMessage));
    const kind = state.kind === 'hung' || state.kind === 'failed' ? state.kind : 'decoded';
    change({ done: run.done + 1, cells: counted(run.cells, sizeOf(row), kind) });
    if (options.record && kind !== 'decoded') {
      const context = { decoder: options.decoder, workers: options.workers, startedAtMs };
      session.buffer.add((index) => {
        if (isOpenToRecord(readMessageRow(index, row.id))) applyOutcome(index, row.id, outcome, context);
      });
    }
  };
  const finish = async (): Promise<void> => {
    await Promise.all(rows.map(tryOne));
    pool.close();
    session.buffer.flush();
    change({ phase: run.phase === 'cancelled' ? 'cancelled' : 'finished' });
    write.run('UPDATE lab_run SET run_json = ? WHERE id = ?', JSON.stringify(run), id);
  };
  return {
    state: () => run,
    cancel: () => {
      if (run.phase !== 'running') return;
      change({ phase: 'cancelled' });
      pool.close();
    },
    finished: finish(),
  };
}

/** All finished and cancelled runs on this queue, oldest first. */
export function readLabRuns(index: ReadHandle): LabRun[] {
  return index
    .all(`SELECT run_json FROM lab_run WHERE run_json <> '{}' ORDER BY id`)
    .map((row) => parsed<LabRun>(row['run_json']));
}

/** Messages whose compression is known and that are still where they were. */
function compressedMessages(index: ReadHandle): MessageRow[] {
  const sql = `SELECT ${MESSAGE_COLUMNS} FROM message
    WHERE gone = 0 AND state <> 'quarantined' AND bytes_out IS NOT NULL AND codec IN (SELECT value FROM json_each(?)) ORDER BY id`;
  return index.all(sql, JSON.stringify(PACKED_FORMATS)).map(messageRow);
}

async function decode(
  session: QueueSession,
  pool: Pool,
  row: MessageRow,
  decoder: Decoder,
): Promise<{ readonly outcome: Outcome<'read'>; readonly startedAtMs: number }> {
  let startedAtMs = Date.now();
  const { bytes, ...source } = sourceOf(session, row);
  const outcome = await pool.run<'read'>(
    { kind: 'read', ...source, limits: session.limits, decoder },
    {
      name: row.file,
      rules: session.rules,
      inputBytes: bytes,
      decoder,
      attempt: row.attempts + 1,
      // All of them are handed over at once; it is decoded when its turn has come.
      onStart: () => (startedAtMs = Date.now()),
    },
  );
  return { outcome, startedAtMs };
}

/** Asked of the message as it is when the outcome is written: it may have been delivered during the run. */
function isOpenToRecord(row: MessageRow | null): boolean {
  return row !== null && row.state.kind !== 'delivered' && row.state.kind !== 'quarantined';
}

function sizeOf({ bytesOut }: MessageRow): LabSize {
  const at = SIZE_LIMITS.findIndex((limit) => (bytesOut ?? 0) < limit);
  return LAB_SIZES[at] ?? LAB_SIZES[0];
}

function counted(cells: readonly LabCell[], size: LabSize, kind: 'decoded' | 'failed' | 'hung'): LabCell[] {
  return cells.map((cell) =>
    cell.size === size ? { ...cell, total: cell.total + 1, [kind]: cell[kind] + 1 } : cell,
  );
}
