/**
 * Runs that came late, and windows that were missed. A Dispatch that was away starts a process while its window is open
 * and leaves it out afterwards (Q96060, Q148718): both tell of the time before, neither is a time of its own. Pure.
 */
import type { SeenRuns } from './seen-runs.ts';
import { DAY_MINUTES, modulo, pointOfWeek, weekMinute } from './week.ts';
import type { ScheduledTime } from './model.ts';

/** Within which Dispatch runs a process: 4 hours in version 3.0, 8 in 3.2 (Q96060). */
export const SHORTEST_WINDOW_MINUTES = 4 * 60;
const LONGEST_WINDOW_MINUTES = 8 * 60;

type Point = Pick<ScheduledTime, 'day' | 'minute'>;

/** Runs of one process at about the same minute of the day. */
export interface RunGroup {
  readonly minute: number;
  readonly runs: readonly SeenRuns[];
}

/** A run, and the point of the week that it was late for. */
export interface LateRun extends Point {
  readonly run: SeenRuns;
}

/**
 * A run is late for a time that was seen on more days and lies before it by no more than the longest window, if that
 * time was left out on that very day. What came again on the same weekday is a habit, not late.
 */
export function lateRuns(groups: readonly RunGroup[]): LateRun[] {
  const known = groups.map((group) => ({ ...group, dates: datesOf(group), habits: habitsOf(group) }));
  return known.flatMap((group) =>
    group.runs.flatMap((run) => {
      const [date, again] = run.dates;
      if (date === undefined || again !== undefined || group.habits.has(run.day)) return [];
      const late = known.flatMap(({ minute, dates }) => {
        const by = modulo(run.minute - minute, DAY_MINUTES);
        const day = (date * DAY_MINUTES + run.minute - by - minute) / DAY_MINUTES;
        const isLate = by <= LONGEST_WINDOW_MINUTES && dates.size > group.dates.size && !dates.has(day);
        return isLate ? [by] : [];
      });
      return late.length === 0 ? [] : [{ run, ...pointOfWeek(weekMinute(run) - Math.min(...late)) }];
    }),
  );
}

/** Weekdays that the group was run on more than once. */
function habitsOf({ runs }: RunGroup): ReadonlySet<number> {
  const first = new Map<number, number>();
  const habits = new Set<number>();
  for (const { day, dates } of runs)
    for (const date of dates) {
      const known = first.get(day);
      if (known === undefined) first.set(day, date);
      else if (known !== date) habits.add(day);
    }
  return habits;
}

/** Days that the time of a group was run for; a run after midnight may belong to the day before. */
function datesOf({ minute, runs }: RunGroup): ReadonlySet<number> {
  return new Set(
    runs.flatMap((run) => run.dates.map((date) => date + Math.round((run.minute - minute) / DAY_MINUTES))),
  );
}

/** For each notice of a missed window the latest of these minutes of the day whose window could be over by then. */
export function missedPoints(minutes: readonly number[], noticed: readonly number[]): Point[] {
  if (minutes.length === 0) return [];
  return noticed.map((notice) => {
    const end = notice - SHORTEST_WINDOW_MINUTES;
    return pointOfWeek(end - Math.min(...minutes.map((minute) => modulo(end - minute, DAY_MINUTES))));
  });
}
