/**
 * Times of a schedule from runs that a log tells of. Dispatch polls: a process starts at its time or a while after it
 * (Q96060), so the runs of one time lie close together on the clock, seldom on the same minute. Runs of one process at
 * one post office that begin within `GROUP_MINUTES` after the first of them on the clock are one time, whatever their
 * days; it is put at their median and stands for each weekday that was seen. A run that came late, or was left out,
 * stands for the time it should have run at: that one is inferred.
 */
import type { LogLineId } from '../logs/model.ts';
import { lateRuns, missedPoints } from './late-runs.ts';
import type { RunGroup } from './late-runs.ts';
import type { MissedRuns } from './missed-windows.ts';
import type { BoardEntry, ScheduleStep } from './model.ts';
import { DAY_MINUTES, inWeekOrder, modulo, pointOfWeek, weekMinute } from './week.ts';

export const GROUP_MINUTES = 60;

/** Runs of one process at one post office on the same minute of the same weekday. */
export interface SeenRuns {
  readonly postOffice: string;
  readonly step: ScheduleStep;
  readonly day: number;
  readonly minute: number;
  /** Of each of them, days since 1970 of the log's clock. */
  readonly dates: readonly number[];
  /** The latest of them. */
  readonly line: LogLineId;
}

/** @param missed of what was never seen to run nothing can be inferred */
export function entriesOfRuns(
  runs: readonly SeenRuns[],
  missed: readonly Pick<MissedRuns, 'postOffice' | 'step' | 'noticed'>[] = [],
): BoardEntry[] {
  const noticed = new Map(missed.map((one) => [`${one.step} ${one.postOffice}`, one.noticed]));
  const processes = new Map<string, SeenRuns[]>();
  for (const run of runs) {
    const key = `${run.step} ${run.postOffice}`;
    const known = processes.get(key);
    if (known === undefined) processes.set(key, [run]);
    else known.push(run);
  }
  return [...processes].flatMap(([key, process]) => entriesOfProcess(process, noticed.get(key) ?? []));
}

function entriesOfProcess(runs: readonly SeenRuns[], noticed: readonly number[]): BoardEntry[] {
  const all = groupedByClock(runs).map(groupOf);
  const late = lateRuns(all);
  const ofLate = new Set(late.map(({ run }) => run));
  const groups = all.flatMap((group) => {
    const onTime = group.runs.filter((run) => !ofLate.has(run));
    return onTime.length === 0 ? [] : [groupOf(onTime)];
  });
  const missed = missedPoints(
    groups.map(({ minute }) => minute),
    noticed,
  );
  const inferred = [
    ...missed.map((point) => ({ ...point, line: null })),
    ...late.map(({ run, day, minute }) => ({ day, minute, line: run.line })),
  ];
  return runs.slice(0, 1).flatMap(({ postOffice, step }) =>
    // What was seen as well takes the place of what is inferred.
    inWeekOrder([
      ...inferred.map((entry) => ({ ...entry, postOffice, step, origin: 'inferred' as const })),
      ...groups.flatMap(entriesOfGroup),
    ]),
  );
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

function groupOf(runs: readonly SeenRuns[]): RunGroup {
  return { runs, minute: medianMinute(runs) };
}

function entriesOfGroup({ runs, minute }: RunGroup): BoardEntry[] {
  return runs.map((run) => {
    // A run after midnight may belong to a time before it, hence to the day before.
    const offset = modulo(minute - run.minute + DAY_MINUTES / 2, DAY_MINUTES) - DAY_MINUTES / 2;
    const { postOffice, step, line } = run;
    return { postOffice, step, ...pointOfWeek(weekMinute(run) + offset), origin: 'log' as const, line };
  });
}

/** The minute that at least half of the runs had reached. */
function medianMinute(group: readonly SeenRuns[]): number {
  const half = group.reduce((sum, { dates }) => sum + dates.length, 0) / 2;
  let reached = 0;
  for (const { minute, dates } of group) {
    reached += dates.length;
    if (reached >= half) return minute;
  }
  return 0;
}
