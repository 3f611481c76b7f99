import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../renderer/timeline/ticks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(1996, 4, 6);

function labels(from: number, length: number, width = 800): string[] {
  return axisOf(from, from + length, width).ticks.map(({ label }) => label);
}

function periods(from: number, length: number): string[] {
  return axisOf(from, from + length, 800).periods.map(({ label }) => label);
}

describe('ticks of the time axis', () => {
  it('go from seconds to centuries in round steps', () => {
    expect(labels(START, 10_000).slice(0, 3)).toEqual(['00:00:00', '00:00:01', '00:00:02']);
    expect(labels(START, 30 * MINUTE).slice(0, 3)).toEqual(['00:00', '00:05', '00:10']);
    expect(labels(START, DAY).slice(0, 3)).toEqual(['00:00', '02:00', '04:00']);
    expect(labels(START, 10 * DAY).slice(0, 3)).toEqual(['6 May', '7 May', '8 May']);
    expect(labels(START, 60 * DAY).slice(0, 3)).toEqual(['6 May', '13 May', '20 May']);
    expect(labels(START, 365 * DAY).slice(0, 3)).toEqual(['Jun', 'Jul', 'Aug']);
    expect(labels(START, 3_650 * DAY).slice(0, 3)).toEqual(['1997', '1998', '1999']);
    expect(labels(START, 365_000 * DAY).slice(0, 3)).toEqual(['2000', '2100', '2200']);
  });

  it('are the same wherever the view begins', () => {
    const some = new Set(labels(START + 3 * HOUR, 20 * DAY));
    expect(labels(START, 20 * DAY).filter((label) => !some.has(label))).toEqual(['6 May']);
  });

  it('begin weeks on Monday, every second one of them fixed', () => {
    const twoWeeks = labels(START, 150 * DAY);
    expect(twoWeeks.slice(0, 2)).toEqual(['13 May', '27 May']);
    expect(labels(START + 8 * DAY, 150 * DAY)[0]).toBe('27 May');
  });

  it('do not begin in another century for years below 100', () => {
    const year50 = -60_589_296_000_000;
    expect(axisOf(year50, year50 + 800 * 365 * DAY, 800).ticks[0]?.label).toBe('100');
  });

  it('end where dates end', () => {
    expect(axisOf(8.64e15 - DAY, 8.64e15 + DAY, 800).ticks.length).toBeLessThan(20);
  });
});

describe('periods of the time axis', () => {
  it('say what the ticks leave out', () => {
    expect(periods(START + HOUR, 6 * HOUR)).toEqual(['Mon 6 May 1996']);
    expect(periods(START + 12 * HOUR, DAY)).toEqual(['Mon 6 May 1996', 'Tue 7 May 1996']);
    expect(periods(START, 40 * DAY)).toEqual(['May 1996', 'Jun 1996']);
    expect(periods(START, 365 * DAY)).toEqual(['1996', '1997']);
    expect(periods(START, 10 * 365 * DAY)).toEqual([]);
  });
});
