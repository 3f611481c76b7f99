/** A retry delivers: what is written, that it is written once, and what is remembered of it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../../shared/query.ts';
import {
  finishedRun,
  GATED_WORKER,
  PATIENT_WATCHDOG,
  SAFE_VARIANT,
  startEngine,
} from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, listing, sha256, temporaryFolder } from '../../fixtures/folders.ts';
import { gateOf } from '../../fixtures/gate.ts';
import { expectedDelivery, writeQueue } from '../../fixtures/queue.ts';

const ALL = { kind: 'query', query: EVERYTHING } as const;

interface Opened extends TestEngine {
  readonly folder: string;
  readonly out: string;
  readonly data: string;
  /** The one delivered file whose name begins with `stem`. */
  readonly delivered: (stem: string) => Buffer;
}

async function opened(table: string, options: Parameters<typeof startEngine>[0] = {}): Promise<Opened> {
  const [folder, out, data] = [temporaryFolder('queue'), temporaryFolder('out'), temporaryFolder('data')];
  await writeQueue(folder, table);
  const engine = startEngine({ dataFolder: data, ...options });
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: out });
  const delivered = (stem: string): Buffer => {
    const names = listing(out).filter((name) => name.startsWith(stem));
    expect(names).toHaveLength(1);
    return fs.readFileSync(path.join(out, names[0] ?? ''));
  };
  return { ...engine, folder, out, data, delivered };
}

describe('what is delivered', () => {
  test.each(['gzip', 'zlib', 'deflate', 'zip'])(
    'for %s holds what node:zlib gives, and every other byte as it was',
    async (packing) => {
      const engine = await opened(`1.eml reply ${packing} 300`);
      expect(await engine.retry()).toMatchObject({
        phase: 'finished',
        total: 1,
        done: 1,
        delivered: 1,
        failed: 0,
        hung: 0,
      });
      const original = fs.readFileSync(path.join(engine.folder, '1.eml'));
      expect(engine.delivered('1-').equals(expectedDelivery(original))).toBe(true);
    },
  );

  test('for a message that is not compressed is the message itself', async () => {
    const engine = await opened('plain.eml reply none 4\n body.eml request 4');
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 2 });
    for (const stem of ['plain', 'body']) {
      expect(engine.delivered(stem).equals(fs.readFileSync(path.join(engine.folder, `${stem}.eml`)))).toBe(
        true,
      );
    }
  });

  test('is the same with the second decoder, on one processor, with a longer deadline', async () => {
    const engine = await opened('1.eml reply gzip 200\n 2.eml reply zip 100');
    const variant = { decoder: 'second', oneProcessor: true, deadlineFactor: 10 } as const;
    const { planId } = await engine.ask('retry.plan', { scope: ALL, variant });
    await engine.ask('retry.start', { planId });
    expect(await finishedRun(engine.queue())).toMatchObject({ phase: 'finished', delivered: 2 });
    for (const stem of ['1', '2']) {
      const original = fs.readFileSync(path.join(engine.folder, `${stem}.eml`));
      expect(engine.delivered(`${stem}-`).equals(expectedDelivery(original))).toBe(true);
    }
    const { attempts } = await engine.ask('message.detail', { id: (await engine.row('1.eml')).id });
    expect(attempts.map(({ decoder, outcome }) => [decoder, outcome])).toEqual([
      ['safe', 'decoded'],
      ['second', 'delivered'],
    ]);
  });

  test('has a receipt that the file bears out, and leaves the queue as it was', async () => {
    const engine = await opened('deep/1.eml reply gzip 40');
    const before = fingerprint(engine.folder);
    await engine.retry();
    const { state } = await engine.row('deep/1.eml');
    if (state.kind !== 'delivered') throw new Error(`it is ${state.kind}`);
    const { receipt } = state;
    expect(listing(engine.out)).toEqual([receipt.fileName]);
    const file = fs.readFileSync(path.join(engine.out, receipt.fileName));
    expect(receipt).toMatchObject({ folder: engine.out, bytes: file.length, sha256: sha256(file) });
    expect(receipt.atMs).toBeLessThanOrEqual(Date.now());
    const original = fs.readFileSync(path.join(engine.folder, 'deep/1.eml'));
    expect(receipt.fileName).toBe(`1-${sha256(original).slice(0, 12)}.eml`);
    expect(fingerprint(engine.folder)).toEqual(before);
  });

  test('has a name that the file system takes, however long the original is named', async () => {
    const long = `${'ä'.repeat(120)}.eml`;
    const engine = await opened(`${long} reply gzip`);
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 1 });
    expect(listing(engine.out)[0]).toMatch(/^ä{50}-[0-9a-f]{12}\.eml$/);
  });

  test('is known after reopening, and not delivered again', async () => {
    const engine = await opened('1.eml reply gzip\n 2.eml reply truncated-gzip 40');
    await engine.retry('1.eml');
    const before = await engine.rows();
    await engine.close();
    const again = startEngine({ dataFolder: engine.data });
    expect((await again.openWhole(engine.folder)).recovered).toEqual({ finished: 0, rolledBack: 0 });
    expect(await again.rows()).toEqual(before);
    const plan = await again.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    expect(plan.leftOut).toEqual([{ reason: 'already delivered', count: 1 }]);
    expect(listing(engine.out)).toHaveLength(1);
  });

  test('is journaled: who, what, with which result, and that it can be undone', async () => {
    const engine = await opened('1.eml reply gzip\n 2.eml reply corrupt-gzip 50');
    const { id } = await engine.row('1.eml');
    await engine.retry('1.eml');
    await engine.retry('2.eml');
    const { entries, total } = await engine.ask('journal.page', { offset: 0, limit: 10, messageId: null });
    expect(total).toBe(2);
    expect(entries[1]).toMatchObject({
      who: os.userInfo().username,
      act: 'deliver',
      messageId: id,
      file: '1.eml',
      result: 'done',
      equivalent: null,
      canUndo: true,
      detail: expect.stringContaining(engine.out),
    });
    expect(entries[0]).toMatchObject({
      act: 'deliver',
      file: '2.eml',
      result: 'rolled-back',
      canUndo: false,
    });
    expect(entries[0]?.detail).toContain('nothing was delivered');
  });
});

