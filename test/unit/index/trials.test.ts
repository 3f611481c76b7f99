/** Trials in the index: what is kept of them, how many, and what is read of many messages at once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Trial } from '../../../shared/diagnosis/hung/model.ts';
import { readProof, readProofs } from '../../../electron/engine/read-proofs.ts';
import { readHangs, readHangsMark } from '../../../electron/index/examined.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { readTrials, writeTrial } from '../../../electron/index/trials.ts';
import { recordSeen, writeAttempt, writeState } from '../../../electron/index/write-messages.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { evidenceOf } from '../../fixtures/hung-story.ts';

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
      trial({ outcome: 'failed', failureKind: 'truncated', text: 'Ends too early', bytesOut: null }),
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
    const trials = readTrials(index.read, 'all hung');
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

  test('ten thousand are proven in a moment, with hundreds of readings each', () => {
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
    const startedMs = performance.now();
    const proofs = readProofs({ index, limits: DEFAULT_LIMITS });
    const elapsedMs = performance.now() - startedMs;
    expect(proofs).toHaveLength(count);
    expect(new Set(proofs.map(({ verdict }) => verdict))).toEqual(new Set(['concurrency-defect']));
    // Half a second alone; the machine of a test is shared.
    expect(elapsedMs).toBeLessThan(3_000);
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
});
