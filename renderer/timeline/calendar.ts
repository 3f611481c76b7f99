/** Days and months in words, in the zone of `shared/format/time.ts`: the administrator's own. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** "6 May 1996". */
export function dayText(at: Date): string {
  return `${shortDay(at)} ${at.getFullYear()}`;
}

/** "6 May". */
export function shortDay(at: Date): string {
  return `${at.getDate()} ${monthName(at)}`;
}

/** "Mon 6 May 1996". */
export function longDay(at: Date): string {
  return `${WEEKDAYS[at.getDay()]} ${dayText(at)}`;
}

/** "May". */
export function monthName(at: Date): string {
  return MONTHS[at.getMonth()] ?? '';
}

/** "02:05", with seconds "02:05:09". */
export function clockText(at: Date, withSeconds: boolean): string {
  const parts = [at.getHours(), at.getMinutes(), ...(withSeconds ? [at.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Years below 100 included, which the constructor of `Date` would take for those of the last century. */
export function calendarTime(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): Date {
  const at = new Date(2000, 0, 1);
  at.setFullYear(year, month, day);
  at.setHours(hour, minute, second, 0);
  return at;
}
