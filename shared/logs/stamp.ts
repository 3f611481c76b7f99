/** Dates and times as they stand in the logs, before it is known which year and which order they mean. */

export type DateOrder = 'day-first' | 'month-first';

export type Stamp =
  /** Cannot be misread. */
  | { readonly kind: 'wall'; readonly wallMs: number }
  /** Two numbers and a year of two to four digits. */
  | {
      readonly kind: 'date';
      readonly first: number;
      readonly second: number;
      readonly year: string;
      /** Milliseconds of the day. */
      readonly clockMs: number;
      /** Null when the form is known in both orders; the file then has to tell. */
      readonly order: DateOrder | null;
      /** What is taken where the file does not tell. */
      readonly usual: DateOrder;
      /** Whether the program is known to cut three-digit years to two (Q192156, Q259219). */
      readonly cutsYears: boolean;
    }
  /** A time without a date. */
  | { readonly kind: 'clock'; readonly clockMs: number };

export type DateStamp = Extract<Stamp, { kind: 'date' }>;

const SECOND = 1_000;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The form that LISTDS, LISTQ and DSSCHED print: "Fri Feb 18 13:11:58 1994" (Q96060). */
export const CALENDAR_TIME =
  /(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2}) (\d{4})/i;

/** Milliseconds of the day; null when there is no such time. */
export function clockOf(hour: string, minute: string, second = '0'): number | null {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * SECOND;
}

/** The day as if it were UTC; null when the calendar has no such day. */
export function dayMs(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  if (day > (month === 2 && isLeap(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0))) return null;
  return Date.UTC(year, month - 1, day);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Reads `CALENDAR_TIME` anywhere in a text; null when it is not there or names no day. */
export function calendarStamp(text: string): Stamp | null {
  const match = CALENDAR_TIME.exec(text);
  if (match === null) return null;
  const [, month = '', day, hour = '', minute = '', second = '', year] = match;
  const ms = dayMs(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day));
  const clockMs = clockOf(hour, minute, second);
  return ms === null || clockMs === null ? null : { kind: 'wall', wallMs: ms + clockMs };
}
