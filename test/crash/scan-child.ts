/** Scans a queue and kills its own process when some, not all, of the messages have been committed as decoded. */
import process from 'node:process';
import { createEngine } from '../../electron/engine/engine.ts';

const [queue = '', dataFolder = '', least = ''] = process.argv.slice(2);
const workerEntry = new URL('../../electron/workers/decode-worker.ts', import.meta.url);
const galEntry = new URL('../../electron/gal/gal-worker.ts', import.meta.url);
const plugInEntry = new URL('../../electron/workers/plug-in-check.ts', import.meta.url);
const engine = createEngine({ dataFolder, workerEntry, galEntry, plugInEntry, emit: () => undefined });
await engine.request('queue.open', { path: queue });

for (;;) {
  const summary = engine.opened()?.summary();
  if (summary !== undefined && summary.total > 0 && summary.counts.decoded >= Number(least)) break;
  await new Promise((resolve) => setImmediate(resolve));
}
process.kill(process.pid, 'SIGKILL');
for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
