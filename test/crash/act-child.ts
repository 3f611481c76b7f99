/**
 * Does one act and kills its own process before the step that it is told. Steps are the disk's and the index's: every
 * call of the disk and every commit. Nothing lasting happens between two of them, so that "after one" is "before the
 * next", and the last case is the one after the last step.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { REAL_DISK } from '../../electron/engine/disk.ts';
import type { Disk } from '../../electron/engine/disk.ts';
import type { WriteHandle } from '../../electron/index/open-index.ts';
import { carryOut, openPlaces } from './acts.ts';
import type { Act, Places } from './acts.ts';

export interface Order {
  readonly places: Places;
  readonly act: Act;
  /** Steps are counted from 1; or in the middle of writing the temporary file. */
  readonly killBefore: number | 'the file is written';
}

const { places, act, killBefore } = JSON.parse(process.argv[2] ?? '') as Order;
let steps = 0;

function step(name: string): void {
  steps += 1;
  if (steps === killBefore) {
    process.stdout.write(name);
    kill();
  }
}

function kill(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function countedDisk(disk: Disk): Disk {
  const counted = <Args extends unknown[], Value>(name: string, call: (...args: Args) => Value) => {
    return (...args: Args): Value => {
      step(name);
      return call(...args);
    };
  };
  return {
    rename: counted('rename', disk.rename),
    remove: counted('remove', disk.remove),
    exists: counted('exists', disk.exists),
    identity: counted('identity', disk.identity),
    makeFolder: counted('makeFolder', disk.makeFolder),
    writeNew: counted('writeNew', disk.writeNew),
    syncFolder: counted('syncFolder', disk.syncFolder),
    sha256: counted('sha256', disk.sha256),
  };
}

function countedWrites(write: WriteHandle): WriteHandle {
  let inTransaction = false;
  return {
    ...write,
    run: (sql, ...values) => {
      if (!inTransaction) step(`commit of ${sql.trim().slice(0, 20)}`);
      return write.run(sql, ...values);
    },
    transaction: (change) => {
      if (inTransaction) return write.transaction(change);
      step('commit of a transaction');
      inTransaction = true;
      try {
        return write.transaction(change);
      } finally {
        inTransaction = false;
      }
    },
  };
}

/** Kills as soon as some bytes of a temporary file are on disk; the worker writes no more than half of it. */
async function killAtFirstBytes(): Promise<never> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    const sizes = fs.readdirSync(places.out).map((name) => fs.statSync(path.join(places.out, name)).size);
    if (sizes.some((size) => size > 0)) kill();
  }
}

const WHOLE = new URL('../../electron/workers/decode-worker.ts', import.meta.url);
const HALF = new URL('../fixtures/half-writing-worker.ts', import.meta.url);
const isHalf = killBefore === 'the file is written';
const { session } = openPlaces(places, isHalf ? HALF : WHOLE);
if (isHalf) void killAtFirstBytes();
const counted = { ...session, index: { ...session.index, write: countedWrites(session.index.write) } };
await carryOut(act, counted, countedDisk(REAL_DISK), places.out);
step('end');
process.stdout.write('done');
process.exit(0);
