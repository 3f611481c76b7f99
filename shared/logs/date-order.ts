/**
 * Whether the day or the month comes first in the dates of one file. SENT.LOG and RECV.LOG are known in both orders
 * (Q192156, Q259219: day first; Q151215: month first), and an event log is exported in the order of its machine.
 */
import { dayMs } from './stamp.ts';
import type { DateOrder, DateStamp } from './stamp.ts';

/** Fewer different days than this show no order by how they follow each other. */
const DAYS_THAT_TELL = 3;

/** What one date alone tells: a number above 12 is a day. */
export function orderOfDate(stamp: DateStamp): DateOrder | null {
  if (stamp.first > 12 && stamp.second <= 12) return 'day-first';
  if (stamp.second > 12 && stamp.first <= 12) return 'month-first';
  return null;
}

/**
 * What several dates tell together, none of which tells it alone: a log is written forwards, so the order with fewer
 * steps back is right; with equally many, that in which the days lie clearly closer together. Null when neither does.
 */
export function orderOfDates(stamps: readonly DateStamp[]): DateOrder | null {
  const dayFirst = walk(stamps, 'day-first');
  const monthFirst = walk(stamps, 'month-first');
  if (dayFirst.days < DAYS_THAT_TELL) return null;
  if (dayFirst.stepsBack !== monthFirst.stepsBack) {
    return dayFirst.stepsBack < monthFirst.stepsBack ? 'day-first' : 'month-first';
  }
  if (dayFirst.span * 2 <= monthFirst.span) return 'day-first';
  return monthFirst.span * 2 <= dayFirst.span ? 'month-first' : null;
}

function walk(
  stamps: readonly DateStamp[],
  order: DateOrder,
): { stepsBack: number; span: number; days: number } {
  const days = new Set<number>();
  let [stepsBack, previous, lowest, highest] = [0, -Infinity, Infinity, -Infinity];
  for (const stamp of stamps) {
    const ms = roughDay(stamp, order);
    if (ms === null) continue;
    if (ms < previous) stepsBack++;
    previous = ms;
    lowest = Math.min(lowest, ms);
    highest = Math.max(highest, ms);
    days.add(ms);
  }
  return { stepsBack, span: highest - lowest, days: days.size };
}

/** The day, its century by the digits alone: only the distance to its neighbours counts here. */
function roughDay(stamp: DateStamp, order: DateOrder): number | null {
  const written = Number(stamp.year);
  const year = stamp.year.length === 4 ? written : written >= 80 ? 1900 + written : 2000 + written;
  return order === 'day-first'
    ? dayMs(year, stamp.second, stamp.first)
    : dayMs(year, stamp.first, stamp.second);
}
