/**
 * Scans a queue and kills its own process when some, not all, of the messages have been committed as decoded, and of the
 * members of archives as many as wanted are rows.
 */
import process from 'node:process';
import { createEngine } from '../../electron/engine/engine.ts';

const [queue = '', dataFolder = '', least = '', leastMembers = '0'] = process.argv.slice(2);
const workerEntry = new URL('../../electron/workers/decode-worker.ts', import.meta.url);
const galEntry = new URL('../../electron/gal/gal-worker.ts', import.meta.url);
const plugInEntry = new URL('../../electron/workers/plug-in-check.ts', import.meta.url);
const engine = createEngine({ dataFolder, workerEntry, galEntry, plugInEntry, emit: () => undefined });
await engine.request('queue.open', { path: queue });

for (;;) {
  const summary = engine.opened()?.summary();
  const isFarEnough =
    summary !== undefined &&
    summary.total > 0 &&
    summary.counts.decoded >= Number(least) &&
    summary.archives.members >= Number(leastMembers);
  if (isFarEnough) break;
  await new Promise((resolve) => setImmediate(resolve));
}
process.kill(process.pid, 'SIGKILL');
for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
