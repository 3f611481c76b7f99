/** A time as MS-DOS keeps it is shown as it is written, wherever it is read. */
import { expect, test } from 'vitest';
import { dosTimeMs, dosTimeText } from '../../../shared/formats/dos-time.ts';

const words = (year: number, month: number, day: number, hours = 0, minutes = 0, seconds = 0) =>
  [(year - 1980) * 512 + month * 32 + day, hours * 2048 + minutes * 32 + seconds / 2] as const;

test('its text is what was written, and says that the zone is not known', () => {
  expect(dosTimeText(...words(1996, 5, 6, 21, 30))).toBe('1996-05-06 21:30:00, zone not kept');
  expect(dosTimeText(...words(1980, 1, 1))).toBe('1980-01-01 00:00:00, zone not kept');
  expect(dosTimeText(...words(2107, 12, 31, 23, 59, 58))).toBe('2107-12-31 23:59:58, zone not kept');
});

test('its milliseconds are those of this machine', () => {
  expect(dosTimeMs(...words(1996, 5, 6, 21, 30, 8))).toBe(new Date(1996, 4, 6, 21, 30, 8).getTime());
});

test.each([
  ['no day', words(1996, 5, 0)],
  ['no month', words(1996, 0, 6)],
  ['month 13', words(1996, 13, 6)],
  ['nothing', [0, 0] as const],
])('%s is no date', (_, [date, time]) => {
  expect(dosTimeText(date, time)).toBeNull();
  expect(dosTimeMs(date, time)).toBeNull();
});
