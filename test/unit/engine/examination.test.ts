/** Finding out why messages hung: what is tried, when it steps aside, what is kept, in real worker threads. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { patient } from '../../../electron/engine/examine-message.ts';
import type { Examination } from '../../../shared/diagnosis/hung/model.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { GATED_WORKER, PATIENT_WATCHDOG, startEngine } from '../../fixtures/engine.ts';
import { EXAMINED, HANGS_BESIDE, HASTY, lab, proofs, queueOf, THREE } from '../../fixtures/examination.ts';
import { fingerprint, temporaryFolder } from '../../fixtures/folders.ts';
import { MISBEHAVING_WORKER, writeFile } from '../../fixtures/jobs.ts';
import { misbehaving } from '../../fixtures/misbehaviour.ts';
import { readProofs } from '../../fixtures/proofs.ts';

/** Hears what is told of the examination: `until` settles when it is so. */
function listener() {
  let last: Examination | null = null;
  let ring: () => void = () => undefined;
  return {
    emit: (name: string, payload: unknown): void => {
      if (name !== 'examination.changed') return;
      last = payload as Examination;
      ring();
    },
    until: async (isSo: (told: Examination) => boolean): Promise<void> => {
      while (last === null || !isSo(last)) await new Promise<void>((resolve) => (ring = resolve));
    },
  };
}

describe('after a run of the Lab with several workers', () => {
  test('each that hung is decoded alone, twice, and by a second decoder: nothing about it changes', async () => {
    const engine = await queueOf(THREE);
    const { path: folder } = (await engine.ask('queue.current', {})) ?? { path: '' };
    const before = [await engine.rows(), fingerprint(folder)];
    await lab(engine, 3);
    await engine.queue().examination.settled();
    expect(proofs(engine)).toEqual([
      `2.eml: concurrency-defect, legacy-msmi 3 hung, ${EXAMINED}`,
      `3.eml: concurrency-defect, legacy-msmi 3 hung, ${EXAMINED}`,
    ]);
    expect([await engine.rows(), fingerprint(folder)]).toEqual(before);
    const proof = await engine.ask('hung.proof', { id: (await engine.row('2.eml')).id });
    const beside = expect.arrayContaining(['3.eml']) as string[];
    expect(proof?.trials[0]).toMatchObject({ origin: 'lab', run: 1, workers: 3, beside });
    const alone = { origin: 'examination', run: null, workersBusy: 1, transactions: 6, beside: null };
    expect(proof?.trials[1]).toMatchObject(alone);
  });

  test('a run with one worker shows already that it is decoded alone, before anything is examined', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.cancelExamination', {});
    await lab(engine, 1);
    const alone = expect.stringMatching(
      /^\d\.eml: concurrency-defect, legacy-msmi 3 hung, (?:\S+ 1 decoded,? ?)+$/,
    ) as string;
    expect(proofs(engine)).toEqual([alone, alone]);
  });

  test('a trial is kept of every outcome, and none twice where the run records', async () => {
    const engine = await queueOf(`${THREE}\n 4.eml reply gzip-with-wrong-crc 9`);
    await lab(engine, 1, true);
    const { index } = engine.queue().session;
    const kept = index.read.all('SELECT outcome, failure_kind, text FROM trial ORDER BY message_id');
    expect(kept).toMatchObject([
      { outcome: 'decoded', failure_kind: null, text: '' },
      { outcome: 'decoded' },
      { outcome: 'decoded' },
      {
        outcome: 'failed',
        failure_kind: 'checksum-mismatch',
        text: expect.stringContaining('Checksum') as unknown,
      },
    ]);
    await lab(engine, 3, true);
    await engine.queue().examination.settled();
    const [first] = readProofs(engine.queue().session);
    expect(
      first?.reasons.filter(({ text }) => text.startsWith('legacy-msmi with 3 workers: hung')),
    ).toHaveLength(1);
    expect(first?.reasons.filter(({ text }) => text.startsWith('legacy-msmi alone: decoded'))).toHaveLength(
      3,
    );
    expect(await engine.row('2.eml')).toMatchObject({ state: { kind: 'hung' }, attempts: 2 });
  });
});

