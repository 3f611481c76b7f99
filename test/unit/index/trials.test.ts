/** Trials in the index: what is kept of them, how many, and what is read of many messages at once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Trial } from '../../../shared/diagnosis/hung/model.ts';
import { readProof } from '../../../electron/engine/read-proofs.ts';
import { readHangs, readHangsMark } from '../../../electron/index/examined.ts';
import { readAround, readHungIds, readTriedAttempts } from '../../../electron/index/hung-messages.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { readFailedTwice } from '../../../electron/index/read-diagnosis.ts';
import { readAttempts } from '../../../electron/index/read-messages.ts';
import { readPreflightRows } from '../../../electron/index/read-preflight.ts';
import { readTrials, writeTrial } from '../../../electron/index/trials.ts';
import { recordSeen, writeAttempt, writeState } from '../../../electron/index/write-messages.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { evidenceOf } from '../../fixtures/hung-story.ts';
import { processorMs } from '../../fixtures/processor-time.ts';
import { readProofs } from '../../fixtures/proofs.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
  see(['1.eml', '2.eml']);
});

afterEach(() => index.close());

function see(files: readonly string[], bytes = 1): void {
  const seen = files.map((file) => ({ file, bytes, modifiedMs: 1, state: { kind: 'discovered' } as const }));
  recordSeen(index.write, seen, 1);
}

const SAMPLES = [
  { atMs: 0, bytesIn: 0, bytesOut: 0 },
  { atMs: 100, bytesIn: 9, bytesOut: 9 },
];

function trial(step: Partial<Trial> = {}): Omit<Trial, 'id'> {
  const isHung = step.outcome === 'hung';
  return {
    message: 1,
    atMs: 1_000,
    origin: 'lab',
    run: 3,
    decoder: 'legacy-msmi',
    workers: 4,
    workersBusy: 4,
    outcome: 'decoded',
    failureKind: null,
    failure: null,
    text: '',
    elapsedMs: 200,
    bytesOut: 900,
    transactions: 12,
    evidence: isHung ? evidenceOf({ decoder: 'legacy-msmi', samples: SAMPLES, beside: ['2.eml'] }) : null,
    beside: isHung ? ['2.eml'] : null,
    ...step,
  };
}

describe('a trial', () => {
  test('is read as it was written', () => {
    const written = [
      trial({ outcome: 'hung' }),
      trial({
        outcome: 'failed',
        failureKind: 'truncated',
        failure: { kind: 'truncated', detail: 'no end', part: '1.2', offset: 7 },
        text: 'Ends too early',
        bytesOut: null,
      }),
      trial({ origin: 'examination', run: null, decoder: 'second', workers: 1, workersBusy: 1 }),
    ];
    for (const one of written) writeTrial(index.write, one);
    expect(readTrials(index.read, [1])).toEqual(written.map((one, at) => ({ ...one, id: at + 1 })));
    expect(readTrials(index.read, [2])).toEqual([]);
  });

  test('of a message that is not there any more is not kept', () => {
    writeTrial(index.write, trial({ message: 99 }));
    expect(readTrials(index.read, [99])).toEqual([]);
  });

  test('goes when the file of its message has changed, and stays when it has not', () => {
    writeTrial(index.write, trial({ outcome: 'hung' }));
    writeTrial(index.write, trial({ outcome: 'hung', message: 2 }));
    see(['1.eml'], 2);
    see(['2.eml'], 1);
    expect(readTrials(index.read, [1, 2]).map(({ message }) => message)).toEqual([2]);
  });
});

describe('attempts with other bytes', () => {
  const attempt = (outcome: 'hung' | 'failed', decoder: 'safe' | 'second', startedAtMs: number): void =>
    writeAttempt(index.write, 1, {
      startedAtMs,
      elapsedMs: 10,
      decoder,
      workers: 4,
      outcome,
      failureKind: outcome === 'failed' ? 'truncated' : null,
      text: '',
      samples: [],
    });
  const becomeFailed = (): void =>
    writeState(index.write, 1, {
      kind: 'failed',
      failure: { kind: 'truncated', detail: '', part: '1', offset: 1 },
    });
  const proofs = (): unknown => [
    readTriedAttempts(index.read, [1]).map(({ number }) => number),
    [...readPreflightRows(index.read, [1]).attempts.values()].flat().length,
    [...readFailedTwice(index.read)],
    readAround(index.read).tallies.get('safe')?.together.decodes ?? 0,
  ];

  test('stay as history and prove nothing any more', () => {
    attempt('hung', 'safe', 1_000);
    attempt('failed', 'second', 2_000);
    see(['1.eml'], 2);
    attempt('hung', 'safe', 3_000);
    attempt('failed', 'safe', 4_000);
    becomeFailed();
    expect(proofs()).toEqual([[3, 4], 2, [], 1]);
    expect(readAttempts(index.read, 1)).toHaveLength(4);
  });

  test('are none where the file is as it was, or a later version only reads it once more', () => {
    attempt('hung', 'safe', 1_000);
    attempt('failed', 'second', 2_000);
    see(['1.eml']);
    index.write.run('UPDATE message SET modified_ms = -1');
    see(['1.eml']);
    attempt('failed', 'safe', 3_000);
    becomeFailed();
    expect(proofs()).toEqual([[1, 2, 3], 3, [1], 1]);
  });
});

describe('of one message', () => {
  const ids = (): number[] => readTrials(index.read, [1]).map(({ id }) => id);

  test('as many are kept as the limit says, and of one more the oldest goes', () => {
    for (let run = 1; run <= 3; run += 1) writeTrial(index.write, trial({ run }), 3);
    expect(ids()).toEqual([1, 2, 3]);
    writeTrial(index.write, trial({ run: 4 }), 3);
    expect(ids()).toEqual([2, 3, 4]);
    writeTrial(index.write, trial({ message: 2 }), 1);
    expect(ids()).toEqual([2, 3, 4]);
  });

  test('the last one that hung is kept beyond it: what hung once would pass for what never did', () => {
    writeTrial(index.write, trial({ outcome: 'hung' }), 2);
    writeTrial(index.write, trial({ outcome: 'hung' }), 2);
    for (let run = 0; run < 3; run += 1) writeTrial(index.write, trial(), 2);
    expect(ids()).toEqual([2, 4, 5]);
  });

  test('the usual limit is that of the settings', () => {
    for (let run = 0; run <= DEFAULT_LIMITS.trialsPerMessage; run += 1) writeTrial(index.write, trial());
    expect(ids()).toHaveLength(DEFAULT_LIMITS.trialsPerMessage);
  });
});

describe('all that hung', () => {
  test('are messages in that state and those with such a trial, without the readings', () => {
    writeState(index.write, 2, { kind: 'hung', evidence: evidenceOf({ samples: SAMPLES }) });
    writeTrial(index.write, trial({ outcome: 'hung' }));
    writeTrial(index.write, trial({ message: 2 }));
    expect(readHungIds(index.read)).toEqual([1, 2]);
    const trials = readTrials(index.read, [1, 2], 'without readings');
    expect(trials.map(({ message }) => message)).toEqual([1, 2]);
    expect(trials[0]?.evidence?.samples).toEqual([]);
    const session = { index, limits: DEFAULT_LIMITS };
    const proofs = readProofs(session);
    expect(proofs.map(({ message }) => message.file)).toEqual(['1.eml', '2.eml']);
    expect(proofs.map(({ evidence }) => evidence.samples)).toEqual([[], []]);
    for (const { message, ...proof } of proofs) {
      const whole = readProof(session, message.id);
      expect(whole?.evidence.samples).toEqual(SAMPLES);
      expect([whole?.verdict, whole?.text, whole?.reasons]).toEqual([
        proof.verdict,
        proof.text,
        proof.reasons,
      ]);
    }
    expect(readProof(session, 99)).toBeNull();
  });

  test('leave out files that are gone', () => {
    writeTrial(index.write, trial({ outcome: 'hung' }));
    index.write.run('UPDATE message SET gone = 1 WHERE id = 1');
    expect(readProofs({ index, limits: DEFAULT_LIMITS })).toEqual([]);
    expect(readHangs(index.read)).toEqual([]);
  });

  test('ten thousand are proven in a moment, with hundreds of readings each', async () => {
    const count = 10_000;
    see(Array.from({ length: count }, (_, at) => `many/${at}.eml`));
    const samples = Array.from({ length: 240 }, (_, at) => ({ atMs: at * 100, bytesIn: at, bytesOut: at }));
    const evidence = evidenceOf({ decoder: 'legacy-msmi', samples });
    index.write.transaction(() => {
      for (let message = 3; message < count + 3; message += 1) {
        writeTrial(index.write, trial({ message, outcome: 'hung', evidence }));
        for (const decoder of ['legacy-msmi', 'legacy-msmi', 'second'] as const)
          writeTrial(index.write, trial({ message, origin: 'examination', decoder, workers: 1 }));
      }
    });
    let proofs: ReturnType<typeof readProofs> = [];
    const took = await processorMs(() => (proofs = readProofs({ index, limits: DEFAULT_LIMITS })));
    expect(proofs).toHaveLength(count);
    expect(new Set(proofs.map(({ verdict }) => verdict))).toEqual(new Set(['concurrency-defect']));
    // It takes half a second.
    expect(took).toBeLessThan(3_000);
  });
});

describe('what there is to examine', () => {
  test('is the state of a message before a hang in the Lab, with what was tried alone', () => {
    const evidence = evidenceOf({ decoder: 'safe', workers: 2 });
    writeAttempt(index.write, 2, {
      startedAtMs: 5_000,
      elapsedMs: 6_000,
      decoder: 'safe',
      workers: 2,
      outcome: 'hung',
      failureKind: null,
      text: '',
      samples: [],
    });
    writeState(index.write, 2, { kind: 'hung', evidence });
    writeTrial(index.write, trial({ message: 2, outcome: 'hung' }));
    writeTrial(index.write, trial({ outcome: 'hung', atMs: 7_000 }));
    writeTrial(index.write, trial({ workers: 1, atMs: 8_000, origin: 'examination' }));
    expect(readHangs(index.read)).toMatchObject([
      {
        id: 1,
        hang: { decoder: 'legacy-msmi', workers: 4, startedAtMs: 7_000 },
        alone: [{ decoder: 'legacy-msmi', outcome: 'decoded', atMs: 8_000 }],
      },
      { id: 2, hang: { decoder: 'safe', workers: 2, startedAtMs: 5_000 }, alone: [] },
    ]);
  });

  test.each([
    [4_999, 'no-progress', 0],
    [5_000, 'no-progress', 1],
    [100, 'deadline', 1],
  ] as const)(
    'counts no hang alone that a busy machine shows as well (%d ms, %s)',
    (silentMs, cause, counted) => {
      const evidence = evidenceOf({ silentMs, cause });
      writeTrial(index.write, trial({ outcome: 'hung' }));
      writeTrial(index.write, trial({ outcome: 'hung', workers: 1, evidence, origin: 'examination' }));
      expect(readHangs(index.read)[0]?.alone).toHaveLength(counted);
    },
  );

  test('is nothing of a message in quarantine, nor of one that hung only in an examination', () => {
    writeTrial(index.write, trial({ outcome: 'hung' }));
    writeState(index.write, 1, { kind: 'quarantined', reason: 'enough' });
    writeTrial(index.write, trial({ message: 2, outcome: 'hung', origin: 'examination' }));
    expect(readHangs(index.read)).toEqual([]);
  });

  test('is looked for anew only when something hung anew', () => {
    const marks = [readHangsMark(index.read)];
    writeTrial(index.write, trial());
    writeTrial(index.write, trial({ outcome: 'hung', origin: 'examination' }));
    expect(readHangsMark(index.read)).toBe(marks[0]);
    writeTrial(index.write, trial({ outcome: 'hung' }));
    marks.push(readHangsMark(index.read));
    writeState(index.write, 2, { kind: 'hung', evidence: evidenceOf() });
    marks.push(readHangsMark(index.read));
    index.write.run('UPDATE message SET attempts = attempts + 1 WHERE id = 2');
    marks.push(readHangsMark(index.read));
    expect(new Set(marks).size).toBe(4);
  });

  test('is looked for anew when one that hung has left and another has come', () => {
    const evidence = evidenceOf();
    writeState(index.write, 1, { kind: 'hung', evidence });
    const before = readHangsMark(index.read);
    writeState(index.write, 1, { kind: 'discovered' });
    writeState(index.write, 2, { kind: 'hung', evidence });
    expect(readHangsMark(index.read)).not.toBe(before);
    // Each is back at some time, and its hang in the Lab with it.
    writeTrial(index.write, trial({ outcome: 'hung' }));
    const both = readHangsMark(index.read);
    index.write.run('UPDATE message SET gone = 1 WHERE id = 1');
    expect(readHangsMark(index.read)).not.toBe(both);
    index.write.run('UPDATE message SET gone = 0 WHERE id = 1');
    expect(readHangsMark(index.read)).toBe(both);
  });
});
