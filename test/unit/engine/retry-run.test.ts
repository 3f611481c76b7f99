/** How a retry run goes on, waits and ends: canary, repeated failures, pause, resume and cancel. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { workUnderWay } from '../../../electron/engine/under-way.ts';
import { EVERYTHING } from '../../../shared/query.ts';
import {
  finishedRun,
  GATED_WORKER,
  PATIENT_WATCHDOG,
  SAFE_VARIANT,
  startEngine,
} from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { listing, temporaryFolder } from '../../fixtures/folders.ts';
import { gateOf } from '../../fixtures/gate.ts';
import type { Gate } from '../../fixtures/gate.ts';
import { writeQueue } from '../../fixtures/queue.ts';

interface Started extends TestEngine {
  readonly out: string;
  readonly runId: string;
  readonly gate: Gate;
}

/**
 * Opens, closes the gate and starts a retry of everything: compressed messages wait before they are decompressed.
 * @param changed files that change between the scan and the start
 */
async function started(table: string, workers: number, changed = ''): Promise<Started> {
  const [folder, out] = [temporaryFolder('queue'), temporaryFolder('out')];
  await writeQueue(folder, table);
  const engine = startEngine({ workerEntry: GATED_WORKER });
  await engine.ask('settings.set', { workers, watchdog: PATIENT_WATCHDOG });
  await engine.openWhole(folder);
  await engine.ask('queue.configure', { deliveryFolder: out });
  const gate = gateOf(engine.queue().session.workerSource.legacyArea);
  gate.close();
  const scope = { kind: 'query', query: EVERYTHING } as const;
  const { planId } = await engine.ask('retry.plan', { scope, variant: SAFE_VARIANT });
  await writeQueue(folder, changed);
  const { runId } = await engine.ask('retry.start', { planId });
  return { ...engine, out, gate, runId };
}

const FIVE = `
  1.eml reply gzip 1
  2.eml reply gzip 20
  3.eml reply gzip 30
  4.eml reply gzip 40
  5.eml reply gzip 50
`;

describe('the canary', () => {
  test('goes first and alone, and is the smallest', async () => {
    const run = await started(FIVE, 3);
    await run.gate.holds(1);
    const current = await run.ask('retry.current', {});
    expect(current).toMatchObject({ phase: 'canary', total: 5, done: 0, current: '1.eml' });
    expect((await run.row('1.eml')).state).toEqual({ kind: 'retrying', attempt: 2 });
    expect((await run.ask('summary', {})).counts.retrying).toBe(1);
    run.gate.open();
    expect(await finishedRun(run.queue())).toMatchObject({
      phase: 'finished',
      done: 5,
      delivered: 5,
      current: null,
    });
  });

  test('that fails as it did before stops the run, with the reason, before another message is touched', async () => {
    const run = await started(
      'small.eml reply truncated-gzip 9\n 2.eml reply gzip 50\n 3.eml reply gzip 60',
      2,
    );
    run.gate.open();
    const state = await finishedRun(run.queue());
    expect(state).toMatchObject({ phase: 'stopped', done: 1, delivered: 0, failed: 1, current: null });
    expect(state.reason).toMatch(/^small\.eml was tried first and failed as it did before: ends too early/);
    expect(listing(run.out)).toEqual([]);
    expect(await run.states()).toEqual({ 'small.eml': 'failed', '2.eml': 'decoded', '3.eml': 'decoded' });
    expect((await run.rows()).map(({ attempts }) => attempts)).toEqual([1, 1, 2]);
  });

  test('that fails stops the run also when it was paused meanwhile', async () => {
    const run = await started('small.eml reply truncated-gzip 9\n 2.eml reply gzip 50', 1);
    await run.gate.holds(1);
    await run.ask('retry.control', { runId: run.runId, action: 'pause' });
    run.gate.open();
    expect(await finishedRun(run.queue())).toMatchObject({ phase: 'stopped', done: 1, failed: 1 });
  });

  test('that fails in a way of its own gives way to the next, still one at a time', async () => {
    const table = 'first.eml reply gzip 1\n 2.eml reply gzip 50\n 3.eml reply gzip 60';
    const run = await started(table, 3, 'first.eml reply truncated-gzip 40');
    await run.gate.holds(1);
    run.gate.open();
    const state = await finishedRun(run.queue());
    expect(state).toMatchObject({ phase: 'finished', done: 3, delivered: 2, failed: 1, reason: null });
    const told = run.heard['run.changed'];
    const goneParallel = told.findIndex(({ phase }) => phase === 'running');
    expect(told[goneParallel]).toMatchObject({ done: 2, delivered: 1, failed: 1 });
  });

  test('is not needed for a single message: its failure finishes the run', async () => {
    const run = await started('1.eml reply corrupt-gzip 90', 1);
    run.gate.open();
    expect(await finishedRun(run.queue())).toMatchObject({
      phase: 'finished',
      total: 1,
      done: 1,
      failed: 1,
      reason: null,
    });
  });
});

