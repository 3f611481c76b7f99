/** Reads the address list of a queue and kills its own process when some, not all, of the messages have been read. */
import process from 'node:process';
import { createEngine } from '../../electron/engine/engine.ts';

const [queue = '', dataFolder = '', least = ''] = process.argv.slice(2);
const engine = createEngine({
  dataFolder,
  workerEntry: new URL('../../electron/workers/decode-worker.ts', import.meta.url),
  galEntry: new URL('../../electron/gal/gal-worker.ts', import.meta.url),
  plugInEntry: new URL('../../electron/workers/plug-in-check.ts', import.meta.url),
  emit: () => undefined,
});
await engine.request('queue.open', { path: queue });
await engine.opened()?.scanned();
await engine.request('gal.overview', {});

for (;;) {
  const status = engine.opened()?.gal.overview().status;
  if (status?.kind === 'reading' && status.done >= Number(least)) break;
  if (status?.kind === 'ready') throw new Error('the list was read before the process could be killed');
  await new Promise((resolve) => setImmediate(resolve));
}
process.kill(process.pid, 'SIGKILL');
for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
