/** Runs that Dispatch left out because their window had passed: 4 hours in version 3.0, 8 in 3.2 (Q96060, Q148718). */
import { counted } from '../format/count.ts';
import { circleOf } from './check-cycles.ts';
import { SHORTEST_WINDOW_MINUTES } from './late-runs.ts';
import type { BoardEntry, ScheduleFlag, ScheduleStep, ScheduledTime } from './model.ts';
import { inWeekOrder, pointOfWeek, timesText } from './week.ts';

/** Missed runs of one process at one post office. */
export interface MissedRuns {
  readonly postOffice: string;
  readonly step: ScheduleStep;
  readonly count: number;
  /** Of the log's clock, counted as if it were UTC; null when none of the lines has a time. */
  readonly lastWallMs: number | null;
  /** When Dispatch noticed, minutes of the week. */
  readonly noticed: readonly number[];
}

const PROGRAMS: Readonly<Record<ScheduleStep, string>> = { T1: 'NSDA -RT', T2: 'NSDA -S', T3: 'NSDA -RR' };

export function missedFlags(
  missed: readonly MissedRuns[],
  byPostOffice: ReadonlyMap<string, readonly BoardEntry[]>,
): ScheduleFlag[] {
  return missed.map((runs) => {
    const { postOffice, step, count, lastWallMs } = runs;
    const last = lastWallMs === null ? '' : `, last on ${wallText(lastWallMs)}`;
    const times = timesMissed(runs, byPostOffice.get(postOffice) ?? []);
    return {
      kind: 'missed-window',
      postOffice,
      step,
      entries: times,
      text: `${step} (${PROGRAMS[step]}) missed its run window ${count === 1 ? 'once' : counted(count, 'time')}${last}: Dispatch runs a process only within 4 h (v3.0) or 8 h (v3.2) of its time.${missedText(times)}`,
    };
  });
}

/** Dispatch notices after the window, so the time that was missed is the latest one whose window could be over. */
function timesMissed({ step, noticed }: MissedRuns, entries: readonly BoardEntry[]): ScheduledTime[] {
  const own = circleOf(entries, step);
  const times = noticed.flatMap((minute) => {
    const end = minute - SHORTEST_WINDOW_MINUTES;
    const since = own.since(end);
    return since === null ? [] : [{ step, ...pointOfWeek(end - since) }];
  });
  return inWeekOrder(times);
}

function missedText(times: readonly ScheduledTime[]): string {
  return times.length === 0 ? '' : ` By the times on the board it was ${timesText(times)}.`;
}

/** "1996-03-04 07:10", as the clock on the wall showed it. */
function wallText(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 16).replace('T', ' ');
}