describe('failures', () => {
  const BAD = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `bad${index}.eml reply gzip-with-wrong-crc ${100 + index}`,
    ).join('\n');

  test('that repeat three times in a row stop the run', async () => {
    const run = await started(`a.eml reply gzip 1\n ${BAD(6)}\n z.eml reply gzip 400`, 1);
    run.gate.open();
    const state = await finishedRun(run.queue());
    expect(state).toMatchObject({ phase: 'stopped', done: 4, delivered: 1, failed: 3 });
    expect(state.reason).toContain('3 messages in a row failed as they did before: checksum wrong');
    expect((await run.row('z.eml')).state.kind).toBe('decoded');
    expect(listing(run.out)).toHaveLength(1);
  });

  test('between which others are delivered do not', async () => {
    const table = `a.eml reply gzip 1
      b1.eml reply gzip-with-wrong-crc 90\n b2.eml reply gzip-with-wrong-crc 91
      c.eml reply gzip 92
      d1.eml reply gzip-with-wrong-crc 93\n d2.eml reply truncated-gzip 94`;
    const run = await started(table, 1);
    run.gate.open();
    expect(await finishedRun(run.queue())).toMatchObject({
      phase: 'finished',
      done: 6,
      delivered: 2,
      failed: 4,
    });
  });
});

test('a run whose queue has gone stops, and every message keeps its state and its evidence', async () => {
  const run = await started('1.eml reply truncated-gzip 9\n 2.eml reply gzip 20\n 3.eml reply gzip 30', 2);
  await run.gate.holds(1);
  await run.ask('retry.control', { runId: run.runId, action: 'cancel' });
  run.gate.open();
  await finishedRun(run.queue());
  const before = await run.rows();
  const { root } = run.queue().session;
  fs.renameSync(root, `${root}-away`);
  onTestFinished(() => fs.rmSync(`${root}-away`, { recursive: true }));
  expect(await run.retry()).toMatchObject({
    phase: 'stopped',
    delivered: 0,
    done: 3,
    failed: 3,
    reason: expect.stringContaining('could not be read'),
  });
  expect(await run.rows()).toEqual(before);
  expect(listing(run.out)).toEqual([]);
});

test('a message that was picked up meanwhile is passed over, with its state as it was', async () => {
  const run = await started('1.eml reply gzip 9\n 2.eml reply gzip 20\n 3.eml reply gzip 30', 2);
  await run.gate.holds(1);
  await run.ask('retry.control', { runId: run.runId, action: 'cancel' });
  run.gate.open();
  await finishedRun(run.queue());
  fs.rmSync(path.join(run.queue().session.root, '2.eml'));
  expect(await run.retry()).toMatchObject({ phase: 'finished', failed: 1 });
  expect(await run.states()).toMatchObject({ '2.eml': 'decoded', '3.eml': 'delivered' });
});

