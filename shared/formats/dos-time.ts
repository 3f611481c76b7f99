/** A time as MS-DOS keeps it: a word for the date and one for the time, without a zone. */

interface DosTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  /** Even: it counts by two. */
  readonly seconds: number;
}

/** Null when it is no date. */
function dosTime(date: number, time: number): DosTime | null {
  const [month, day] = [(date >> 5) & 15, date & 31];
  if (month < 1 || month > 12 || day < 1) return null;
  const [hours, minutes, seconds] = [time >> 11, (time >> 5) & 63, (time & 31) * 2];
  return { year: 1980 + (date >> 9), month, day, hours, minutes, seconds };
}

/** "1996-05-06 21:30:00, zone not kept", as it is written there; null when it is no date. */
export function dosTimeText(date: number, time: number): string | null {
  const parts = dosTime(date, time);
  if (parts === null) return null;
  const { year, month, day, hours, minutes, seconds } = parts;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${[hours, minutes, seconds].map(two).join(':')}, zone not kept`;
}

/**
 * In milliseconds, as if it had been the zone of this machine: good enough to sort by, not to show as a moment. Null when
 * it is no date.
 */
export function dosTimeMs(date: number, time: number): number | null {
  const parts = dosTime(date, time);
  if (parts === null) return null;
  const { year, month, day, hours, minutes, seconds } = parts;
  return new Date(year, month - 1, day, hours, minutes, seconds).getTime();
}
