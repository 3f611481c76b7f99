/** What the index tells of all decodes of a queue: each once, however often it was recorded. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentBeside } from '../../../shared/diagnosis/hung/around.ts';
import type { Trial } from '../../../shared/diagnosis/hung/model.ts';
import type { HungEvidence } from '../../../shared/state.ts';
import { readAround } from '../../../electron/index/hung-messages.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { writeTrial } from '../../../electron/index/trials.ts';
import { recordSeen, writeAttempt, writeState } from '../../../electron/index/write-messages.ts';
import { evidenceOf } from '../../fixtures/hung-story.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
  recordSeen(index.write, [{ file: '1.eml', bytes: 1, modifiedMs: 1, state: { kind: 'discovered' } }], 1);
});

afterEach(() => index.close());

/** A hang in the Lab with four workers. */
function hungTrial(atMs: number, evidence: HungEvidence): Omit<Trial, 'id'> {
  return {
    message: 1,
    atMs,
    origin: 'lab',
    run: 3,
    decoder: 'safe',
    workers: 4,
    workersBusy: 4,
    outcome: 'hung',
    failureKind: null,
    failure: null,
    text: '',
    elapsedMs: 200,
    bytesOut: null,
    transactions: null,
    evidence,
    beside: null,
  };
}

describe('what is counted of a decoder', () => {
  const hang = (startedAtMs: number): void =>
    writeAttempt(index.write, 1, {
      startedAtMs,
      elapsedMs: 10,
      decoder: 'safe',
      workers: 4,
      outcome: 'hung',
      failureKind: null,
      text: '',
      samples: [],
    });

  test('a hang of a run of the Lab that records is one, though an attempt and a trial tell of it', () => {
    writeTrial(index.write, hungTrial(1_000, evidenceOf()));
    hang(1_000);
    expect(readAround(index.read).tallies.get('safe')?.together).toEqual({ decodes: 1, hung: 1 });
    hang(1_001);
    expect(readAround(index.read).tallies.get('safe')?.together).toEqual({ decodes: 2, hung: 2 });
  });

  test('such a hang is one silence, and none of another message', () => {
    const evidence = evidenceOf();
    writeTrial(index.write, hungTrial(1_000, evidence));
    hang(1_000);
    // The state was measured a moment later than the trial.
    writeState(index.write, 1, {
      kind: 'hung',
      evidence: { ...evidence, elapsedMs: evidence.elapsedMs + 3 },
    });
    const { silences } = readAround(index.read);
    expect(silences.moments).toHaveLength(1);
    expect(silentBeside(silences, silences.moments[0] ?? 0, 1)).toBe(0);
    expect(silentBeside(silences, silences.moments[0] ?? 0, 2)).toBe(1);
  });
});
