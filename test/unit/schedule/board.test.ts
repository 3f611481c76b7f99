/** What the board concludes from schedules written as text. */
import { describe, expect, test } from 'vitest';
import { buildBoard, withTimes } from '../../../shared/schedule/board.ts';
import type { BoardSources } from '../../../shared/schedule/board.ts';
import type { ScheduleBoard } from '../../../shared/schedule/model.ts';
import { DAY_NAMES } from '../../../shared/schedule/scheduled-time.ts';
import { NO_SOURCES, timesOf } from '../../fixtures/schedule-times.ts';

const MINUTE = 60_000;

interface Minutes {
  readonly to?: number | readonly [number, number];
  readonly from?: number | readonly [number, number];
}

/** The server NET/HUB and one requestor; transit as its longest, or as median and longest, in minutes. */
function boardOf(
  hub: string,
  po: string,
  transit: Minutes = {},
  more: Partial<BoardSources> = {},
): ScheduleBoard {
  const byHand = [
    ...timesOf(hub).map((time) => ({ ...time, postOffice: 'NET/HUB' })),
    ...timesOf(po).map((time) => ({ ...time, postOffice: 'NET/PO1' })),
  ];
  const leg = (from: string, to: string, minutes: number | readonly [number, number]) => {
    const [median, longest] = typeof minutes === 'number' ? [minutes, minutes] : minutes;
    return { from, to, times: { count: 10, median: median * MINUTE, longest: longest * MINUTE } };
  };
  const legs = [
    ...(transit.to === undefined ? [] : [leg('NET/PO1', 'NET/HUB', transit.to)]),
    ...(transit.from === undefined ? [] : [leg('NET/HUB', 'NET/PO1', transit.from)]),
  ];
  return buildBoard({ ...NO_SOURCES, byHand, legs, messageServer: 'NET/HUB', ...more });
}

function kinds({ flags }: ScheduleBoard): string[] {
  return flags.map(({ kind }) => kind);
}

describe('the order of a cycle', () => {
  test.each([
    ['within a day', 'T2 daily 21:00', 'T1 daily 20:00, T3 daily 22:00'],
    ['over midnight (Q119590)', 'T2 daily 01:00', 'T1 daily 22:00, T3 daily 03:00'],
    ['over the end of the week', 'T2 Sun 00:30', 'T1 Sat 23:30, T3 Sun 02:00'],
    [
      'several times a day',
      'T2 daily 07:00, T2 daily 19:00',
      'T1 daily 06:00, T3 daily 08:00, T1 daily 18:00, T3 daily 20:00',
    ],
    ['once a week at a server that runs daily', 'T2 daily 21:00', 'T1 Mon 20:00, T3 Tue 06:00'],
    ['with a T1 that is sent again', 'T2 daily 21:00', 'T1 daily 18:00, T1 daily 20:00, T3 daily 22:00'],
    [
      'with a T3 that makes good for an early one',
      'T2 daily 21:00',
      'T1 daily 20:00, T3 daily 20:30, T3 daily 22:00',
    ],
    ['where only T1 is known', 'T2 daily 21:00', 'T1 daily 20:00'],
    ['where only T3 is known', 'T2 daily 21:00', 'T3 daily 22:00'],
    [
      'with a T2 of its own, which is not run',
      'T2 daily 21:00',
      'T1 daily 20:00, T2 daily 10:00, T3 daily 22:00',
    ],
  ])('is right %s', (_, hub, po) => {
    expect(kinds(boardOf(hub, po, {}, { lastServerRun: 'NET/HUB' }))).toEqual([]);
  });

  test('is wrong where T2 comes before T1 and T3, said once for all days', () => {
    const board = boardOf('T2 daily 19:00', 'T1 daily 20:00, T3 daily 22:00');
    expect(kinds(board)).toEqual(['wrong-order']);
    expect(board.flags[0]?.text).toBe(
      'T3 22:00 runs 21 h before the server’s T2 19:00, which answers T1 20:00 (every day): the answer is not processed before the next T1.',
    );
    expect(board.flags[0]?.entries).toHaveLength(21);
  });

  test('is wrong where the next T1 comes before T3', () => {
    const board = boardOf('T2 daily 07:00, T2 daily 19:00', 'T1 Mon 06:00, T1 Mon 18:00, T3 Mon 20:00');
    expect(board.flags.map(({ kind, text }) => [kind, text])).toEqual([
      [
        'wrong-order',
        'No T3 runs between the server’s T2 Mon 07:00 and the next T1 Mon 18:00: the answer is not processed before the next request.',
      ],
    ]);
  });

  test.each([
    ['T1 and T2', 'T2 Mon 20:00', 'T1 Mon 20:00, T3 Mon 22:00'],
    ['T2 and T3', 'T2 Mon 21:00', 'T1 Mon 20:00, T3 Mon 21:00'],
  ])('is wrong with %s on the same minute', (_, hub, po) => {
    const board = boardOf(hub, po);
    expect(kinds(board)).toEqual(['wrong-order']);
    expect(board.flags[0]?.text).toContain('on the same minute');
  });

  test('lacks a T2 on the days the server rests', () => {
    const hub = DAY_NAMES.slice(1)
      .map((day) => `T2 ${day} 21:00`)
      .join(', ');
    const board = boardOf(hub, 'T1 daily 20:00, T3 daily 22:00');
    expect(board.flags).toEqual([
      {
        kind: 'not-between',
        postOffice: 'NET/PO1',
        step: null,
        entries: timesOf('T1 Sun 20:00, T3 Sun 22:00'),
        text: 'No T2 of the server NET/HUB runs between T1 Sun 20:00 and T3 Sun 22:00: by then the request is not answered.',
      },
    ]);
  });

  test('is not checked, and said so, without a server or without its T2', () => {
    const po = {
      byHand: timesOf('T1 Mon 20:00, T3 Mon 19:00').map((time) => ({ ...time, postOffice: 'NET/PO1' })),
    };
    const without = buildBoard({ ...NO_SOURCES, ...po });
    expect([without.server, without.flags]).toEqual([null, []]);
    expect(without.basis[0]).toContain('not checked');
    const idle = buildBoard({ ...NO_SOURCES, ...po, messageServer: 'NET/HUB' });
    expect(idle.flags).toMatchObject([{ kind: 'no-server-run', postOffice: 'NET/HUB' }]);
    expect(idle.flags[0]?.text).toContain('of 1 post office were not checked');
  });
});

