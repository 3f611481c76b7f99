/** Finding out why messages hung: what is tried, when it steps aside, what is kept, in real worker threads. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { patient } from '../../../electron/engine/examine-message.ts';
import { createExamination } from '../../../electron/engine/examination.ts';
import type { Examination, HungProof } from '../../../shared/diagnosis/hung/model.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { GATED_WORKER, PATIENT_WATCHDOG, startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, temporaryFolder } from '../../fixtures/folders.ts';
import { MISBEHAVING_WORKER, writeFile } from '../../fixtures/jobs.ts';
import { misbehaving } from '../../fixtures/misbehaviour.ts';
import { writeQueue } from '../../fixtures/queue.ts';
import { readProofs } from '../../fixtures/proofs.ts';

/** Long enough for threads that compute for ever to show that they do. */
const HASTY = { stallMs: 1_200, deadlineMs: 60_000, deadlinePer100MbMs: 0 } as const;
const HANGS_BESIDE = new URL('../../fixtures/workers/hangs-beside.ts', import.meta.url);

/** The legacy decoder reads the first message of a run, and hangs on those beside it. */
async function queueOf(table: string, options: Parameters<typeof startEngine>[0] = {}): Promise<TestEngine> {
  const folder = path.join(temporaryFolder('base'), 'queue');
  await writeQueue(folder, table);
  const engine = startEngine({ workerEntry: HANGS_BESIDE, ...options });
  await engine.ask('settings.set', { watchdog: HASTY });
  await engine.openWhole(folder);
  return engine;
}

async function lab(engine: TestEngine, workers: number, record = false): Promise<void> {
  await engine.ask('lab.start', { decoder: 'legacy-msmi', workers, record });
  await engine.queue().lab?.finished;
}

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

/** `1.eml: verdict, trial trial …` of every message that hung. */
function proofs(engine: TestEngine): string[] {
  return readProofs(engine.queue().session).map(
    ({ message, verdict, trials }: HungProof) =>
      `${message.file}: ${verdict}, ${trials.map((one) => `${one.decoder} ${one.workers} ${one.outcome}`).join(', ')}`,
  );
}

/** With three workers the second and the third hang. */
const THREE = '1.eml reply gzip 5\n 2.eml reply gzip 6\n 3.eml reply gzip 7';
const EXAMINED = 'legacy-msmi 1 decoded, legacy-msmi 1 decoded, second 1 decoded';

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

describe('asking for some', () => {
  test('brings none back that were asked for before and cancelled', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.cancelExamination', {});
    await engine.ask('hung.examine', { ids: [(await engine.row('2.eml')).id] });
    await engine.ask('hung.cancelExamination', {});
    await engine.queue().examination.settled();
    const before = proofs(engine);
    await engine.ask('hung.examine', { ids: [(await engine.row('3.eml')).id] });
    await engine.queue().examination.settled();
    expect(proofs(engine)[0]).toBe(before[0]);
    expect(proofs(engine)[1]).toContain(EXAMINED);
    expect(await engine.ask('hung.examination', {})).toMatchObject({ done: 1, notExamined: 1 });
  });

  test('and cancelling all that wait leaves them, also after another was examined', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.examine', { ids: null });
    await engine.ask('hung.cancelExamination', {});
    await engine.queue().examination.settled();
    await lab(engine, 1);
    await engine.queue().examination.settled();
    expect(await engine.ask('hung.examination', {})).toMatchObject({ phase: 'idle', current: null });
    expect(engine.queue().session.index.read.all("SELECT 1 FROM trial WHERE origin = 'examination'")).toEqual(
      [],
    );
  });
});

describe('an error in it', () => {
  test('ends it with a sentence, harms nothing else, and is not met again until it is asked for', async () => {
    const engine = await queueOf(THREE);
    await lab(engine, 3);
    await engine.ask('hung.cancelExamination', {});
    const open = engine.queue();
    await open.examination.settled();
    let tries = 0;
    const broken = createExamination({
      session: {
        ...open.session,
        buffer: {
          ...open.session.buffer,
          flush: () => {
            tries += 1;
            throw new Error('the disk is full');
          },
        },
      },
      underWay: () => null,
      emit: () => undefined,
    });
    broken.noteChange();
    await broken.settled();
    expect(broken.state()).toEqual({
      phase: 'idle',
      done: 0,
      total: 0,
      current: null,
      notExamined: 2,
      problem: 'Why messages hung could not be examined: the disk is full.',
    });
    broken.noteChange();
    await broken.settled();
    expect(tries).toBe(1);
    broken.examine(null);
    await broken.settled();
    expect(tries).toBe(2);
    await expect(broken.close()).resolves.toBeUndefined();
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
