/** One message that goes wrong costs its own thread and nothing else. Order is told by order, not by time. */
import { describe, expect, test } from 'vitest';
import type { Pool } from '../../../electron/workers/pool.ts';
import type { WatchdogRules } from '../../../shared/limits.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import {
  BROKEN_WORKER,
  DECODE_WORKER,
  MISBEHAVING_WORKER,
  inWords,
  poolOf,
  readJob,
  supervision,
  writeFile,
} from '../../fixtures/jobs.ts';
import { misbehaving, MISBEHAVIOURS } from '../../fixtures/misbehaviour.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const SHORT = { stallMs: 700 };
/** For jobs that are ended by something else than the watchdog. */
const PATIENT = { stallMs: 80_000, deadlineMs: 80_000 };

interface Run {
  /** What came of each, in the order of the names. */
  readonly outcomes: readonly Promise<string>[];
  /** The same in the order in which they ended. */
  readonly ended: readonly string[];
}

/** Writes a message for each name (`wait`, `burn`, … misbehave, all others are good) and runs them in this order. */
function runAll(pool: Pool, names: readonly string[], rules: Partial<WatchdogRules> = PATIENT): Run {
  const folder = temporaryFolder('pool');
  const ended: string[] = [];
  const outcomes = names.map(async (name, index) => {
    const how = MISBEHAVIOURS.find((one) => one === name);
    const bytes = how === undefined ? mimeMessage({ body: manyEntries(index + 1) }) : misbehaving(how);
    const file = writeFile(folder, `${index}.eml`, bytes);
    const words = inWords(await pool.run(readJob(file), supervision(rules)));
    ended.push(`${name}: ${words}`);
    return words;
  });
  return { outcomes, ended };
}

describe('while one message hangs, all others', () => {
  test.each([
    ['the other worker, while one waits', 'wait', { size: 2 }],
    ['the other worker, while one loops', 'burn', { size: 2 }],
    ['a spare worker, while the only one waits', 'wait', { size: 1, spares: true }],
    ['a spare worker, while the only one loops', 'burn', { size: 1, spares: true }],
  ])('are decoded by %s', async (_, how, options) => {
    const pool = poolOf(MISBEHAVING_WORKER, options);
    const { outcomes, ended } = runAll(pool, [how, 'good', 'good', 'good', 'good']);
    const [bad, ...good] = outcomes;
    expect(await Promise.all(good)).toEqual(['decoded 2', 'decoded 3', 'decoded 4', 'decoded 5']);
    expect(ended).toHaveLength(4);
    pool.close();
    expect(await bad).toBe('cancelled');
  });

  test('are all decoded by the same spare worker: a thread for each would take longer than they do', async () => {
    const pool = poolOf(MISBEHAVING_WORKER, { size: 1, spares: true });
    const [, ...words] = runAll(pool, ['wait', 'ticket', 'ticket', 'ticket', 'ticket']).outcomes;
    expect(await Promise.all(words)).toEqual(new Array(4).fill('decoded 2'));
  });

  test('wait for it where spares are off, and are decoded by the worker that replaces it', async () => {
    const pool = poolOf(MISBEHAVING_WORKER, { size: 1, spares: false });
    const { outcomes, ended } = runAll(pool, ['wait', 'good', 'good'], SHORT);
    await Promise.all(outcomes);
    expect(ended).toEqual(['wait: hung', 'good: decoded 2', 'good: decoded 3']);
  });

  test('get through when more hang than there are workers and spares', async () => {
    const pool = poolOf(MISBEHAVING_WORKER, { size: 2, spares: true });
    const names = ['wait', 'wait', 'wait', 'wait', 'wait', 'good', 'good', 'good'];
    const words = await Promise.all(runAll(pool, names, SHORT).outcomes);
    expect(words).toEqual([...new Array(5).fill('hung'), 'decoded 6', 'decoded 7', 'decoded 8']);
  });
});

describe('a crash', () => {
  test.each([
    ['throw', 'a fault of the decoder itself'],
    ['exit', 'the worker thread ended by itself'],
    ['memory', 'Worker terminated due to reaching memory limit: JS heap out of memory'],
  ] as const)(
    'of its decoder fails one message and no other: %s',
    async (how, detail) => {
      const pool = poolOf(MISBEHAVING_WORKER, { size: 1 });
      const folder = temporaryFolder();
      const outcomes = ['good', how, 'good'].map((name) => {
        const bytes = name === how ? misbehaving(how) : mimeMessage({ body: manyEntries(2) });
        return pool.run(readJob(writeFile(folder, `${name}.eml`, bytes)), supervision(PATIENT));
      });
      const [before, crashed, after] = await Promise.all(outcomes);
      expect([before, after].map((outcome) => outcome && inWords(outcome))).toEqual([
        'decoded 2',
        'decoded 2',
      ]);
      expect(crashed).toMatchObject({ kind: 'crashed', detail });
    },
    // Filling the memory takes its time where others want the processor.
    90_000,
  );

  test.each([
    ['that throws', BROKEN_WORKER, 'this worker is broken'],
    ['that is not there', new URL('nowhere.ts', BROKEN_WORKER), 'Cannot find module'],
  ])(
    'of a worker at its start fails each message, with the reason: a module %s',
    async (_, entry, reason) => {
      const pool = poolOf(entry, { size: 2, spares: true });
      const file = writeFile(temporaryFolder(), 'x.eml', mimeMessage());
      const jobs = Array.from({ length: 5 }, () => pool.run(readJob(file), supervision()));
      for (const outcome of await Promise.all(jobs)) {
        expect(outcome).toMatchObject({ kind: 'crashed', detail: expect.stringContaining(reason) });
      }
      const isolated = await pool.runIsolated(readJob(file), supervision());
      expect(isolated).toMatchObject({ kind: 'crashed', detail: expect.stringContaining(reason) });
    },
  );
});