describe('what it finds', () => {
  test('a decoder that hangs alone, too, is to blame where another one reads the message', async () => {
    const engine = await queueOf('1.eml reply gzip 5', { workerEntry: GATED_WORKER });
    await lab(engine, 1);
    await engine.queue().examination.settled();
    expect(proofs(engine)).toEqual([
      '1.eml: decoder-defect, legacy-msmi 1 hung, legacy-msmi 1 hung, second 1 decoded',
    ]);
  });

  test('threads that stand still in every decoder point to what they wait for', async () => {
    const folder = temporaryFolder('queue');
    writeFile(folder, 'wait.eml', misbehaving('wait'));
    const engine = startEngine({ workerEntry: MISBEHAVING_WORKER });
    await engine.ask('settings.set', { watchdog: HASTY, workers: 1 });
    await engine.openWhole(folder);
    await engine.queue().examination.settled();
    expect(proofs(engine)).toEqual(['wait.eml: io-stall, safe 1 hung, second 1 hung']);
    expect(await engine.row('wait.eml')).toMatchObject({ state: { kind: 'hung' }, attempts: 1 });
  });
});

describe('how long it waits', () => {
  test('is never less than usual, so that a busy machine makes no hang', () => {
    const hasty = { stallMs: 200, deadlineMs: 500, deadlinePer100MbMs: 7 };
    expect(patient(hasty)).toEqual({ stallMs: 5_000, deadlineMs: 120_000, deadlinePer100MbMs: 7 });
    expect(patient(PATIENT_WATCHDOG).stallMs).toBe(PATIENT_WATCHDOG.stallMs);
  });
});

describe('it steps aside', () => {
  test('for a run of the Lab that begins, and begins again with what it was at', async () => {
    const { emit, until } = listener();
    const engine = await queueOf('1.eml reply gzip 5', { workerEntry: GATED_WORKER, emit });
    await lab(engine, 1);
    await engine.queue().examination.settled();
    await engine.ask('settings.set', { watchdog: PATIENT_WATCHDOG });
    const { examination, session } = engine.queue();
    const ids = [(await engine.row('1.eml')).id];
    expect(await engine.ask('hung.examine', { ids })).toMatchObject({ phase: 'waiting', done: 0, total: 1 });
    // It hangs in the legacy decoder, and with this patience for ever.
    await until(({ phase, current }) => phase === 'working' && current === '1.eml');
    await engine.ask('settings.set', { watchdog: HASTY });
    const trials = (): number => Number(session.index.read.first('SELECT count(*) AS n FROM trial')?.['n']);
    const before = trials();
    await lab(engine, 1);
    await examination.settled();
    // One of the Lab, then both of the examination.
    expect(trials()).toBe(before + 3);
    expect(examination.state()).toMatchObject({ phase: 'idle', done: 1, total: 1, current: null });
  });

  test('for a retry, and closing the queue ends it at once', async () => {
    const { emit, until } = listener();
    const engine = await queueOf('1.eml reply gzip 5', { workerEntry: GATED_WORKER, emit });
    await engine.ask('queue.configure', { deliveryFolder: temporaryFolder('out') });
    await lab(engine, 1);
    await engine.queue().examination.settled();
    await engine.ask('settings.set', { watchdog: PATIENT_WATCHDOG });
    await engine.ask('hung.examine', { ids: [(await engine.row('1.eml')).id] });
    await until(({ phase }) => phase === 'working');
    expect(await engine.retry('1.eml')).toMatchObject({ phase: 'finished', delivered: 1 });
    await until(({ phase }) => phase === 'working');
    await engine.close();
  });
});

