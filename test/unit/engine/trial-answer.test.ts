import { expect, test } from 'vitest';
import { trialAnswer } from '../../../electron/engine/trial-answer.ts';
import type { Codec } from '../../../shared/formats/names.ts';
import { evidenceOf } from '../../fixtures/hung-story.ts';

const said = (as: Codec | null, cause: 'no-progress' | 'deadline' = 'no-progress'): string => {
  const evidence = evidenceOf({ cause, thresholdMs: 5_000 });
  const answer = trialAnswer({ kind: 'hung', evidence, samples: [], elapsedMs: 5_100, workersBusy: 1 }, as);
  return answer.ok ? '' : answer.error.text;
};

test('it is the trial that hung, not the message', () => {
  expect(said('plug-in:dxa')).toBe('Trying it as dxa (plug-in) made no progress for 5.0 s and was stopped.');
  expect(said('lznt1', 'deadline')).toBe('Trying it as LZNT1 was not done after 5.0 s and was stopped.');
  expect(said(null)).toBe('Reading this message ended: hung.');
});
