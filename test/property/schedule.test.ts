import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSchedule, printSchedule } from '../../shared/schedule/dssched-file.ts';
import { SCHEDULE_STEPS } from '../../shared/schedule/model.ts';
import { entriesOfRuns } from '../../shared/schedule/seen-runs.ts';
import { inWeekOrder, minutesUntil, pointOfWeek, weekMinute } from '../../shared/schedule/week.ts';

const time = fc.record({
  step: fc.constantFrom(...SCHEDULE_STEPS),
  day: fc.integer({ min: 0, max: 6 }),
  minute: fc.integer({ min: 0, max: 1_439 }),
});

test('a printed schedule is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(time, { maxLength: 200 }), (times) => {
      const { times: read, unread } = parseSchedule(printSchedule(times));
      expect(unread).toEqual([]);
      expect(read).toEqual(inWeekOrder(times));
    }),
  );
});

test('of any text each line that is not empty is either a time or kept', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[T1-4 a-zMon:0-9]{0,16}$/), { maxLength: 30 }), (lines) => {
      const { times, unread } = parseSchedule(lines.join('\r\n'));
      const distinct = new Set(
        lines.filter((line) => line.trim() !== '' && !unread.some(({ text }) => text === line)),
      );
      expect(times.length).toBeLessThanOrEqual(distinct.size);
      expect(unread.every(({ number, text }) => lines[number - 1] === text)).toBe(true);
    }),
  );
});

test('a time that is seen on any days within half an hour is one entry a day, near what was seen', () => {
  const late = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_439 }),
      fc.array(late, { minLength: 7, maxLength: 7 }),
      (minute, delays) => {
        const runs = delays.map((delay, day) => ({
          postOffice: 'NET/PO1',
          step: 'T1' as const,
          ...pointOfWeek(weekMinute({ day, minute }) + delay),
          dates: [9_558 + day + Math.floor((minute + delay) / 1_440)],
          line: day + 1,
        }));
        const entries = entriesOfRuns(runs);
        expect(entries).toHaveLength(7);
        expect(new Set(entries.map((entry) => entry.minute)).size).toBe(1);
        for (const entry of entries) {
          const nearest = Math.min(
            ...[0, 1, 2, 3, 4, 5, 6].map((day) =>
              minutesUntil(weekMinute({ day, minute }), weekMinute(entry)),
            ),
          );
          expect(nearest).toBeLessThanOrEqual(30);
        }
      },
    ),
  );
});
