/**
 * The defect of Q140946 as it happens by itself: real threads, the real worker, no help. With one worker never, with
 * several on some of the large messages and not on all.
 */
import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../electron/workers/supervised-worker.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { DECODE_WORKER, inWords, poolOf, readJob, supervision, writeFile } from '../../fixtures/jobs.ts';
import { replyWith } from '../../fixtures/queue.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const ENTRIES = 80_000;
const STALL_MS = 1_000;
/** Where nothing may hang: however slow the machine is, no decode stands still for so long. */
const NEVER_MS = 60_000;
const MESSAGES_A_RUN = 8;
/** One run nearly always shows it. */
const MOST_RUNS = 5;
const TEST_MS = 100_000;

/** A queue of large messages through the old decoder; resolves when every one of them has come out. */
async function runQueue(workers: number, stallMs: number): Promise<readonly Outcome<'read'>[]> {
  const payload = zlib.gzipSync(manyEntries(ENTRIES));
  const file = writeFile(temporaryFolder('race'), 'large.eml', replyWith(payload, { entries: ENTRIES }));
  const pool = poolOf(DECODE_WORKER, { size: workers, spares: false });
  const jobs = Array.from({ length: MESSAGES_A_RUN }, () =>
    pool.run(
      readJob(file, 'legacy-msmi'),
      supervision({ stallMs, deadlineMs: 600_000 }, { decoder: 'legacy-msmi' }),
    ),
  );
  const outcomes = await Promise.all(jobs);
  pool.close();
  return outcomes;
}

test(
  'one worker never hangs, however large the messages',
  async () => {
    const words = (await runQueue(1, NEVER_MS)).map(inWords);
    expect(words).toEqual(new Array(MESSAGES_A_RUN).fill(`decoded ${ENTRIES}`));
  },
  TEST_MS,
);

test(
  'of four workers some hang, each is ended with evidence, and all other messages come out whole',
  async () => {
    const outcomes: Outcome<'read'>[] = [];
    const told = (): ReadonlySet<string> => new Set(outcomes.map(inWords));
    for (let run = 0; run < MOST_RUNS && told().size < 2; run += 1)
      outcomes.push(...(await runQueue(4, STALL_MS)));
    expect(told()).toEqual(new Set(['hung', `decoded ${ENTRIES}`]));
    const evidence = {
      cause: 'no-progress',
      thresholdMs: STALL_MS,
      phase: 'decoding',
      part: '1.2',
      codec: 'gzip',
      decoder: 'legacy-msmi',
      workers: 4,
    };
    for (const outcome of outcomes.filter(({ kind }) => kind === 'hung'))
      expect(outcome).toMatchObject({ evidence });
  },
  TEST_MS,
);
