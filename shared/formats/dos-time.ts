/**
 * A time as MS-DOS keeps it, in milliseconds; null when it is no date. It has no zone: taken as that of this machine.
 */
export function dosTimeMs(date: number, time: number): number | null {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  if (month < 1 || month > 12 || day < 1) return null;
  return new Date(year, month - 1, day, time >> 11, (time >> 5) & 63, (time & 31) * 2).getTime();
}
