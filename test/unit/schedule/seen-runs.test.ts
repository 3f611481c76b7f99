/** Where the times of a board are known from: logs of runs, files, hands. */
import { expect, test } from 'vitest';
import { buildBoard } from '../../../shared/schedule/board.ts';
import { findServer } from '../../../shared/schedule/find-server.ts';
import type { MissedRuns } from '../../../shared/schedule/missed-windows.ts';
import type { ScheduleBoard } from '../../../shared/schedule/model.ts';
import { DAY_NAMES, printScheduledTime } from '../../../shared/schedule/scheduled-time.ts';
import { entriesOfRuns } from '../../../shared/schedule/seen-runs.ts';
import { NO_SOURCES, timesOf } from '../../fixtures/schedule-times.ts';

/** 1996-03-03, in days since 1970. */
const SUNDAY = 9_558;

/** On its weekday of the first weeks, or of the weeks that are named. */
const run = (text: string, weeks: number | readonly number[] = 1) => {
  const [time] = timesOf(text);
  if (time === undefined) throw new Error(text);
  const which = typeof weeks === 'number' ? Array.from({ length: weeks }, (_, week) => week) : weeks;
  return {
    postOffice: 'NET/PO1',
    ...time,
    dates: which.map((week) => SUNDAY + 7 * week + time.day),
    line: 1,
  };
};
const daily = (text: string, but: readonly string[] = []) =>
  DAY_NAMES.filter((day) => !but.includes(day)).map((day) => run(text.replace('daily', day)));
const shown = (runs: readonly ReturnType<typeof run>[]) =>
  entriesOfRuns(runs).map(({ day, minute }) => `${DAY_NAMES[day]} ${minute}`);
const inferred = (runs: readonly ReturnType<typeof run>[], ...more: readonly MissedRuns[]) =>
  entriesOfRuns(runs, more).flatMap((entry) =>
    entry.origin === 'inferred' ? [printScheduledTime(entry)] : [],
  );

test('runs at about the same minute are one time a weekday, at their median', () => {
  expect(shown([run('T1 Mon 20:00'), run('T1 Mon 20:04', 5), run('T1 Tue 20:09')])).toEqual([
    'Mon 1204',
    'Tue 1204',
  ]);
});

test('runs an hour apart are one time, a minute more makes two', () => {
  expect(shown([run('T1 Mon 20:00'), run('T1 Mon 21:00')])).toHaveLength(1);
  expect(shown([run('T1 Mon 20:00'), run('T1 Mon 21:01')])).toHaveLength(2);
});

test('a run after midnight belongs to the evening before', () => {
  expect(shown([run('T1 Sat 23:55', 3), run('T1 Sun 00:05')])).toEqual(['Sat 1435']);
});

test('a run that came late stands for the time before it, and is no time of its own', () => {
  const late = run('T3 Tue 03:02');
  const entries = entriesOfRuns([...daily('T3 daily 23:22', ['Mon']), late]);
  expect(entries.map((entry) => entry.minute)).toEqual(Array.from({ length: 7 }, () => 1_402));
  expect(inferred([...daily('T3 daily 23:22', ['Mon']), late])).toEqual(['T3 Mon 23:22']);
  // In another week the run of Monday was in time.
  const weeks = daily('T3 daily 23:22').map((one) => (one.day === 1 ? run('T3 Mon 23:22', [1]) : one));
  expect(shown([...weeks, late])).not.toContain('Tue 182');
});

test.each([
  ['the time before it was run as well', daily('T3 daily 23:22'), run('T3 Tue 03:02')],
  ['it came again on that weekday', daily('T3 daily 23:22', ['Mon']), run('T3 Tue 03:02', 2)],
  ['the longest window was over', daily('T3 daily 23:22', ['Mon']), run('T3 Tue 07:23')],
  ['the other time was not seen more often', [run('T3 Tue 23:22')], run('T3 Tue 03:02')],
])('a run is a time of its own where %s', (_, others, one) => {
  expect(shown([...others, one])).toContain(`${DAY_NAMES[one.day]} ${one.minute}`);
  expect(inferred([...others, one])).toEqual([]);
});

test('a run at the end of the longest window is late', () => {
  expect(inferred([...daily('T3 daily 23:22', ['Mon']), run('T3 Tue 07:22')])).toEqual(['T3 Mon 23:22']);
});

