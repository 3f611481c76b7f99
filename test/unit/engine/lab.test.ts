/** The laboratory: counts by size, what is recorded, and what it must never touch. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LabRun } from '../../../shared/contract/lab.ts';
import { DEFAULT_WATCHDOG } from '../../../shared/limits.ts';
import { finishedRun, GATED_WORKER, SAFE_VARIANT, startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';

/** One entry of the fixtures is about 55 bytes: one message in each size. */
const SIZES = `
  tiny.eml     reply gzip 10
  small.eml    reply zlib 2000
  middle.eml   reply gzip 12000
  large.eml    reply zip 42000
  plain.eml    reply none 10
  broken.eml   reply gzip-with-wrong-crc 20
`;

async function finished(engine: TestEngine): Promise<LabRun> {
  const { lab } = engine.queue();
  if (lab === null) throw new Error('no lab run was started');
  await lab.finished;
  return lab.state();
}

/** Starts a run in which every message hangs. */
async function hangingLab(
  table: string,
  { workers, record, stallMs = 500 }: { workers: number; record: boolean; stallMs?: number },
): Promise<TestEngine> {
  const folder = path.join(temporaryFolder('base'), 'queue');
  await writeQueue(folder, table);
  const engine = startEngine({ workerEntry: GATED_WORKER });
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: temporaryFolder('out') });
  await engine.ask('settings.set', { watchdog: { stallMs, deadlineMs: 60_000, deadlinePer100MbMs: 10_000 } });
  await engine.ask('lab.start', { decoder: 'legacy-msmi', workers, record });
  return engine;
}

describe('a run', () => {
  test('counts what becomes of each compressed message, by its size', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, SIZES);
    const engine = startEngine();
    await engine.openWhole(folder);
    const before = [await engine.rows(), fingerprint(folder)];
    const started = await engine.ask('lab.start', { decoder: 'legacy-msmi', workers: 1, record: false });
    expect(started).toMatchObject({
      phase: 'running',
      decoder: 'legacy-msmi',
      workers: 1,
      done: 0,
      total: 5,
    });
    const run = await finished(engine);
    expect(run).toMatchObject({ phase: 'finished', done: 5, total: 5 });
    expect(run.cells).toEqual([
      { size: '< 64 KB', total: 2, decoded: 1, failed: 1, hung: 0 },
      { size: '64 KB – 512 KB', total: 1, decoded: 1, failed: 0, hung: 0 },
      { size: '512 KB – 2 MB', total: 1, decoded: 1, failed: 0, hung: 0 },
      { size: '> 2 MB', total: 1, decoded: 1, failed: 0, hung: 0 },
    ]);
    expect([await engine.rows(), fingerprint(folder)]).toEqual(before);
    expect(engine.heard['lab.changed'].at(-1)).toEqual(run);
  });

  test('is kept with the queue, and cancelling it afterwards changes nothing', async () => {
    const [folder, data] = [temporaryFolder('queue'), temporaryFolder('data')];
    await writeQueue(folder, '1.eml reply gzip');
    const engine = startEngine({ dataFolder: data });
    await engine.openWhole(folder);
    await engine.ask('lab.start', { decoder: 'safe', workers: 2, record: false });
    const run = await finished(engine);
    await engine.ask('lab.cancel', {});
    expect(await finished(engine)).toEqual(run);
    await engine.close();
    expect(engine.heard['lab.changed'].at(-1)).toEqual(run);
    const again = startEngine({ dataFolder: data });
    await again.openWhole(folder);
    expect(await again.ask('lab.runs', {})).toEqual([run]);
  });

  test('over nothing compressed is finished at once', async () => {
    const folder = temporaryFolder('queue');
    await writeQueue(folder, 'plain.eml reply none 10');
    const engine = startEngine();
    await engine.openWhole(folder);
    await engine.ask('lab.start', { decoder: 'legacy-msmi', workers: 4, record: true });
    expect(await finished(engine)).toMatchObject({ phase: 'finished', total: 0, done: 0 });
  });

  test('that is cancelled keeps what it has counted', async () => {
    const engine = await hangingLab('1.eml reply gzip 5\n 2.eml reply gzip 6\n 3.eml reply gzip 7', {
      workers: 2,
      record: true,
    });
    expect(await engine.refusal('lab.start', { decoder: 'safe', workers: 1, record: false })).toMatchObject({
      kind: 'busy',
    });
    await engine.ask('lab.cancel', {});
    const run = await finished(engine);
    expect(run).toMatchObject({ phase: 'cancelled', done: 0, total: 3 });
    expect(await engine.ask('lab.runs', {})).toEqual([run]);
    expect(await engine.states()).toEqual({ '1.eml': 'decoded', '2.eml': 'decoded', '3.eml': 'decoded' });
  });
});

describe('what hangs in a run', () => {
  test('becomes the state of the message where that is asked for, with the evidence and the attempt', async () => {
    const engine = await hangingLab('1.eml reply gzip 5', { workers: 2, record: true });
    expect(await finished(engine)).toMatchObject({
      phase: 'finished',
      cells: [{ hung: 1, total: 1 }, {}, {}, {}],
    });
    const { id, state, attempts } = await engine.row('1.eml');
    expect(state).toMatchObject({
      kind: 'hung',
      evidence: {
        cause: 'no-progress',
        decoder: 'legacy-msmi',
        codec: 'gzip',
        workers: 2,
        workersBusy: 1,
        attempt: 2,
      },
    });
    expect(attempts).toBe(2);
    const detail = await engine.ask('message.detail', { id });
    expect(detail.attempts.at(-1)).toMatchObject({ number: 2, decoder: 'legacy-msmi', outcome: 'hung' });
    await engine.ask('settings.set', { watchdog: DEFAULT_WATCHDOG });
    expect(await engine.retry()).toMatchObject({ phase: 'finished', delivered: 1 });
  });

  test('is only counted where it is not', async () => {
    const engine = await hangingLab('1.eml reply gzip 5', { workers: 1, record: false });
    expect((await finished(engine)).cells[0]).toMatchObject({ hung: 1 });
    expect(await engine.row('1.eml')).toMatchObject({ state: { kind: 'decoded' }, attempts: 1 });
  });

  test('never overwrites that the message was delivered or quarantined, not even during the run', async () => {
    const engine = await hangingLab('1.eml reply gzip 5\n 2.eml reply gzip 6', {
      workers: 2,
      record: true,
      stallMs: 4_000,
    });
    const scope = { kind: 'ids' as const, ids: [(await engine.row('1.eml')).id] };
    const { planId } = await engine.ask('retry.plan', { scope, variant: SAFE_VARIANT });
    await engine.ask('retry.start', { planId });
    await finishedRun(engine.queue());
    await engine.ask('quarantine', { ids: [(await engine.row('2.eml')).id], reason: 'enough' });
    expect((await finished(engine)).cells[0]).toMatchObject({ total: 2 });
    expect(await engine.states()).toEqual({ '1.eml': 'delivered', '2.eml': 'quarantined' });
  });
});