describe('the margin', () => {
  test.each([
    [60, []],
    [60.01, ['short-margin']],
  ])('of 60 min for mail that takes %d min', (to, flags) => {
    expect(kinds(boardOf('T2 Mon 21:00', 'T1 Mon 20:00, T3 Mon 23:00', { to, from: 1 }))).toEqual(flags);
  });

  test('over the end of the week is counted on', () => {
    const board = boardOf('T2 Sun 00:10', 'T1 Sat 23:50, T3 Sun 00:40', { to: 25, from: 30 });
    expect(board.flags.map(({ text }) => text)).toEqual([
      'T1 Sat 23:50 is 20 min before T2 Sun 00:10, but mail to the server took a median of 25 min 00 s (10 messages) and 25 min 00 s at the longest.',
    ]);
  });

  test('that is enough for most of the mail says so', () => {
    const board = boardOf('T2 daily 21:00', 'T1 daily 20:00, T3 daily 21:30', {
      to: [5, 10],
      from: [20, 95],
    });
    expect(board.flags.map(({ text }) => text)).toEqual([
      'T2 21:00 is 30 min before T3 21:30 (every day), but mail from the server took a median of 20 min 00 s (10 messages) and 1 h 35 min at the longest: enough for most of it, not for the slowest.',
    ]);
  });

  test('counts to the last T3 before the next T1', () => {
    expect(
      kinds(boardOf('T2 daily 21:00', 'T1 daily 20:00, T3 daily 21:10, T3 daily 23:00', { from: 60 })),
    ).toEqual([]);
  });

  test('without a measurement is not called enough', () => {
    const board = boardOf('T2 Mon 21:00', 'T1 Mon 20:59, T3 Mon 21:01', { to: 0.5 });
    expect(board.flags).toEqual([]);
    expect(board.transit).toMatchObject([{ postOffice: 'NET/PO1', fromServer: null }]);
    expect(board.basis.join(' ')).toContain(
      'Transit not measured, or in one direction only, for 1 of 1 post office',
    );
  });
});

describe('missed run windows', () => {
  test('name the number, the latest, and the time that was missed', () => {
    const missed = [
      {
        postOffice: 'NET/PO1',
        step: 'T3' as const,
        count: 2,
        lastWallMs: Date.UTC(1996, 2, 5, 7, 10),
        noticed: [2 * 1_440 + 430],
      },
    ];
    const board = boardOf('T2 daily 21:00', 'T1 daily 20:00, T3 daily 22:00', {}, { missed });
    expect(board.flags).toEqual([
      {
        kind: 'missed-window',
        postOffice: 'NET/PO1',
        step: 'T3',
        entries: timesOf('T3 Mon 22:00'),
        text: 'T3 (NSDA -RR) missed its run window 2 times, last on 1996-03-05 07:10: Dispatch runs a process only within 4 h (v3.0) or 8 h (v3.2) of its time. By the times on the board it was T3 Mon 22:00.',
      },
    ]);
  });
});

test('times that are being edited are checked at once; what was missed stays missed', () => {
  const missed = [{ postOffice: 'NET/PO1', step: 'T3' as const, count: 1, lastWallMs: null, noticed: [] }];
  const board = boardOf('T2 daily 19:00', 'T1 daily 20:00, T3 daily 22:00', {}, { missed });
  expect(kinds(board)).toEqual(['wrong-order', 'missed-window']);
  const better = withTimes(board, 'NET/PO1', timesOf('T1 daily 18:00, T3 daily 22:00'));
  expect(kinds(better)).toEqual(['missed-window']);
  expect(withTimes(board, 'NET/NEW', timesOf('T1 Mon 18:00')).postOffices).toEqual([
    'NET/HUB',
    'NET/NEW',
    'NET/PO1',
  ]);
});

test('a hostile schedule with every minute of the week is checked in no time', () => {
  const minutes = Array.from({ length: 10_080 }, (_, at) => ({
    day: Math.floor(at / 1_440),
    minute: at % 1_440,
  }));
  const file = (fileId: number, postOffice: string, steps: readonly ('T1' | 'T2' | 'T3')[]) => ({
    fileId,
    file: `${fileId}`,
    named: postOffice,
    assigned: null,
    times: steps.flatMap((step) => minutes.map((at) => ({ step, ...at, line: 1 }))),
  });
  const files = [file(1, 'NET/HUB', ['T2']), file(2, 'NET/PO1', ['T1', 'T3'])];
  const before = process.threadCpuUsage();
  expect(buildBoard({ ...NO_SOURCES, files }).server).toBe('NET/HUB');
  expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
});
