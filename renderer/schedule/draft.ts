/**
 * Times of one post office while they are edited, on the board and as text at once. Pure. Lines that cannot be read
 * stay in the text until they are mended or removed: nothing that was typed is lost by moving a mark.
 */
import { parseSchedule } from '../../shared/schedule/dssched-file.ts';
import type { UnreadLine } from '../../shared/schedule/dssched-file.ts';
import type { ScheduledTime } from '../../shared/schedule/model.ts';
import { printScheduledTime } from '../../shared/schedule/scheduled-time.ts';
import {
  DAY_MINUTES,
  inWeekOrder,
  modulo,
  pointOfWeek,
  timeKey,
  weekMinute,
} from '../../shared/schedule/week.ts';
import { SNAP_MINUTES } from './board-layout.ts';
import type { Shown } from './board-layout.ts';

export interface Draft {
  readonly postOffice: string;
  /** As it is on the board. */
  readonly saved: readonly ScheduledTime[];
  /** In the order of the text, so that a time keeps its place while it is moved. */
  readonly times: readonly ScheduledTime[];
  readonly text: string;
  readonly unread: readonly UnreadLine[];
}

export function startDraft(postOffice: string, saved: readonly ScheduledTime[]): Draft {
  const times = inWeekOrder(saved).map(({ step, day, minute }) => ({ step, day, minute }));
  return { postOffice, saved: times, times, text: textOf(times, []), unread: [] };
}

export function typed(draft: Draft, text: string): Draft {
  return { ...draft, text, ...parseSchedule(text) };
}

export function isChanged({ saved, times, unread }: Draft): boolean {
  const keys = (list: readonly ScheduledTime[]): string => inWeekOrder(list).map(timeKey).join(' ');
  return unread.length > 0 || keys(saved) !== keys(times);
}

export function added(draft: Draft, times: readonly ScheduledTime[]): Draft {
  const known = new Set(draft.times.map(timeKey));
  return withTimesOf(draft, [...draft.times, ...times.filter((time) => !known.has(timeKey(time)))]);
}

export function removed(draft: Draft, index: number): Draft {
  return withTimesOf(
    draft,
    draft.times.filter((_, place) => place !== index),
  );
}

export function moved(draft: Draft, index: number, to: Pick<ScheduledTime, 'day' | 'minute'>): Draft {
  return withTimesOf(
    draft,
    draft.times.map((time, place) =>
      place === index ? { step: time.step, day: to.day, minute: to.minute } : time,
    ),
  );
}

/** Each day gets the times of `day`, and no others. */
export function copiedToAllDays(draft: Draft, day: number): Draft {
  const pattern = draft.times.filter((time) => time.day === day);
  const days = [0, 1, 2, 3, 4, 5, 6];
  return withTimesOf(
    draft,
    inWeekOrder(days.flatMap((each) => pattern.map((time) => ({ ...time, day: each })))),
  );
}

/** On the raster of `SNAP_MINUTES`; in the week round its end, in a day never out of it. */
export function shifted(
  time: ScheduledTime,
  minutes: number,
  shown: Shown,
): Pick<ScheduledTime, 'day' | 'minute'> {
  const to = Math.round((weekMinute(time) + minutes) / SNAP_MINUTES) * SNAP_MINUTES;
  if (shown.minutes > DAY_MINUTES) return pointOfWeek(to);
  const last = shown.start + DAY_MINUTES - SNAP_MINUTES;
  return pointOfWeek(Math.min(Math.max(to, shown.start), last));
}

/** By a key: an odd minute stays odd, as typed. */
export function nudged(time: ScheduledTime, minutes: number): Pick<ScheduledTime, 'day' | 'minute'> {
  return pointOfWeek(modulo(weekMinute(time) + minutes, 7 * DAY_MINUTES));
}

function withTimesOf(draft: Draft, times: readonly ScheduledTime[]): Draft {
  const text = textOf(times, draft.unread);
  const unread = draft.unread.map((line, index) => ({ ...line, number: times.length + index + 1 }));
  return { ...draft, times, text, unread };
}

function textOf(times: readonly ScheduledTime[], unread: readonly UnreadLine[]): string {
  return [...times.map(printScheduledTime), ...unread.map((line) => line.text)].join('\n');
}