describe('a run that is paused', () => {
  test('finishes what is under way, waits, and goes on when resumed', async () => {
    const run = await started(FIVE, 1);
    await run.gate.holds(1);
    const control = (action: 'pause' | 'resume') => run.ask('retry.control', { runId: run.runId, action });
    expect(await control('pause')).toMatchObject({ phase: 'paused', done: 0 });
    expect(await control('pause')).toMatchObject({ phase: 'paused' });
    run.gate.open();
    await expect.poll(async () => (await run.ask('retry.current', {}))?.done).toBe(1);
    // While it waits another retry is refused, and nothing is under way.
    const scope = { kind: 'query', query: EVERYTHING } as const;
    const { planId } = await run.ask('retry.plan', { scope, variant: SAFE_VARIANT });
    expect(await run.refusal('retry.start', { planId })).toMatchObject({ kind: 'busy' });
    await expect.poll(async () => (await run.ask('summary', {})).counts.retrying).toBe(0);
    expect(await run.ask('retry.current', {})).toMatchObject({ phase: 'paused', done: 1 });
    expect(await control('resume')).toMatchObject({ phase: 'running' });
    expect(await finishedRun(run.queue())).toMatchObject({ phase: 'finished', done: 5, delivered: 5 });
  });

  test('can be cancelled: the rest stays as it is', async () => {
    const run = await started(FIVE, 1);
    await run.gate.holds(1);
    await run.ask('retry.control', { runId: run.runId, action: 'pause' });
    run.gate.open();
    await run.ask('retry.control', { runId: run.runId, action: 'cancel' });
    const state = await finishedRun(run.queue());
    expect(state).toMatchObject({
      phase: 'cancelled',
      done: 1,
      delivered: 1,
      reason: expect.stringContaining('Cancelled'),
    });
    expect((await run.ask('summary', {})).counts).toMatchObject({ delivered: 1, decoded: 4, retrying: 0 });
    expect(listing(run.out)).toHaveLength(1);
  });

  test('and then stopped by a failure ends, though others wait', async () => {
    const others = Array.from({ length: 25 }, (_, index) => `other${index}.eml reply none ${2 + index}`).join(
      '\n',
    );
    const run = await started(`0.eml reply none 1\n bad.eml reply gzip 60\n ${others}`, 2);
    // One lane holds bad.eml, the other delivers on: what is not compressed does not pass the gate.
    await run.gate.holds(1);
    await run.ask('retry.control', { runId: run.runId, action: 'pause' });
    const underWay = () =>
      run.queue().session.index.read.all(`SELECT id FROM journal WHERE result = 'under-way'`);
    await expect.poll(underWay).toHaveLength(1);
    fs.rmSync(run.out, { recursive: true });
    run.gate.open();
    expect(await finishedRun(run.queue())).toMatchObject({
      phase: 'stopped',
      reason: expect.stringContaining('The delivery folder'),
    });
  });
});

describe('a run that is cancelled', () => {
  test('finishes what is under way and leaves the rest; closing the queue does the same', async () => {
    const run = await started(FIVE, 1);
    await run.gate.holds(1);
    expect(await run.ask('retry.control', { runId: run.runId, action: 'cancel' })).toMatchObject({
      phase: 'cancelled',
    });
    // What it began is under way still: nothing is examined beside it.
    const underWay = workUnderWay(run.queue());
    expect(underWay).toBe(run.queue().retry?.finished);
    run.gate.open();
    await underWay;
    expect(workUnderWay(run.queue())).toBeNull();
    expect(await finishedRun(run.queue())).toMatchObject({ phase: 'cancelled', done: 1, delivered: 1 });
    expect(listing(run.out)).toHaveLength(1);
  });

  test('cannot be paused or resumed, and another takes its place', async () => {
    const run = await started(FIVE, 1);
    const { runId } = run;
    await run.ask('retry.control', { runId, action: 'cancel' });
    run.gate.open();
    await finishedRun(run.queue());
    expect(await run.ask('retry.control', { runId, action: 'resume' })).toMatchObject({ phase: 'cancelled' });
    expect(await run.ask('retry.control', { runId, action: 'pause' })).toMatchObject({ phase: 'cancelled' });
    expect(await run.retry()).toMatchObject({ phase: 'finished' });
    expect(await run.refusal('retry.control', { runId, action: 'cancel' })).toMatchObject({
      kind: 'not-found',
    });
    expect(listing(run.out)).toHaveLength(5);
  });

  test('tells every change, the last one last', async () => {
    const run = await started(FIVE, 2);
    run.gate.open();
    const last = await finishedRun(run.queue());
    const told = run.heard['run.changed'];
    expect(told.at(-1)).toEqual(last);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(new Set(told.map(({ phase }) => phase))).toEqual(new Set(['canary', 'running', 'finished']));
  });

  test('by closing the queue loses nothing: what was under way is delivered', async () => {
    const run = await started(FIVE, 1);
    await run.gate.holds(1);
    const closed = run.close();
    run.gate.open();
    await closed;
    expect(listing(run.out)).toHaveLength(1);
  });
});
