/** Times of a week as points on a circle: after Saturday 23:59 comes Sunday 00:00. */
import type { ScheduledTime } from './model.ts';
import { DAY_NAMES, printScheduledTime } from './scheduled-time.ts';

export const DAY_MINUTES = 24 * 60;
export const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Minutes since Sunday 00:00. */
export function weekMinute(time: Pick<ScheduledTime, 'day' | 'minute'>): number {
  return time.day * DAY_MINUTES + time.minute;
}

/** The point that lies `minutes` after Sunday 00:00, also beyond the ends of the week. */
export function pointOfWeek(minutes: number): Pick<ScheduledTime, 'day' | 'minute'> {
  const within = modulo(minutes, WEEK_MINUTES);
  return { day: Math.floor(within / DAY_MINUTES), minute: within % DAY_MINUTES };
}

/** How long it is from one point of the week to the next occurrence of another; 0 for the same point. */
export function minutesUntil(from: number, to: number): number {
  return modulo(to - from, WEEK_MINUTES);
}

export function modulo(value: number, size: number): number {
  return ((value % size) + size) % size;
}

/** Equal for equal times; the order of the week, T1 before T2 before T3 at the same minute. */
export function timeKey(time: ScheduledTime): number {
  return weekMinute(time) * 4 + Number(time.step.slice(1));
}

/** In the order of the week, each time once. */
export function inWeekOrder<Time extends ScheduledTime>(times: readonly Time[]): Time[] {
  const byKey = new Map(times.map((time) => [timeKey(time), time]));
  return [...byKey.values()].toSorted((a, b) => timeKey(a) - timeKey(b));
}

/** "Mon 20:00". */
export function pointText(time: ScheduledTime): string {
  return printScheduledTime(time).slice(3);
}

/** "20:00". */
export function clockText(time: ScheduledTime): string {
  return printScheduledTime(time).slice(-5);
}

/** "every day", "Mon to Fri", "Mon, Wed". */
export function daysText(days: readonly number[]): string {
  const distinct = [...new Set(days)].toSorted((a, b) => a - b);
  const [first, last] = [distinct[0], distinct.at(-1)];
  if (distinct.length === 7) return 'every day';
  if (first === undefined || last === undefined) return '';
  const names = distinct.map((day) => DAY_NAMES[day] ?? '?');
  const isRun = distinct.length > 2 && last - first === distinct.length - 1;
  return isRun ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}

/** "45 min", "2 h", "2 h 05 min", "1 d 3 h". */
export function spanText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes >= 2 * DAY_MINUTES)
    return `${Math.floor(minutes / DAY_MINUTES)} d ${Math.floor((minutes % DAY_MINUTES) / 60)} h`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')} min`}`;
}

/** "T1 every day 20:00; T3 Mon to Fri 22:00". */
export function timesText(times: readonly ScheduledTime[]): string {
  const groups = new Map<string, ScheduledTime[]>();
  for (const time of times.toSorted((a, b) => a.step.localeCompare(b.step) || a.minute - b.minute)) {
    const key = `${time.step} ${time.minute}`;
    groups.set(key, [...(groups.get(key) ?? []), time]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined
        ? []
        : [`${first.step} ${daysText(group.map(({ day }) => day))} ${clockText(first)}`];
    })
    .join('; ');
}
