/**
 * How fast a large queue is read and answered: `npm run bench -- queue`. BENCH_MESSAGES chooses about how many messages
 * (20,000 unless given; 100,000 is the size the program is made for).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { makeSampleQueue } from '../../electron/sample/make.ts';
import { EVERYTHING } from '../../shared/query.ts';
import type { MessageQuery } from '../../shared/query.ts';
import { answer, ask, elapsed, print, seconds } from './measure.ts';

const DEFAULT_MESSAGES = 20_000;
const REQUESTORS = 50;
/** A cycle of the sample has about three messages for each requestor. */
const MESSAGES_PER_CYCLE = REQUESTORS * 3;
/** A small address list makes small messages: what is measured is the engine, not the decoders. */
const USERS = 300;
const RUNS = 15;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dirsync-bench-'));
try {
  await measure(Number(process.env['BENCH_MESSAGES'] ?? DEFAULT_MESSAGES));
} finally {
  fs.rmSync(folder, { recursive: true });
}

async function measure(messages: number): Promise<void> {
  const queue = path.join(folder, 'queue');
  const cycles = Math.max(1, Math.round(messages / MESSAGES_PER_CYCLE));
  const size = { requestors: REQUESTORS, cycles, users: USERS, seed: 1 };
  const made = await makeSampleQueue(queue, { ...size, faults: [] });
  if (!made.ok) throw new Error(made.error.text);
  print(
    `${made.value.files} files, ${(made.value.bytes / 1e6).toFixed(0)} MB, ${os.availableParallelism()} processors`,
  );

  const engine = start();
  const scanMs = await elapsed(() => scan(engine, queue));
  print(`first scan      ${seconds(scanMs)}, ${Math.round((made.value.files / scanMs) * 1_000)} messages/s`);
  await engine.close();

  const again = start();
  print(`reopen, rescan  ${seconds(await elapsed(() => scan(again, queue)))}`);
  await measureAnswers(again);
  await again.close();
}

function start(): Engine {
  const workerEntry = new URL('../../electron/workers/decode-worker.ts', import.meta.url);
  const galEntry = new URL('../../electron/gal/gal-worker.ts', import.meta.url);
  return createEngine({
    dataFolder: path.join(folder, 'data'),
    workerEntry,
    galEntry,
    plugInEntry: new URL('../../electron/workers/plug-in-check.ts', import.meta.url),
    emit: () => undefined,
  });
}

async function scan(engine: Engine, queue: string): Promise<void> {
  await ask(engine, 'queue.open', { path: queue });
  await engine.opened()?.scanned();
}

async function measureAnswers(engine: Engine): Promise<void> {
  const open = (name: string, query: Partial<MessageQuery>) =>
    answer(`view.open ${name}`, RUNS, () => ask(engine, 'view.open', { query: { ...EVERYTHING, ...query } }));
  await open('everything', {});
  await open('by subject', { sort: { column: 'subject', direction: 'descending' } });
  await open('by bytes out', { sort: { column: 'bytesOut', direction: 'descending' } });
  const { requestors } = await ask(engine, 'summary', {});
  await open('one requestor', { requestors: requestors.slice(0, 1).map(({ requestor }) => requestor) });
  await open('failed', { states: ['failed'] });
  await open('two words', { text: 'srvtx 00' });
  const { viewId, total } = await ask(engine, 'view.open', { query: EVERYTHING });
  for (const [name, offset] of [
    ['first', 0],
    ['middle', total >> 1],
    ['last', total - 100],
  ] as const) {
    await answer(`view.page ${name} 100`, RUNS, () =>
      ask(engine, 'view.page', { viewId, offset, limit: 100 }),
    );
  }
  await answer('view.extend', RUNS, () => ask(engine, 'view.extend', { viewId }));
  await answer('view.ids all', RUNS, () => ask(engine, 'view.ids', { viewId, offset: 0, limit: 200_000 }));
  await answer('summary', RUNS, () => ask(engine, 'summary', {}));
  const variant = { decoder: 'safe', oneProcessor: false, deadlineFactor: 1 } as const;
  await answer('retry.plan all', RUNS, () =>
    ask(engine, 'retry.plan', { scope: { kind: 'query', query: EVERYTHING }, variant }),
  );
}
