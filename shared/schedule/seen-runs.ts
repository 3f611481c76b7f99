/**
 * Times of a schedule from runs that a log tells of. Dispatch polls: a process starts at its time or a while after it
 * (Q96060), so the runs of one time lie close together on the clock, seldom on the same minute. Runs of one process at
 * one post office that begin within `GROUP_MINUTES` after the first of them on the clock are one time, whatever their
 * days; it is put at their median and stands for each weekday that was seen.
 */
import type { LogLineId } from '../logs/model.ts';
import type { BoardEntry, ScheduleStep } from './model.ts';
import { DAY_MINUTES, inWeekOrder, modulo, pointOfWeek, weekMinute } from './week.ts';

export const GROUP_MINUTES = 60;

/** Runs of one process at one post office on the same minute of the same weekday. */
export interface SeenRuns {
  readonly postOffice: string;
  readonly step: ScheduleStep;
  readonly day: number;
  readonly minute: number;
  readonly count: number;
  /** The latest of them. */
  readonly line: LogLineId;
}

export function entriesOfRuns(runs: readonly SeenRuns[]): BoardEntry[] {
  const processes = new Map<string, SeenRuns[]>();
  for (const run of runs) {
    const key = `${run.step} ${run.postOffice}`;
    const known = processes.get(key);
    if (known === undefined) processes.set(key, [run]);
    else known.push(run);
  }
  return [...processes.values()].flatMap((process) => groupedByClock(process).flatMap(entriesOfGroup));
}

/** On the circle of a day; it is cut open at its widest gap, so that runs around midnight stay together. */
function groupedByClock(runs: readonly SeenRuns[]): SeenRuns[][] {
  const sorted = runs.toSorted((a, b) => a.minute - b.minute);
  const gapBefore = (index: number): number => {
    const [before, here] = [sorted.at(index - 1), sorted[index]];
    if (before === undefined || here === undefined) return 0;
    return index === 0 ? here.minute + DAY_MINUTES - before.minute : here.minute - before.minute;
  };
  let start = 0;
  for (let index = 1; index < sorted.length; index += 1)
    if (gapBefore(index) > gapBefore(start)) start = index;
  const groups: SeenRuns[][] = [];
  for (const run of [...sorted.slice(start), ...sorted.slice(0, start)]) {
    const group = groups.at(-1);
    const first = group?.[0];
    const isNear = first !== undefined && modulo(run.minute - first.minute, DAY_MINUTES) <= GROUP_MINUTES;
    if (group !== undefined && isNear) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

function entriesOfGroup(group: readonly SeenRuns[]): BoardEntry[] {
  const minute = medianMinute(group);
  const entries = group.map((run) => {
    // A run after midnight may belong to a time before it, hence to the day before.
    const offset = modulo(minute - run.minute + DAY_MINUTES / 2, DAY_MINUTES) - DAY_MINUTES / 2;
    const { postOffice, step, line } = run;
    return { postOffice, step, ...pointOfWeek(weekMinute(run) + offset), origin: 'log' as const, line };
  });
  return inWeekOrder(entries);
}

/** The minute that at least half of the runs had reached. */
function medianMinute(group: readonly SeenRuns[]): number {
  const half = group.reduce((sum, { count }) => sum + count, 0) / 2;
  let reached = 0;
  for (const { minute, count } of group) {
    reached += count;
    if (reached >= half) return minute;
  }
  return 0;
}
