/** A delivery folder that does not take what it should: it says nothing about the messages. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deliverMessage } from '../../../electron/engine/deliver.ts';
import { REAL_DISK } from '../../../electron/engine/disk.ts';
import type { Disk } from '../../../electron/engine/disk.ts';
import {
  DECODE_WORKER,
  finishedRun,
  GATED_WORKER,
  PATIENT_WATCHDOG,
  SAFE_VARIANT,
  startEngine,
} from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { gateOf } from '../../fixtures/gate.ts';
import { expectedDelivery, writeQueue } from '../../fixtures/queue.ts';

const FULL_DISK_WORKER = new URL('../../fixtures/full-disk-worker.ts', import.meta.url);

async function opened(
  table: string,
  workerEntry = DECODE_WORKER,
): Promise<TestEngine & { folder: string; out: string }> {
  const [folder, out] = [temporaryFolder('queue'), path.join(temporaryFolder('base'), 'out')];
  fs.mkdirSync(out);
  await writeQueue(folder, table);
  const engine = startEngine({ workerEntry });
  await engine.ask('settings.set', { watchdog: PATIENT_WATCHDOG });
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: out });
  return { ...engine, folder, out };
}

async function journal(engine: TestEngine): Promise<(readonly [act: string, result: string])[]> {
  const { entries } = await engine.ask('journal.page', { offset: 0, limit: 100, messageId: null });
  return entries.map(({ act, result }) => [act, result] as const);
}

describe('the run stops, the messages keep their states, and nothing is half delivered', () => {
  test('when the folder is full', async () => {
    const engine = await opened('1.eml reply gzip 200\n 2.eml reply corrupt-gzip 300', FULL_DISK_WORKER);
    const before = await engine.rows();
    const state = await engine.retry();
    expect(state).toMatchObject({ phase: 'stopped', delivered: 0, failed: 0 });
    expect(state.reason).toContain('no space left');
    expect(await engine.rows()).toEqual(before);
    expect(listing(engine.out)).toEqual([]);
    expect(await journal(engine)).toEqual([['deliver', 'rolled-back']]);
  });

  test('when the folder is removed while a message is being written into it', async () => {
    const engine = await opened('1.eml reply gzip 20\n 2.eml reply gzip 30', GATED_WORKER);
    const before = await engine.rows();
    const gate = gateOf(engine.queue().session.workerSource.legacyArea);
    gate.close();
    const run = engine.retry();
    await gate.holds(1);
    expect(listing(engine.out)).toEqual([expect.stringMatching(/^\.[0-9a-f]{24}\.\d+\.part$/)]);
    fs.rmSync(engine.out, { recursive: true });
    gate.open();
    expect(await run).toMatchObject({
      phase: 'stopped',
      done: 0,
      reason: expect.stringContaining('The delivery folder'),
    });
    expect(await engine.rows()).toEqual(before);
    expect(await journal(engine)).toEqual([['deliver', 'rolled-back']]);
    fs.mkdirSync(engine.out);
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 2 });
    expect(listing(engine.out)).toHaveLength(2);
  });

  test('when a file has taken the place of the folder; with another folder there each goes once', async () => {
    const engine = await opened('1.eml reply gzip 20\n 2.eml reply gzip 30', GATED_WORKER);
    const gate = gateOf(engine.queue().session.workerSource.legacyArea);
    gate.close();
    const run = engine.retry();
    await gate.holds(1);
    // Kept, so that the folder made below is another one for sure: a removed one may get its number again.
    fs.renameSync(engine.out, `${engine.out}-before`);
    fs.writeFileSync(engine.out, 'no folder any more');
    gate.open();
    expect(await run).toMatchObject({ phase: 'stopped', done: 0 });
    expect(await engine.states()).toEqual({ '1.eml': 'decoded', '2.eml': 'decoded' });
    fs.rmSync(engine.out);
    fs.mkdirSync(engine.out);
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 2, reason: null });
    expect(listing(engine.out)).toHaveLength(2);
    expect((await journal(engine)).filter(([, result]) => result === 'under-way')).toEqual([]);
  });

  test('when the name is taken by something else, which stays as it is', async () => {
    const engine = await opened('1.eml reply gzip 20');
    await engine.retry();
    const [name = ''] = listing(engine.out);
    fs.rmSync(path.join(engine.out, name));
    const other = await opened('', DECODE_WORKER);
    fs.copyFileSync(path.join(engine.folder, '1.eml'), path.join(other.folder, '1.eml'));
    await other.rescan();
    fs.writeFileSync(path.join(other.out, name), 'somebody else’s');
    const state = await other.retry();
    expect(state).toMatchObject({
      phase: 'stopped',
      delivered: 0,
      reason: expect.stringContaining('another file is called'),
    });
    expect(listing(other.out)).toEqual([name]);
    expect(fs.readFileSync(path.join(other.out, name), 'utf8')).toBe('somebody else’s');
    expect(await other.states()).toEqual({ '1.eml': 'decoded' });
    expect(await journal(other)).toEqual([['deliver', 'rolled-back']]);
  });
});

test('a file of the very content that is to be delivered, under its very name, counts as delivered', async () => {
  const engine = await opened('1.eml reply gzip 20');
  await engine.retry();
  const [name = ''] = listing(engine.out);
  const other = await opened('');
  fs.copyFileSync(path.join(engine.folder, '1.eml'), path.join(other.folder, '1.eml'));
  fs.copyFileSync(path.join(engine.out, name), path.join(other.out, name));
  await other.rescan();
  expect(await other.retry()).toMatchObject({ phase: 'finished', delivered: 1 });
  expect(listing(other.out)).toEqual([name]);
});

async function deliver(engine: TestEngine & { out: string }, disk: Disk) {
  return deliverMessage(engine.queue().session, disk, await engine.row('1.eml'), engine.out, SAFE_VARIANT);
}

describe('a folder that gives way only later', () => {
  const denied = (): never => {
    throw new Error('EACCES: permission denied');
  };

  test('that neither renames nor removes leaves the intent open, and the next attempt settles it', async () => {
    const engine = await opened('1.eml reply gzip 20');
    const first = await deliver(engine, { ...REAL_DISK, rename: denied, remove: denied });
    expect(first).toMatchObject({ state: { kind: 'decoded' }, problem: expect.stringContaining('EACCES') });
    expect(await journal(engine)).toEqual([['deliver', 'under-way']]);
    const second = await deliver(engine, { ...REAL_DISK, rename: denied, remove: denied });
    expect(second).toMatchObject({
      state: { kind: 'decoded' },
      problem: expect.stringContaining('could not be told'),
    });
    expect(listing(engine.out).filter((name) => name.endsWith('.eml'))).toEqual([]);
    const third = await deliver(engine, REAL_DISK);
    expect(third).toMatchObject({ state: { kind: 'delivered' }, problem: null });
    expect(await journal(engine)).toEqual([
      ['deliver', 'done'],
      ['deliver', 'rolled-back'],
    ]);
    const [name = ''] = listing(engine.out);
    expect(listing(engine.out)).toEqual([name]);
    const original = fs.readFileSync(path.join(engine.folder, '1.eml'));
    expect(fs.readFileSync(path.join(engine.out, name)).equals(expectedDelivery(original))).toBe(true);
  });

  test('that cannot be synced is no error: what was done in it before must not be done again', () => {
    expect(() => REAL_DISK.syncFolder(path.join(temporaryFolder('out'), 'missing'))).not.toThrow();
  });

  test('that was away when the queue was opened is asked again by the next retry', async () => {
    const data = temporaryFolder('data');
    const [folder, base] = [temporaryFolder('queue'), temporaryFolder('base')];
    const [out, away] = [path.join(base, 'out'), path.join(base, 'away')];
    fs.mkdirSync(out);
    await writeQueue(folder, '1.eml reply gzip 20');
    const first = startEngine({ dataFolder: data });
    await first.openWhole(folder);
    await first.ask('queue.configure', { deliveryFolder: out });
    await deliver({ ...first, out }, { ...REAL_DISK, rename: denied, remove: denied });
    await first.close();
    fs.renameSync(out, away);
    const second = startEngine({ dataFolder: data });
    expect((await second.openWhole(folder)).recovered).toEqual({ finished: 0, rolledBack: 0 });
    fs.renameSync(away, out);
    await second.retry();
    expect(await finishedRun(second.queue())).toMatchObject({ phase: 'finished', delivered: 1 });
    expect(listing(out)).toHaveLength(1);
    expect((await journal(second)).map(([, result]) => result).toSorted()).toEqual(['done', 'rolled-back']);
  });
});
