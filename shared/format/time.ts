/** Points in time, Unix milliseconds, told in the administrator's own zone. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "1996-03-14 02:05:09": sorts as text, cannot be misread across the Atlantic. */
export function exactTime(ms: number): string {
  const at = new Date(ms);
  return `${isoDay(at)} ${clock(at)}:${two(at.getSeconds())}`;
}

/** "1996-03-14". */
export function dayText(ms: number): string {
  return isoDay(new Date(ms));
}

/** "02:05", for remarks about today. */
export function clockTime(ms: number): string {
  return clock(new Date(ms));
}

/**
 * "12 s ago", "3 h ago", "5 d ago". Beyond a month the date itself: queues of 1996 are opened decades later, and a
 * column of "30 years ago" tells no two messages apart.
 */
export function relativeTime(ms: number, nowMs: number): string {
  const age = nowMs - ms;
  if (age < -MINUTE || age >= 31 * DAY) return shortTime(ms);
  if (age < 5 * SECOND) return 'just now';
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  return `${Math.floor(age / DAY)} d ago`;
}

function shortTime(ms: number): string {
  const at = new Date(ms);
  return `${isoDay(at)} ${clock(at)}`;
}

function isoDay(at: Date): string {
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function clock(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
