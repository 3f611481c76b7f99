/** Fuzzes one target; started by main.ts, which ends it when an input does not. */
import { parentPort, workerData } from 'node:worker_threads';
import { CURRENT_HEAD_BYTES } from './current.ts';
import type { FuzzJob, FuzzMessage } from './current.ts';
import { fuzz } from './fuzz.ts';
import { TARGETS } from './targets.ts';

function post(message: FuzzMessage): void {
  parentPort?.postMessage(message);
}

async function work({ target: name, seed, forMs, current }: FuzzJob): Promise<void> {
  const target = TARGETS.find((one) => one.name === name);
  if (target === undefined) throw new Error(`There is no target ${name}.`);
  const head = new Int32Array(current, 0, 2);
  const body = new Uint8Array(current, CURRENT_HEAD_BYTES);
  const tried = await fuzz(target, {
    seed,
    forMs,
    inputs: Number.POSITIVE_INFINITY,
    onInput: (input) => {
      body.set(input);
      head[1] = input.length;
      Atomics.add(head, 0, 1);
    },
    onFinding: ({ what, input }) => post({ kind: 'finding', what, input }),
  });
  post({ kind: 'done', tried });
}

// The one who starts this thread knows what it hands over; workerData is untyped by its nature.
const job: FuzzJob = workerData;
await work(job);
