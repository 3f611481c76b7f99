/** Where everything on the board lies. Pure: places are shares of the width that is shown, 0 to 1. */
import type { ScheduledTime, ScheduleStep, TransitTimes } from '../../shared/schedule/model.ts';
import { DAY_MINUTES, WEEK_MINUTES, minutesUntil, weekMinute } from '../../shared/schedule/week.ts';

/** Height of a lane: one line of marks for each of T1, T2 and T3, so that times an hour apart never cover each other. */
export const LANE_HEIGHT = 44;
/** Times move by this on the board; the text takes any minute. */
export const SNAP_MINUTES = 5;

/** The stretch of the week that is shown. */
export interface Shown {
  readonly start: number;
  readonly minutes: number;
}

export function shownStretch(mode: 'week' | 'day', day: number): Shown {
  return mode === 'week'
    ? { start: 0, minutes: WEEK_MINUTES }
    : { start: day * DAY_MINUTES, minutes: DAY_MINUTES };
}

/** Null where the time is not shown. */
export function placeOf(
  time: Pick<ScheduledTime, 'day' | 'minute'>,
  { start, minutes }: Shown,
): number | null {
  const after = minutesUntil(start, weekMinute(time));
  return after < minutes ? after / minutes : null;
}

/** Of the times that are shown the leftmost; null where none is. */
export function firstPlace(times: readonly ScheduledTime[], shown: Shown): number | null {
  return times.reduce<number | null>((first, time) => {
    const place = placeOf(time, shown);
    return place === null || (first !== null && first <= place) ? first : place;
  }, null);
}

/** Room that the written time of a mark needs, as a share of a day's width. */
const CLOCK_SHARE = 0.08;

/** Where a mark's time is written: off the bar that follows a T1, and never beyond the edges. */
export function clockSide(step: ScheduleStep, place: number): 'left' | 'right' {
  return place > (step === 'T1' ? CLOCK_SHARE : 1 - CLOCK_SHARE) ? 'left' : 'right';
}

/** Line of a process within its lane, from 0. */
export function lineOf(step: ScheduleStep): number {
  return Number(step.slice(1)) - 1;
}

export interface Bar {
  readonly left: number;
  readonly width: number;
}

/** What is shown of a stretch that begins at a point of the week; in two parts when it goes round the end. */
export function barsOf(from: number, length: number, { start, minutes }: Shown): Bar[] {
  const begin = minutesUntil(start, from);
  const span = Math.min(length, WEEK_MINUTES);
  return [begin, begin - WEEK_MINUTES].flatMap((left) => {
    const [first, last] = [Math.max(left, 0), Math.min(left + span, minutes)];
    return last > first ? [{ left: first / minutes, width: (last - first) / minutes }] : [];
  });
}

/** Minutes of transit below which a bar would lie under its mark, and is left out. */
export function shortestBar({ minutes }: Pick<Shown, 'minutes'>): number {
  return Math.ceil(minutes / 100);
}

export interface TransitBar extends Bar {
  readonly step: 'T1' | 'T2';
  /** usual: as long as the median. longest: on from there to the longest. */
  readonly reach: 'usual' | 'longest';
}

interface LaneTimes {
  /** Of the post office. */
  readonly own: readonly ScheduledTime[];
  readonly serverRuns: readonly ScheduledTime[];
  readonly toServer: TransitTimes | null;
  readonly fromServer: TransitTimes | null;
}

/** After each T1 the mail to the server, after each T2 of the server the mail back. Not measured: no bar. */
export function transitBars(
  { own, serverRuns, toServer, fromServer }: LaneTimes,
  shown: Shown,
): TransitBar[] {
  const requests = own.filter(({ step }) => step === 'T1');
  return [
    ...requests.flatMap((time) => barsAfter(time, 'T1', toServer, shown)),
    ...serverRuns.flatMap((time) => barsAfter(time, 'T2', fromServer, shown)),
  ];
}

function barsAfter(
  time: ScheduledTime,
  step: TransitBar['step'],
  transit: TransitTimes | null,
  shown: Shown,
): TransitBar[] {
  if (transit === null || transit.longest / 60_000 < shortestBar(shown)) return [];
  const from = weekMinute(time);
  const [usual, longest] = [transit.median / 60_000, transit.longest / 60_000];
  return [
    ...barsOf(from, usual, shown).map((bar) => ({ ...bar, step, reach: 'usual' as const })),
    ...barsOf(from + usual, longest - usual, shown).map((bar) => ({
      ...bar,
      step,
      reach: 'longest' as const,
    })),
  ];
}

export interface Tick {
  readonly place: number;
  readonly label: string;
}

/** Hours that a day is divided at. */
const DAY_STEP_HOURS = 2;

export function ticks(mode: 'week' | 'day', dayNames: readonly string[]): Tick[] {
  if (mode === 'week') return dayNames.map((label, day) => ({ place: day / 7, label }));
  return Array.from({ length: 24 / DAY_STEP_HOURS }, (_, index) => {
    const hour = index * DAY_STEP_HOURS;
    return { place: hour / 24, label: `${String(hour).padStart(2, '0')}:00` };
  });
}