test('a missed window tells of the latest time whose shortest window could be over', () => {
  const missed = (step: 'T1' | 'T3', minute: number) => ({
    postOffice: 'NET/PO1',
    step,
    count: 1,
    lastWallMs: null,
    noticed: [2 * 1_440 + minute],
  });
  const runs = daily('T1 daily 18:02', ['Mon']);
  expect(inferred(runs, missed('T1', 182))).toEqual(['T1 Mon 18:02']);
  // What was seen to run on that weekday is not inferred, and of what was never seen to run nothing is.
  expect(inferred(daily('T1 daily 18:02'), missed('T1', 182))).toEqual([]);
  expect(inferred(runs, missed('T3', 182))).toEqual([]);
  expect(inferred([run('T1 Sat 10:00')], missed('T1', 14 * 60))).toEqual(['T1 Tue 10:00']);
  expect(inferred([run('T1 Sat 10:00')], missed('T1', 14 * 60 - 1))).toEqual(['T1 Mon 10:00']);
});

test('the flag of a missed window names the time of the day it was missed', () => {
  const noticed = [2 * 1_440 + 182];
  const missed = [{ postOffice: 'NET/PO1', step: 'T1' as const, count: 1, lastWallMs: null, noticed }];
  const board = buildBoard({ ...NO_SOURCES, runs: daily('T1 daily 18:02', ['Mon']), missed });
  expect(board.flags.map(({ entries }) => entries)).toEqual([timesOf('T1 Mon 18:02')]);
  expect(board.basis.join(' ')).toContain('1 time is inferred');
});

test('post offices are in the order people count in, and those without times are named', () => {
  const requestors = ['NET/PO10', 'NET/PO2', 'NET/PO1'];
  const board = buildBoard({ ...NO_SOURCES, runs: [run('T1 Mon 20:00')], requestors });
  expect(board.postOffices).toEqual(['NET/PO1', 'NET/PO2', 'NET/PO10']);
  expect(board.basis).toContain('Messages name 3 requestors; no times are known of 2: NET/PO2, NET/PO10.');
});

test('of one post office the best source alone counts', () => {
  const file = {
    fileId: 7,
    file: 'a.txt',
    named: null,
    assigned: 'NET/PO1',
    times: timesOf('T3 Mon 10:00').map((time) => ({ ...time, line: 3 })),
  };
  const sources = { ...NO_SOURCES, files: [file], runs: [run('T1 Mon 20:00')] };
  const origins = (board: ScheduleBoard): string[] => board.entries.map(({ origin }) => origin);
  expect(origins(buildBoard({ ...NO_SOURCES, runs: sources.runs }))).toEqual(['log']);
  expect(origins(buildBoard(sources))).toEqual(['file']);
  const byHand = timesOf('T1 Tue 20:00').map((time) => ({ ...time, postOffice: 'NET/PO1' }));
  expect(origins(buildBoard({ ...sources, byHand }))).toEqual(['hand']);
});

test('the server is who the user says, then who ran, then who plans it alone, then who messages name', () => {
  const evidence = { byHand: [], inFiles: ['NET/A', 'NET/A'], lastRun: null, ofMessages: 'NET/M' };
  expect(findServer({ ...evidence, byHand: ['NET/H'], lastRun: 'NET/R' })?.postOffice).toBe('NET/H');
  expect(findServer({ ...evidence, lastRun: 'NET/R' })?.postOffice).toBe('NET/R');
  expect(findServer(evidence)?.postOffice).toBe('NET/A');
  expect(findServer({ ...evidence, inFiles: ['NET/A', 'NET/B'] })?.postOffice).toBe('NET/M');
  expect(findServer({ ...evidence, inFiles: [], ofMessages: null })).toBeNull();
});

test('without a run in any log, missed windows are said to be not checked', () => {
  const byHand = timesOf('T1 Mon 20:00').map((time) => ({ ...time, postOffice: 'NET/PO1' }));
  const said = (board: ScheduleBoard) =>
    board.basis.join(' ').includes('missed run windows were not checked');
  expect(said(buildBoard({ ...NO_SOURCES, byHand }))).toBe(true);
  expect(said(buildBoard({ ...NO_SOURCES, runs: [run('T1 Mon 20:00')] }))).toBe(false);
  expect(said(buildBoard(NO_SOURCES))).toBe(false);
});
