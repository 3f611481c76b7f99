/** Dates and times as Windows writes them: in the order and with the clock of the machine that saved the log. */
import { clockOf, dayMs } from './stamp.ts';
import type { Stamp } from './stamp.ts';

const HOURS_12 = 12 * 3_600_000;
const DATE = /^\s*(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\s*$/;
const TIME = /^\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([AP])?\.?(?:M\.?)?\s*$/i;

export function isEventDate(text: string): boolean {
  return DATE.test(text);
}

/** Null when either cannot be read. */
export function clockAndDay(date: string, time: string): Stamp | null {
  const clockMs = clockMsOf(time);
  const match = DATE.exec(date);
  if (clockMs === null || match === null) return null;
  const [, first = '', separator, second = '', last = ''] = match;
  if (first.length === 4) {
    const ms = dayMs(Number(first), Number(second), Number(last));
    return ms === null ? null : { kind: 'wall', wallMs: ms + clockMs };
  }
  return {
    kind: 'date',
    first: Number(first),
    second: Number(second),
    year: last.padStart(2, '0'),
    clockMs,
    // Dots are written by countries that put the day first.
    order: separator === '.' ? 'day-first' : null,
    usual: 'month-first',
    cutsYears: false,
  };
}

function clockMsOf(time: string): number | null {
  const match = TIME.exec(time);
  if (match === null) return null;
  const [, hour = '', minute = '', second, half] = match;
  const clockMs = clockOf(hour, minute, second);
  if (clockMs === null || half === undefined) return clockMs;
  const morning = clockMs % HOURS_12;
  return half.toUpperCase() === 'P' ? morning + HOURS_12 : morning;
}
