/** The process that holds the engine: whatever happens here, the window stays and says so. */
import process from 'node:process';
import type { EngineCall, EngineMessage } from './engine-protocol.ts';
import { createEngine } from './engine/engine.ts';

const [dataFolder] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('the engine is started with its data folder');

const post = (message: EngineMessage): void => process.parentPort.postMessage(message);

const engine = createEngine({
  dataFolder,
  workerEntry: new URL('./decode-worker.js', import.meta.url),
  galEntry: new URL('./gal-worker.js', import.meta.url),
  plugInEntry: new URL('./plug-in-check.js', import.meta.url),
  emit: (name, payload) => post({ kind: 'event', name, payload } as EngineMessage),
});

process.parentPort.on('message', ({ data }: { data: EngineCall }) => {
  void engine
    .request(data.name, data.args)
    .then((answer) => post({ kind: 'answer', call: data.call, answer }));
});
