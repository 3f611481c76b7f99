/**
 * The time axis: round steps of the calendar from seconds to centuries, in the zone of `shared/format/time.ts`, the
 * administrator's own. Each step names its ticks briefly; what the names leave out (the day of a time, the year of a
 * month) stands in a second row. Pure.
 */
import { calendarTime, clockText, longDay, monthName, shortDay } from './calendar.ts';

export interface Tick {
  readonly ms: number;
  readonly label: string;
}

export interface Axis {
  readonly ticks: readonly Tick[];
  /** What the ticks from there on have in common; the first may begin before the left edge. */
  readonly periods: readonly Tick[];
}

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

interface Step {
  readonly unit: Unit;
  readonly amount: number;
  readonly label: (at: Date) => string;
}

/** Room for the longest name of each unit, and some air. */
const UNIT_PIXELS: Readonly<Record<Unit, number>> = {
  second: 72,
  minute: 56,
  hour: 56,
  day: 56,
  week: 56,
  month: 48,
  year: 56,
};

/** How long each unit is at least: no two ticks come closer than wanted. */
const UNIT_MS: Readonly<Record<Unit, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 82_800_000,
  week: 601_200_000,
  month: 2_415_600_000,
  year: 31_532_400_000,
};

const STEPS: readonly Step[] = [
  ...steps('second', [1, 2, 5, 10, 15, 30], (at) => clockText(at, true)),
  ...steps('minute', [1, 2, 5, 10, 15, 30], (at) => clockText(at, false)),
  ...steps('hour', [1, 2, 3, 6, 12], (at) => clockText(at, false)),
  ...steps('day', [1], shortDay),
  ...steps('week', [1, 2], shortDay),
  ...steps('month', [1, 3, 6], monthName),
  ...steps('year', [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000], yearText),
];

const FIRST_MONDAY = calendarTime(2001, 0, 1);

const DAYS: Step = { unit: 'day', amount: 1, label: longDay };
const MONTHS: Step = { unit: 'month', amount: 1, label: (at) => `${monthName(at)} ${yearText(at)}` };
const YEARS: Step = { unit: 'year', amount: 1, label: yearText };

const PERIODS: Readonly<Record<Unit, Step | null>> = {
  second: DAYS,
  minute: DAYS,
  hour: DAYS,
  day: MONTHS,
  week: MONTHS,
  month: YEARS,
  year: null,
};

export function axisOf(fromMs: number, toMs: number, width: number): Axis {
  const msPerPixel = (toMs - fromMs) / Math.max(1, width);
  const hasRoom = ({ unit, amount }: Step): boolean =>
    UNIT_MS[unit] * amount >= UNIT_PIXELS[unit] * msPerPixel;
  const step = STEPS.find(hasRoom) ?? STEPS.at(-1);
  if (step === undefined) return { ticks: [], periods: [] };
  const period = PERIODS[step.unit];
  return {
    ticks: series(step, fromMs, toMs).filter(({ ms }) => ms >= fromMs),
    periods: period === null ? [] : series(period, fromMs, toMs),
  };
}

/** From the last tick at or before `fromMs` on. */
function series({ unit, amount, label }: Step, fromMs: number, toMs: number): readonly Tick[] {
  const ticks: Tick[] = [];
  // A time beyond the last date is no number and ends the series as well.
  for (let at = floorTo(new Date(fromMs), unit, amount); at.getTime() <= toMs; at = after(at, unit, amount)) {
    ticks.push({ ms: at.getTime(), label: label(at) });
  }
  return ticks;
}

function floorTo(at: Date, unit: Unit, amount: number): Date {
  const [year, month, day, hour, minute, second] = fieldsOf(at);
  const down = (value: number): number => Math.floor(value / amount) * amount;
  switch (unit) {
    case 'second':
      return calendarTime(year, month, day, hour, minute, down(second));
    case 'minute':
      return calendarTime(year, month, day, hour, down(minute));
    case 'hour':
      return calendarTime(year, month, day, down(hour));
    case 'day':
      return calendarTime(year, month, day);
    case 'week':
      return mondayBefore(calendarTime(year, month, day), amount);
    case 'month':
      return calendarTime(year, down(month), 1);
    case 'year':
      return calendarTime(down(year), 0, 1);
  }
}

function after(at: Date, unit: Unit, amount: number): Date {
  const [year, month, day, hour, minute, second] = fieldsOf(at);
  switch (unit) {
    case 'second':
      return calendarTime(year, month, day, hour, minute, second + amount);
    case 'minute':
      return calendarTime(year, month, day, hour, minute + amount);
    case 'hour':
      return calendarTime(year, month, day, hour + amount);
    case 'day':
      return calendarTime(year, month, day + amount);
    case 'week':
      return calendarTime(year, month, day + 7 * amount);
    case 'month':
      return calendarTime(year, month + amount, 1);
    case 'year':
      return calendarTime(year + amount, 0, 1);
  }
}

/** Weeks are counted from one Monday on, so that every second one is the same wherever the view begins. */
function mondayBefore(day: Date, amount: number): Date {
  const [year, month, date] = fieldsOf(day);
  const sinceMonday = (day.getDay() + 6) % 7;
  const monday = calendarTime(year, month, date - sinceMonday);
  // Local days are 23 to 25 hours long; rounding takes that out.
  const weeks = Math.round((monday.getTime() - FIRST_MONDAY.getTime()) / (7 * 86_400_000));
  const [mondayYear, mondayMonth, mondayDate] = fieldsOf(monday);
  return calendarTime(mondayYear, mondayMonth, mondayDate - 7 * (((weeks % amount) + amount) % amount));
}

function fieldsOf(at: Date): [number, number, number, number, number, number] {
  return [at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()];
}

function yearText(at: Date): string {
  return String(at.getFullYear());
}

function steps(unit: Unit, amounts: readonly number[], label: Step['label']): readonly Step[] {
  return amounts.map((amount) => ({ unit, amount, label }));
}
