import { expect, test } from 'vitest';
import { programRuns } from '../../../shared/cycles/logged-runs.ts';
import { momentOf, queueOf } from '../../fixtures/sync-story.ts';

function runsOf(story: string): string[] {
  const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
  return programRuns(queueOf(story).runs).map(
    ({ atMs, endMs, wentWell }) => `${clock(atMs)}-${clock(endMs)} ${wentWell ? 'well' : 'badly'}`,
  );
}

test('a start and an end are one run', () => {
  expect(runsOf('c1 21:00 log T2 HUB started\nc1 21:05 log T2 HUB normal')).toEqual(['21:00-21:05 well']);
});

test('a start or an end alone is a run', () => {
  expect(runsOf('c1 21:00 log T2 HUB started')).toEqual(['21:00-21:00 well']);
  expect(runsOf('c1 21:05 log T2 HUB abnormal')).toEqual(['21:05-21:05 badly']);
});

test('an end belongs to no start of another day', () => {
  expect(runsOf('c1 21:00 log T2 HUB started\nc2 21:05 log T2 HUB normal')).toHaveLength(2);
});

test('a copy of the log tells nothing new', () => {
  const lines = 'c1 21:00 log T2 HUB started\nc1 21:05 log T2 HUB normal';
  expect(runsOf(`${lines}\n${lines}`)).toEqual(['21:00-21:05 well']);
});

test('a run that missed its window did not take place', () => {
  expect(
    programRuns([
      { line: 1, step: 'T2', postOffice: 'N/HUB', atMs: momentOf(1, '21:00'), outcome: 'missed' },
    ]),
  ).toEqual([]);
});
