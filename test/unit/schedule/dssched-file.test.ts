/** DSSCHED files, from text to times and back. */
import { describe, expect, test } from 'vitest';
import { parseSchedule, printSchedule } from '../../../shared/schedule/dssched-file.ts';
import { SCHEDULE_TIMES_LIMIT } from '../../../shared/schedule/model.ts';
import { typedPostOffice } from '../../../shared/schedule/post-office-name.ts';

describe('a DSSCHED file', () => {
  test('is read as Q96060 shows it and printed in the order of the week', () => {
    const { times, unread } = parseSchedule('T1 Sat 13:45\r\nT3 Mon 15:00\r\nT2 Mon 14:55\r\n');
    expect(unread).toEqual([]);
    expect(printSchedule(times)).toBe('T2 Mon 14:55\r\nT3 Mon 15:00\r\nT1 Sat 13:45\r\n');
  });

  test('may end with the mark of MS-DOS, have empty lines, and say a time twice', () => {
    const { times, unread } = parseSchedule('T1 Sat 13:45\n\n  t1  saturday 13:45 \n\u001arubbish');
    expect([times.length, unread]).toEqual([1, []]);
  });

  test('keeps each line that cannot be read, with the reason', () => {
    const text = [
      'T4 Mon 10:00',
      'T1 Foo 10:00',
      'T1 Mon 24:00',
      'T1 Mon 10:60',
      'T1 Mon',
      'T1',
      'T1 Mon 10:00 x',
      '?',
    ];
    const { times, unread } = parseSchedule(`${text.join('\n')}\nT1 Mon 23:59`);
    expect(times).toEqual([{ step: 'T1', day: 1, minute: 1_439 }]);
    expect(unread.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(unread.map((line) => line.text)).toEqual(text);
    expect(unread.map(({ reason }) => reason)).toEqual([
      '“T4” is no process; T1, T2 or T3 was expected.',
      '“Foo” is no day; Sun to Sat was expected.',
      '“24:00” is no time of a day; 00:00 to 23:59 was expected.',
      '“10:60” is no time of a day; 00:00 to 23:59 was expected.',
      'Nothing is no time of a day; 00:00 to 23:59 was expected.',
      'Nothing is no day; Sun to Sat was expected.',
      'Something follows the time.',
      '“?” is no process; T1, T2 or T3 was expected.',
    ]);
  });

  test('holds as many times as a post office may have, and says which are too many', () => {
    const line = (minute: number): string =>
      `T1 Mon ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const lines = Array.from({ length: SCHEDULE_TIMES_LIMIT + 1 }, (_, minute) => line(minute));
    expect(parseSchedule(lines.slice(0, -1).join('\n')).unread).toEqual([]);
    const { times, unread } = parseSchedule([...lines, lines[0]].join('\n'));
    expect(times).toHaveLength(SCHEDULE_TIMES_LIMIT);
    expect(unread.map(({ number }) => number)).toEqual([SCHEDULE_TIMES_LIMIT + 1]);
  });

  test('of one endless line is read in no time', () => {
    const before = process.threadCpuUsage();
    expect(parseSchedule(`T1${' '.repeat(2_000_000)}x`).unread).toHaveLength(1);
    expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000);
  });
});

describe('the name of a post office', () => {
  test.each([
    ['net/po1', 'NET/PO1'],
    [' Net\\Po1 ', 'NET/PO1'],
    [`${'N'.repeat(64)}/P`, `${'N'.repeat(64)}/P`],
    [`${'N'.repeat(65)}/P`, null],
    ['PO1', null],
    ['NET/', null],
    ['A/B/C', null],
    ['NET/P\nO', null],
  ])('%j is %j', (text, name) => {
    expect(typedPostOffice(text)).toBe(name);
  });
});
