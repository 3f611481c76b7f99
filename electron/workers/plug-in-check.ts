/** The body of the thread that asks modules of plug-ins for their names: no process of ours evaluates them. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkModule } from './plug-ins/check-module.ts';
import type { CheckStart } from './plug-ins/checked.ts';

if (parentPort === null) throw new Error('this runs in a worker thread only');
const { modules, limits } = workerData as CheckStart;
for (const module of modules) parentPort.postMessage(await checkModule(module, limits));
