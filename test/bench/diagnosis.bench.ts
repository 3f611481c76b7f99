/**
 * How long all rules take over a large queue that is in the index already: `npm run bench -- diagnosis`. BENCH_MESSAGES
 * chooses about how many messages (100,000 unless given; the sample has about four log lines for each).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { createEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { makeSampleQueue } from '../../electron/sample/make.ts';
import { SAMPLE_FAULTS } from '../../electron/sample/faults.ts';
import { ask, elapsed, print, seconds } from './measure.ts';

const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 100_000);
const REQUESTORS = 500;
const MESSAGES_PER_CYCLE = REQUESTORS * 3;
const RUNS = 3;

const folder =
  process.env['BENCH_FOLDER'] ?? fs.mkdtempSync(path.join(os.tmpdir(), 'dirsync-diagnosis-bench-'));
try {
  await measure();
} finally {
  if (process.env['BENCH_FOLDER'] === undefined) fs.rmSync(folder, { recursive: true });
}

async function measure(): Promise<void> {
  const queue = path.join(folder, 'queue');
  const cycles = Math.max(1, Math.round(MESSAGES / MESSAGES_PER_CYCLE));
  if (!fs.existsSync(queue)) {
    const size = { requestors: REQUESTORS, cycles, users: REQUESTORS * 4, seed: 1 };
    const made = await makeSampleQueue(queue, { ...size, faults: [...SAMPLE_FAULTS] });
    if (!made.ok) throw new Error(made.error.text);
  }
  const engine = start();
  print(`scan              ${seconds(await elapsed(() => scan(engine, queue)))}`);
  for (let run = 0; run < RUNS; run += 1) await measureRules(engine);
  await engine.close();
}

/** Cycles and ledger are kept from before: they are worked out whether anybody asks for verdicts or not. */
async function measureRules(engine: Engine): Promise<void> {
  await ask(engine, 'queue.configure', {});
  print(`cycles and ledger ${seconds(await elapsed(() => ask(engine, 'sync.overview', {})))}`);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const wallMs = await elapsed(async () => {
    await ask(engine, 'diagnosis.overview', {});
    await engine.opened()?.diagnosis.settled();
  });
  delay.disable();
  const { asked, elapsedMs, findings, status } = await ask(engine, 'diagnosis.overview', {});
  print(
    `${status.kind}: ${asked.rules} rules, ${asked.files} files, ${asked.lines} log lines: ${seconds(elapsedMs)} of work, ${seconds(wallMs)} until told, ${findings.length} verdicts`,
  );
  print(
    `engine blocked    ${(delay.max / 1e6).toFixed(0)} ms at most, ${os.availableParallelism()} processors`,
  );
}

function start(): Engine {
  return createEngine({
    dataFolder: path.join(folder, 'data'),
    workerEntry: new URL('../../electron/workers/decode-worker.ts', import.meta.url),
    galEntry: new URL('../../electron/gal/gal-worker.ts', import.meta.url),
    plugInEntry: new URL('../../electron/workers/plug-in-check.ts', import.meta.url),
    emit: () => undefined,
  });
}

async function scan(engine: Engine, queue: string): Promise<void> {
  await ask(engine, 'queue.open', { path: queue });
  await engine.opened()?.scanned();
}