describe('it is delivered once', () => {
  test('when the same plan is started twice', async () => {
    const engine = await opened('1.eml reply gzip');
    const { planId } = await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    const [first, second] = await Promise.all([
      engine.ask('retry.start', { planId }),
      engine.ask('retry.start', { planId }),
    ]);
    expect(second.runId).toBe(first.runId);
    await finishedRun(engine.queue());
    expect(await engine.ask('retry.start', { planId })).toMatchObject({ phase: 'finished', delivered: 1 });
    expect(listing(engine.out)).toHaveLength(1);
  });

  test('when two plans over it are started at once, and when the second follows', async () => {
    const engine = await opened('1.eml reply gzip\n 2.eml reply gzip');
    const make = () => engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    const [one, two] = [await make(), await make()];
    const [, refusal] = await Promise.all([
      engine.ask('retry.start', { planId: one.planId }),
      engine.refusal('retry.start', { planId: two.planId }),
    ]);
    expect(refusal.kind).toBe('busy');
    await finishedRun(engine.queue());
    await engine.ask('retry.start', { planId: two.planId });
    expect(await finishedRun(engine.queue())).toMatchObject({
      phase: 'finished',
      total: 2,
      done: 2,
      delivered: 0,
    });
    expect(listing(engine.out)).toHaveLength(2);
  });

  test('when its content lies in the queue several times: all have the one receipt', async () => {
    const copies = [1, 2, 3, 4, 5].map((copy) => `copy${copy}.eml copy of 1.eml`).join('\n');
    const engine = await opened(`1.eml reply gzip 20\n ${copies}`);
    await engine.ask('settings.set', { workers: 6 });
    await engine.openWhole(engine.folder);
    expect(await engine.retry()).toMatchObject({ phase: 'finished', total: 6, done: 6, delivered: 6 });
    expect(listing(engine.out)).toHaveLength(1);
    const receipts = (await engine.rows()).map(({ state }) =>
      state.kind === 'delivered' ? state.receipt.fileName : null,
    );
    expect(new Set(receipts)).toEqual(new Set(listing(engine.out)));
  });

  test('when copies of it are on their way at the same time', async () => {
    const engine = await opened(
      '0.eml reply none 1\n 1.eml reply gzip 20\n 2.eml copy of 1.eml\n 3.eml copy of 1.eml',
      {
        workerEntry: GATED_WORKER,
      },
    );
    await engine.ask('settings.set', { workers: 4, watchdog: PATIENT_WATCHDOG });
    await engine.openWhole(engine.folder);
    const gate = gateOf(engine.queue().session.workerSource.legacyArea);
    gate.close();
    const { planId } = await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
    await engine.ask('retry.start', { planId });
    await gate.holds(1);
    gate.open();
    expect(await finishedRun(engine.queue())).toMatchObject({
      phase: 'finished',
      done: 4,
      delivered: 4,
      reason: null,
    });
    expect(listing(engine.out)).toHaveLength(2);
  });

  test('when it was delivered, picked up, and comes again', async () => {
    const engine = await opened('1.eml reply gzip');
    await engine.retry();
    fs.rmSync(path.join(engine.out, listing(engine.out)[0] ?? ''));
    await writeQueue(engine.folder, 'again.eml copy of 1.eml');
    await engine.rescan();
    expect(await engine.retry('again.eml')).toMatchObject({ delivered: 1 });
    expect(listing(engine.out)).toEqual([]);
  });
});

test('a changed message is a new one and is delivered again', async () => {
  const engine = await opened('1.eml reply gzip 3');
  await engine.retry();
  await writeQueue(engine.folder, '1.eml reply gzip 30');
  await engine.rescan();
  expect((await engine.row('1.eml')).state.kind).toBe('decoded');
  expect(await engine.retry()).toMatchObject({ delivered: 1 });
  expect(listing(engine.out)).toHaveLength(2);
});

test('what was done to a message after the plan was made stands', async () => {
  const base = path.join(temporaryFolder('base'), 'queue');
  await writeQueue(base, '1.eml reply gzip\n 2.eml reply gzip 9');
  const out = temporaryFolder('out');
  const engine = startEngine();
  await engine.openWhole(base);
  await engine.ask('queue.configure', { deliveryFolder: out });
  const { planId } = await engine.ask('retry.plan', { scope: ALL, variant: SAFE_VARIANT });
  await engine.ask('quarantine', { ids: [(await engine.row('1.eml')).id], reason: 'wait' });
  await engine.ask('retry.start', { planId });
  expect(await finishedRun(engine.queue())).toMatchObject({
    phase: 'finished',
    total: 2,
    done: 2,
    delivered: 1,
    failed: 0,
  });
  expect(await engine.states()).toEqual({ '1.eml': 'quarantined', '2.eml': 'delivered' });
});
