/** The verdict on the defect of Q140946 as it happens by itself, from evidence alone: real threads, the real worker. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_WATCHDOG } from '../../../shared/limits.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeQueue } from '../../fixtures/queue.ts';
import { readProofs } from '../../fixtures/proofs.ts';

const LARGE = Array.from({ length: 6 }, (_, at) => `large-${at}.eml reply gzip ${60_000 + at}`).join('\n');
/** One run nearly always shows it. */
const MOST_RUNS = 6;
const TEST_MS = 150_000;

async function largeQueue(): Promise<TestEngine> {
  const folder = path.join(temporaryFolder('base'), 'queue');
  await writeQueue(folder, LARGE);
  const engine = startEngine();
  await engine.ask('settings.set', {
    // As it ships: a shorter silence tells nothing where other tests have the processor.
    watchdog: DEFAULT_WATCHDOG,
  });
  await engine.openWhole(folder);
  return engine;
}

async function lab(engine: TestEngine, workers: number): Promise<void> {
  await engine.ask('lab.start', { decoder: 'legacy-msmi', workers, record: false });
  await engine.queue().lab?.finished;
}

async function labUntilSomethingHangs(engine: TestEngine): Promise<void> {
  const { session } = engine.queue();
  for (let run = 0; run < MOST_RUNS && readProofs(session).length === 0; run += 1) await lab(engine, 4);
}

function verdicts(engine: TestEngine): readonly string[] {
  return [...new Set(readProofs(engine.queue().session).map(({ verdict }) => verdict))];
}

test(
  'one run with four workers, and the examination after it, show a concurrency defect and nothing else',
  async () => {
    const engine = await largeQueue();
    await labUntilSomethingHangs(engine);
    await engine.queue().examination.settled();
    expect(verdicts(engine)).toEqual(['concurrency-defect']);
    await engine.ask('diagnosis.overview', {});
    await engine.queue().diagnosis.settled();
    const { findings } = await engine.ask('diagnosis.overview', {});
    const decoding = findings.filter(({ family }) => family === 'decoding');
    expect(decoding).toMatchObject([{ rule: 'decoding/concurrency-defect', severity: 'error' }]);
    expect(findings[0]).toBe(decoding[0]);
    expect(decoding[0]?.kb[0]).toBe('Q140946');
    expect(decoding[0]?.messages).toBe(readProofs(engine.queue().session).length);
  },
  TEST_MS,
);

test(
  'a run with four workers and one with a single worker show it without any examination',
  async () => {
    const engine = await largeQueue();
    await labUntilSomethingHangs(engine);
    await engine.ask('hung.cancelExamination', {});
    await lab(engine, 1);
    expect(verdicts(engine)).toEqual(['concurrency-defect']);
  },
  TEST_MS,
);