describe('how much of it', () => {
  test('more than the limit are told and left, until they are asked for', async () => {
    const engine = await queueOf(`${THREE}\n 4.eml reply gzip 8\n 5.eml reply gzip 9`, {
      limits: { ...DEFAULT_LIMITS, examinedMessages: 2 },
    });
    await lab(engine, 5);
    await engine.queue().examination.settled();
    expect(await engine.ask('hung.examination', {})).toMatchObject({
      phase: 'idle',
      done: 2,
      total: 2,
      notExamined: 2,
    });
    expect(proofs(engine).map((one) => one.includes(EXAMINED))).toEqual([true, true, false, false]);
    await engine.ask('hung.examine', { ids: [(await engine.row('5.eml')).id] });
    await engine.queue().examination.settled();
    expect(proofs(engine).map((one) => one.includes(EXAMINED))).toEqual([true, true, false, true]);
    await engine.ask('hung.examine', { ids: null });
    await engine.queue().examination.settled();
    expect(proofs(engine).map((one) => one.includes(EXAMINED))).toEqual([true, true, true, true]);
    expect(await engine.ask('hung.examination', {})).toMatchObject({ notExamined: 0 });
  });

  test('exactly the limit is all of them', async () => {
    const engine = await queueOf(THREE, { limits: { ...DEFAULT_LIMITS, examinedMessages: 2 } });
    await lab(engine, 3);
    await engine.queue().examination.settled();
    expect(await engine.ask('hung.examination', {})).toMatchObject({ done: 2, notExamined: 0 });
  });

  test('cancelled, it leaves the rest and does not begin again by itself', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.cancelExamination', {});
    await engine.queue().examination.settled();
    expect(await engine.ask('hung.examination', {})).toMatchObject({ phase: 'idle', notExamined: 2 });
    expect(proofs(engine)).toEqual([
      '2.eml: undecided, legacy-msmi 3 hung',
      '3.eml: undecided, legacy-msmi 3 hung',
    ]);
    await engine.rescan();
    await engine.queue().examination.settled();
    expect(proofs(engine)[0]).toBe('2.eml: undecided, legacy-msmi 3 hung');
    await engine.ask('hung.examine', { ids: null });
    await engine.queue().examination.settled();
    expect(proofs(engine)[1]).toContain(EXAMINED);
  });

  test('what was examined is not again when the queue is opened anew, unless it hangs anew', async () => {
    const data = temporaryFolder('data');
    const engine = await queueOf(THREE, { dataFolder: data });
    await lab(engine, 3);
    await engine.queue().examination.settled();
    const { path: folder } = (await engine.ask('queue.current', {})) ?? { path: '' };
    const examined = proofs(engine);
    await engine.close();
    const again = startEngine({ workerEntry: HANGS_BESIDE, dataFolder: data });
    await again.ask('settings.set', { watchdog: HASTY });
    await again.openWhole(folder);
    await again.queue().examination.settled();
    expect(proofs(again)).toEqual(examined);
    await lab(again, 3);
    await again.queue().examination.settled();
    expect(proofs(again)[0]).toBe(`${examined[0]}, legacy-msmi 3 hung, ${EXAMINED}`);
  });

  test('a file that has changed or is gone is passed over, and said so', async () => {
    const engine = await queueOf(THREE);
    const { path: folder } = (await engine.ask('queue.current', {})) ?? { path: '' };
    const rows = await engine.rows();
    await lab(engine, 3);
    fs.appendFileSync(path.join(folder, '2.eml'), 'more');
    fs.rmSync(path.join(folder, '3.eml'));
    await engine.ask('hung.examine', { ids: rows.map(({ id }) => id) });
    await engine.queue().examination.settled();
    const missing = await Promise.all(
      rows.map(async ({ id }) => (await engine.ask('hung.proof', { id }))?.missing.at(-1)),
    );
    expect(missing).toEqual([
      undefined,
      'It was not examined: its file has changed since it hung. Rescan the queue.',
      'It was not examined: its file is no longer where it was, or cannot be reached.',
    ]);
    expect(await engine.ask('hung.examination', {})).toMatchObject({ phase: 'idle', notExamined: 2 });
  });
});

test('how far it is, is told, and once more at the end', async () => {
  const { emit, until } = listener();
  const engine = await queueOf(THREE, { emit });
  await lab(engine, 3);
  await engine.queue().examination.settled();
  await until(({ phase }) => phase === 'idle');
  expect(await engine.ask('hung.examination', {})).toMatchObject({ done: 2, total: 2, current: null });
});

test('a message that never hung has no proof', async () => {
  const engine = await queueOf(THREE);
  await lab(engine, 1);
  expect(await engine.ask('hung.proof', { id: (await engine.row('1.eml')).id })).toBeNull();
});
