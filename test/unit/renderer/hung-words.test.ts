import { describe, expect, it } from 'vitest';
import { examinationText, examinedText } from '../../../renderer/hung/examination-words.ts';
import {
  letterOf,
  originText,
  reasonsInOrder,
  resultText,
  workersText,
} from '../../../renderer/hung/proof-words.ts';
import { HUNG_VERDICTS } from '../../../shared/diagnosis/hung/model.ts';
import type { Trial } from '../../../shared/diagnosis/hung/model.ts';
import { verdictLook } from '../../../renderer/hung/verdict-look.ts';

function aTrial(facts: Partial<Trial>): Trial {
  return {
    id: 1,
    message: 7,
    atMs: 0,
    origin: 'examination',
    run: null,
    decoder: 'safe',
    workers: 1,
    workersBusy: 1,
    outcome: 'decoded',
    failureKind: null,
    failure: null,
    text: '',
    elapsedMs: 812,
    bytesOut: null,
    transactions: null,
    evidence: null,
    beside: null,
    ...facts,
  };
}

describe('an attempt made to find out', () => {
  it('tells what was decoded, or what went wrong in its own words', () => {
    expect(resultText(aTrial({ bytesOut: 2_048, transactions: 1 }))).toBe('2.00 KB out, 1 transaction');
    expect(resultText(aTrial({ outcome: 'failed', text: 'Ends at byte 7.' }))).toBe('Ends at byte 7.');
    expect(resultText(aTrial({ outcome: 'hung', text: 'hung' }))).toBe('');
    expect(resultText(aTrial({ outcome: 'failed', failureKind: 'checksum-mismatch' }))).not.toBe('');
  });

  it('tells how many workers were busy where there were several', () => {
    expect(workersText({ workers: 1, workersBusy: 1 })).toBe('1');
    expect(workersText({ workers: 4, workersBusy: 3 })).toBe('4, 3 busy');
  });
});

describe('where an attempt was made', () => {
  it('says of a hang in the Lab that it is of our own model', () => {
    expect(originText({ origin: 'lab', decoder: 'legacy-msmi' })).toBe(
      'in the Lab, with our model of that decoder',
    );
    expect(originText({ origin: 'lab', decoder: 'safe' })).toBe('in the Lab');
    expect(originText({ origin: 'examination', decoder: 'legacy-msmi' })).toContain('our model');
    expect(originText({ origin: 'examination', decoder: 'second' })).toBe('examined');
  });

  it('is told by a letter, as those of the message itself have numbers', () => {
    expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('reasons', () => {
  it('are told in their order, those for the verdict first and those that tell nothing last', () => {
    const reasons = (['neither', 'against', 'for', 'for'] as const).map((speaks, at) => ({
      text: `${speaks} ${at}`,
      speaks,
      trial: null,
    }));
    expect(reasonsInOrder(reasons).map(({ text }) => text)).toEqual([
      'for 2',
      'for 3',
      'against 1',
      'neither 0',
    ]);
  });
});

describe('the examination', () => {
  const idle = { phase: 'idle', done: 0, total: 0, current: null, notExamined: 0, problem: null } as const;

  it('says how far it is, and how many it has not looked at', () => {
    expect(examinationText({ ...idle, phase: 'working', done: 3, total: 9 })).toContain('3 of 9');
    expect(examinationText({ ...idle, phase: 'waiting', total: 1 })).toContain(
      'as soon as nothing else runs',
    );
    expect(examinedText({ ...idle, notExamined: 3 })).toContain('not examined for 3');
    expect(examinedText(idle)).toBe('Why they hung was examined.');
    expect(examinedText({ ...idle, notExamined: 3, problem: 'The disk is full.' })).toBe('The disk is full.');
    expect(examinedText({ ...idle, phase: 'working', total: 2 })).toBe('Why they hung is being examined.');
  });
});

describe('verdicts on hung messages', () => {
  it('differ in shape and in word', () => {
    const looks = HUNG_VERDICTS.map(verdictLook);
    expect(new Set(looks.map(({ word }) => word)).size).toBe(HUNG_VERDICTS.length);
    expect(new Set(looks.map(({ mark }) => JSON.stringify(mark))).size).toBe(HUNG_VERDICTS.length);
  });
});
