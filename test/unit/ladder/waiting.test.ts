/** Whether somebody has waited long enough: that he says so does not make the server run. */
import { describe, expect, test } from 'vitest';
import type { PictureRun } from '../../../shared/cycles/model.ts';
import { hasWaited, paceOf, waitedUntil } from '../../../shared/ladder/waiting.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const runsAt = (...hours: readonly (number | null)[]): PictureRun[] =>
  hours.map((hour, at) => ({ index: at + 1, atMs: hour === null ? null : hour * HOUR, line: null }));

describe('the pace of the server', () => {
  test('is a day, as long as nothing tells', () => {
    expect(paceOf([])).toBe(DAY);
    expect(paceOf(runsAt(5))).toBe(DAY);
    expect(paceOf(runsAt(5, null))).toBe(DAY);
  });

  test('is what lies between most of its runs, whatever pauses there are', () => {
    expect(paceOf(runsAt(0, 12, 24, 96, 108))).toBe(12 * HOUR);
    expect(paceOf(runsAt(48, 0, 24))).toBe(DAY);
  });

  test('is an hour at least: runs nearer to each other are one that was begun again', () => {
    expect(paceOf(runsAt(0, 0.01, 0.02))).toBe(HOUR);
  });
});

describe('a wait', () => {
  const begun = [
    { atMs: 0, journalId: null },
    { atMs: 10 * HOUR, journalId: 3 },
  ];

  test('counts from a whole cycle after the last of what it waits for', () => {
    expect(waitedUntil(begun, DAY)).toBe(34 * HOUR);
    expect(hasWaited({ journalId: 4, atMs: 34 * HOUR }, begun, DAY)).toBe(true);
    expect(hasWaited({ journalId: 4, atMs: 34 * HOUR - 1 }, begun, DAY)).toBe(false);
  });

  test('that was recorded before it does not count, whatever the clock said', () => {
    expect(hasWaited({ journalId: 2, atMs: 99 * HOUR }, begun, DAY)).toBe(false);
  });

  test('for what nothing tells the time of counts', () => {
    expect(waitedUntil([{ atMs: null, journalId: null }], DAY)).toBeNull();
    expect(hasWaited({ journalId: 1, atMs: 5 }, [{ atMs: null, journalId: null }], DAY)).toBe(true);
  });
});
