/** The line form of DSSCHED's import file: process, day of the week, time of the day (Q119590). */
import { SCHEDULE_STEPS } from './model.ts';
import type { ScheduledTime } from './model.ts';

/** As DSSCHED writes and reads them; 0 is Sunday. */
export const DAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const SCHEDULED_TIME = /^\s*(T[123])\s+([a-z]{3})[a-z]{0,6}\s+(\d{1,2}):(\d{2})\s*$/i;

/** Reads "T1 Sat 13:45", whatever its case and spacing. Null when it is anything else, or no time of a day. */
export function parseScheduledTime(text: string): ScheduledTime | null {
  const match = SCHEDULED_TIME.exec(text);
  if (match === null) return null;
  const [, stepText = '', dayText = '', hourText, minuteText] = match;
  const step = SCHEDULE_STEPS.find((one) => one === stepText.toUpperCase());
  const day = dayNumber(dayText);
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  if (step === undefined || day === null || hour > 23 || minute > 59) return null;
  return { step, day, minute: hour * 60 + minute };
}

/** Prints "T1 Sat 13:45", the form that `parseScheduledTime` reads back. */
export function printScheduledTime(time: ScheduledTime): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(time.minute / 60))}:${two(time.minute % 60)}`;
  return `${time.step} ${DAY_NAMES[time.day] ?? '?'} ${clock}`;
}

/** 0 for Sunday, from the first three letters in any case; null when they begin no day. */
export function dayNumber(name: string): number | null {
  const day = DAY_NAMES.findIndex((one) => one.toLowerCase() === name.slice(0, 3).toLowerCase());
  return day === -1 ? null : day;
}