describe('closing the pool', () => {
  test('settles every job as cancelled: running, silent and waiting', async () => {
    const pool = poolOf(MISBEHAVING_WORKER, { size: 2 });
    const { promise: started, resolve } = Promise.withResolvers<void>();
    const file = writeFile(temporaryFolder(), 'x.eml', misbehaving('wait'));
    const first = pool.run(readJob(file), supervision(PATIENT, { onEnvelope: () => resolve() }));
    const { outcomes } = runAll(pool, ['burn', 'good', 'wait', 'good']);
    const isolated = pool.runIsolated(readJob(file), supervision(PATIENT));
    await started;
    pool.close();
    expect(inWords(await first)).toBe('cancelled');
    expect(inWords(await isolated)).toBe('cancelled');
    for (const words of await Promise.all(outcomes)) expect(['cancelled', 'decoded 2']).toContain(words);
  });

  test('before any thread has started is no crash', async () => {
    const pool = poolOf(DECODE_WORKER, { size: 2 });
    const { outcomes } = runAll(pool, ['good', 'good', 'good']);
    pool.close();
    expect(await Promise.all(outcomes)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('leaves nothing to be started', async () => {
    const pool = poolOf(DECODE_WORKER);
    pool.close();
    const file = writeFile(temporaryFolder(), 'x.eml', mimeMessage());
    expect(inWords(await pool.run(readJob(file), supervision()))).toBe('cancelled');
    expect(inWords(await pool.runIsolated(readJob(file), supervision()))).toBe('cancelled');
    expect(pool.pulseOf({ file, steps: [] })).toBeNull();
  });

  test('may be done twice', () => {
    const pool = poolOf(DECODE_WORKER);
    pool.close();
    expect(() => pool.close()).not.toThrow();
  });
});

describe('an isolated run', () => {
  test('takes nobody’s place', async () => {
    const pool = poolOf(MISBEHAVING_WORKER, { size: 1 });
    const file = writeFile(temporaryFolder(), 'x.eml', misbehaving('wait'));
    const isolated = pool.runIsolated(readJob(file), supervision(PATIENT));
    const { outcomes } = runAll(pool, ['good', 'good']);
    expect(await Promise.all(outcomes)).toEqual(['decoded 1', 'decoded 2']);
    pool.close();
    expect(inWords(await isolated)).toBe('cancelled');
  });

  test('has a worker to itself: what crashes in it leaves the others theirs', async () => {
    const pool = poolOf(MISBEHAVING_WORKER, { size: 1 });
    const file = writeFile(temporaryFolder(), 'x.eml', misbehaving('exit'));
    const [isolated, words] = await Promise.all([
      pool.runIsolated(readJob(file), supervision(PATIENT)),
      Promise.all(runAll(pool, ['good', 'good']).outcomes),
    ]);
    expect(inWords(isolated)).toBe('crashed');
    expect(words).toEqual(['decoded 1', 'decoded 2']);
  });
});

test('the pulse of a running job is there to be read, and of no other', async () => {
  const pool = poolOf(MISBEHAVING_WORKER, { size: 1 });
  const file = writeFile(temporaryFolder(), 'x.eml', misbehaving('wait'));
  const { promise: started, resolve } = Promise.withResolvers<void>();
  const job = pool.run(readJob(file), supervision(PATIENT, { onEnvelope: () => resolve() }));
  await started;
  expect(pool.pulseOf({ file, steps: [] })).toMatchObject({
    bytesIn: expect.any(Number),
    silentMs: expect.any(Number),
  });
  expect(pool.pulseOf({ file: 'elsewhere', steps: [] })).toBeNull();
  pool.close();
  await job;
  expect(pool.pulseOf({ file, steps: [] })).toBeNull();
});

test('a job is announced when a thread has it, not while it waits', async () => {
  const pool = poolOf(MISBEHAVING_WORKER, { size: 1 });
  const folder = temporaryFolder();
  const started: string[] = [];
  const run = (name: string, bytes: Uint8Array, rules: object): Promise<unknown> => {
    const onStart = (): number => started.push(name);
    return pool
      .run(readJob(writeFile(folder, name, bytes)), supervision(rules, { onStart }))
      .then(() => started.push(`${name} ended`));
  };
  await Promise.all([run('first', misbehaving('throw'), PATIENT), run('second', mimeMessage(), PATIENT)]);
  expect(started).toEqual(['first', 'first ended', 'second', 'second ended']);
});
