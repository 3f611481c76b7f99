/** Where marks and bars lie, and what the first line says. */
import { describe, expect, test } from 'vitest';
import type { BoardEntry, ScheduleBoard, ScheduleFlag } from '../../../shared/schedule/model.ts';
import { parseScheduledTime } from '../../../shared/schedule/scheduled-time.ts';
import {
  barsOf,
  clockSide,
  firstPlace,
  placeOf,
  shownStretch,
  ticks,
  transitBars,
} from '../../../renderer/schedule/board-layout.ts';
import { scheduleHeadline } from '../../../renderer/schedule/board-text.ts';
import { withoutFlags } from '../../../renderer/schedule/checked.ts';
import { placeAfterKey } from '../../../renderer/schedule/schedule-keys.ts';

const WEEK = shownStretch('week', 0);
const MONDAY = shownStretch('day', 1);

function time(text: string) {
  const parsed = parseScheduledTime(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

describe('the layout', () => {
  test('places a time in the week and in its own day only', () => {
    expect(placeOf(time('T1 Sun 00:00'), WEEK)).toBe(0);
    expect(placeOf(time('T1 Wed 12:00'), WEEK)).toBe(0.5);
    expect(placeOf(time('T1 Mon 12:00'), MONDAY)).toBe(0.5);
    expect([placeOf(time('T1 Sun 23:59'), MONDAY), placeOf(time('T1 Tue 00:00'), MONDAY)]).toEqual([
      null,
      null,
    ]);
  });

  test('knows the leftmost of the times that are shown', () => {
    const times = [time('T3 Wed 12:00'), time('T1 Mon 18:00'), time('T1 Mon 12:00')];
    expect([firstPlace(times, MONDAY), firstPlace([time('T1 Tue 12:00')], MONDAY)]).toEqual([0.5, null]);
  });

  test('cuts a bar at the edges and goes on with it at the start of the week', () => {
    expect(barsOf(6 * 1_440 + 720, 1_440, WEEK)).toEqual([
      { left: 13 / 14, width: 1 / 14 },
      { left: 0, width: 1 / 14 },
    ]);
    expect(barsOf(720, 1_440, MONDAY)).toEqual([{ left: 0, width: 0.5 }]);
    expect(barsOf(1_440 + 720, 360, MONDAY)).toEqual([{ left: 0.5, width: 0.25 }]);
    expect(barsOf(3 * 1_440, 60, MONDAY)).toEqual([]);
    expect(barsOf(0, 0, WEEK)).toEqual([]);
    expect(barsOf(5, 30 * 1_440, WEEK).reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
  });

  test('draws transit after T1 and the server’s T2, and nothing that was not measured', () => {
    const own = [time('T1 Mon 12:00'), time('T3 Mon 20:00')];
    const serverRuns = [time('T2 Mon 18:00')];
    const toServer = { count: 3, median: 3_600_000, longest: 7_200_000 };
    expect(transitBars({ own, serverRuns, toServer, fromServer: null }, MONDAY)).toEqual([
      { left: 0.5, width: 1 / 24, step: 'T1', reach: 'usual' },
      { left: 13 / 24, width: expect.closeTo(1 / 24), step: 'T1', reach: 'longest' },
    ]);
    expect(
      transitBars({ own, serverRuns, toServer: null, fromServer: toServer }, MONDAY).map(({ step }) => step),
    ).toEqual(['T2', 'T2']);
  });

  test('leaves out what would lie under its mark, in a week more than in a day', () => {
    const own = [time('T1 Mon 12:00')];
    const bars = (minutes: number, shown: typeof WEEK) =>
      transitBars(
        {
          own,
          serverRuns: [],
          toServer: { count: 1, median: minutes * 60_000, longest: minutes * 60_000 },
          fromServer: null,
        },
        shown,
      ).length;
    expect([bars(100, WEEK), bars(101, WEEK)]).toEqual([0, 1]);
    expect([bars(14, MONDAY), bars(15, MONDAY)]).toEqual([0, 1]);
  });

  test('writes the clock within the day and off the bar', () => {
    expect([
      clockSide('T1', 0.5),
      clockSide('T1', 0.01),
      clockSide('T3', 0.5),
      clockSide('T3', 0.99),
    ]).toEqual(['left', 'right', 'right', 'left']);
  });

  test('has a tick for each day, or for every second hour', () => {
    expect(
      ticks('week', ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']).map(({ label }) => label),
    ).toContain('Sat');
    expect(
      ticks('day', [])
        .map(({ label }) => label)
        .slice(0, 3),
    ).toEqual(['00:00', '02:00', '04:00']);
  });
});

test('arrows, pages, Home and End lead from one lane or day to another', () => {
  const at = (key: string, from: number) => placeAfterKey(key, { at: from, total: 20, page: 8 });
  expect([at('ArrowDown', 3), at('ArrowUp', 3), at('PageDown', 3), at('PageUp', 3)]).toEqual([4, 2, 11, 0]);
  expect([at('Home', 3), at('End', 3), at('ArrowUp', 0), at('End', 19), at('x', 3)]).toEqual([
    0,
    19,
    null,
    null,
    null,
  ]);
  expect(placeAfterKey('End', { at: 0, total: 0, page: 1 })).toBeNull();
});

describe('the first line', () => {
  const empty: ScheduleBoard = {
    server: null,
    postOffices: [],
    entries: [],
    flags: [],
    transit: [],
    unassigned: [],
    assigned: [],
    basis: [],
  };
  const entry = (postOffice: string, text: string): BoardEntry => ({
    ...time(text),
    postOffice,
    origin: 'file',
    line: 1,
  });
  const flag = (kind: ScheduleFlag['kind'], postOffice: string): ScheduleFlag => ({
    kind,
    postOffice,
    step: null,
    entries: [],
    text: '',
  });
  const known: ScheduleBoard = {
    ...empty,
    server: 'NET/HUB',
    entries: [
      entry('NET/HUB', 'T2 Mon 21:00'),
      ...['A', 'B'].flatMap((name) => [
        entry(`NET/${name}`, 'T1 Mon 20:00'),
        entry(`NET/${name}`, 'T3 Mon 22:00'),
      ]),
    ],
  };
  const transit = { count: 1, median: 1, longest: 1 };
  const measured = (postOffice: string) => ({ postOffice, toServer: transit, fromServer: transit });

  test.each<[string, ScheduleBoard | null, string]>([
    ['nothing was read', null, 'The schedule is being read.'],
    ['nothing is known', empty, 'No schedule is known: open DSSCHED output or DISPATCH.LOG, or enter times.'],
    [
      'a file waits for its owner',
      { ...empty, unassigned: [{ fileId: 1, file: 'a', times: [] }] },
      'No post office has a schedule yet: say whose the 1 DSSCHED file is.',
    ],
    [
      'nobody is the server',
      { ...known, server: null },
      'Times of 2 post offices are known, but not which one is the server: not checked.',
    ],
    [
      'the server has no T2',
      { ...known, flags: [flag('no-server-run', 'NET/HUB')] },
      'Times of 2 post offices are known, but no T2 of the server: not checked.',
    ],
    ['nothing was measured', known, '2 post offices: times in order; transit not measured for any.'],
    [
      'some of it was measured',
      { ...known, transit: [measured('NET/A')] },
      '2 post offices: times in order; transit not measured for 1.',
    ],
    [
      'all of it was measured',
      { ...known, transit: [measured('NET/A'), measured('NET/B')] },
      '2 post offices: times in order; there is room for the longest transit measured.',
    ],
    [
      'of none both T1 and T3 are known',
      { ...known, entries: [entry('NET/HUB', 'T2 Mon 21:00'), entry('NET/A', 'T1 Mon 20:00')] },
      'Times of 1 post office are known, but of none both T1 and T3: the order was not checked.',
    ],
    [
      'of one T1 alone is known',
      { ...known, entries: known.entries.slice(0, -1), transit: [measured('NET/A')] },
      '1 of 2 post offices: times in order, not checked for the others without T1 or T3; transit not measured for 1.',
    ],
    [
      'much is wrong',
      {
        ...known,
        flags: [
          flag('short-margin', 'NET/A'),
          flag('short-margin', 'NET/A'),
          flag('wrong-order', 'NET/A'),
          flag('not-between', 'NET/A'),
          flag('not-between', 'NET/B'),
          flag('missed-window', 'NET/B'),
        ],
      },
      '1 of 2 post offices leaves too little time for its mail to arrive; 1 has its times in the wrong order; 2 have no T2 between T1 and T3; 1 missed a run window.',
    ],
  ])('when %s', (_, board, text) => {
    expect(scheduleHeadline(board)).toBe(text);
  });

  test.each<[string, ScheduleBoard, string]>([
    ['no times', empty, 'Not checked: no times are known.'],
    ['no server', { ...known, server: null }, 'Not checked: the server is not known.'],
    [
      'only times of the server',
      { ...known, entries: known.entries.slice(0, 1) },
      'Not checked: only times of the server are known.',
    ],
    [
      'no cycle and no transit',
      { ...known, entries: known.entries.slice(0, 2) },
      'Order not checked: no post office has both T1 and T3. Margins not checked: transit was not measured.',
    ],
    ['no transit', known, 'None found in the order of times. Margins not checked: transit was not measured.'],
    [
      'some of both',
      { ...known, entries: known.entries.slice(0, -1), transit: [measured('NET/B')] },
      'None found in the order of times; not checked for 1 of 2 post offices, without T1 or T3. None found in the margins; not checked for 1 of 2 post offices, without transit measured.',
    ],
    ['all', { ...known, transit: [measured('NET/A'), measured('NET/B')] }, 'None found.'],
  ])('without flags, “none found” is said of what was checked: %s', (_, board, text) => {
    expect(withoutFlags(board)).toBe(text);
  });
});
