/** Times while they are edited, on the board and as text. */
import { describe, expect, test } from 'vitest';
import { pointText } from '../../../shared/schedule/week.ts';
import { shownStretch } from '../../../renderer/schedule/board-layout.ts';
import {
  added,
  copiedToAllDays,
  isChanged,
  moved,
  nudged,
  removed,
  shifted,
  startDraft,
  typed,
} from '../../../renderer/schedule/draft.ts';
import { parseSchedule } from '../../../shared/schedule/dssched-file.ts';

const DRAFT = startDraft('NET/PO1', parseSchedule('T3 Mon 22:00\nT1 Mon 20:00').times);
const [T1] = DRAFT.times;
if (T1 === undefined) throw new Error('no time');

describe('a draft', () => {
  test('begins with what is saved, in the order of the week', () => {
    expect([DRAFT.text, isChanged(DRAFT)]).toEqual(['T1 Mon 20:00\nT3 Mon 22:00', false]);
  });

  test('is changed by its times, not by their order or spelling', () => {
    expect(isChanged(typed(DRAFT, 't3 monday 22:00\n\nT1 MON 20:00'))).toBe(false);
    expect(isChanged(typed(DRAFT, 'T1 Mon 20:00'))).toBe(true);
    expect(isChanged(typed(DRAFT, `${DRAFT.text}\nT9`))).toBe(true);
  });

  test('keeps the place of a time that is moved, and the lines that cannot be read', () => {
    const draft = moved(typed(DRAFT, 'T1 Mon 20:00\nT1 Mon 2O:30\nT3 Mon 22:00'), 0, {
      day: 2,
      minute: 1_380,
    });
    expect(draft.text).toBe('T1 Tue 23:00\nT3 Mon 22:00\nT1 Mon 2O:30');
    expect(draft.unread).toMatchObject([{ number: 3, text: 'T1 Mon 2O:30' }]);
    expect(typed(draft, draft.text)).toEqual(draft);
  });

  test('takes a time once and gives it back', () => {
    const draft = added(DRAFT, [T1, { step: 'T1', day: 3, minute: 0 }]);
    expect(draft.text).toBe('T1 Mon 20:00\nT3 Mon 22:00\nT1 Wed 00:00');
    expect(removed(draft, 2)).toEqual(DRAFT);
  });

  test('has the times of one day on all days, and no others', () => {
    const draft = copiedToAllDays(added(DRAFT, [{ step: 'T1', day: 3, minute: 0 }]), 1);
    expect(draft.times).toHaveLength(14);
    expect(new Set(draft.times.map(({ minute }) => minute))).toEqual(new Set([1_200, 1_320]));
  });
});

describe('moving a time', () => {
  const [week, monday] = [shownStretch('week', 1), shownStretch('day', 1)];
  const to = (time: { day: number; minute: number }): string => pointText({ step: 'T1', ...time });

  test('by the mouse snaps to five minutes, round the end of the week', () => {
    expect(to(shifted(T1, 7, week))).toBe('Mon 20:05');
    expect(to(shifted(T1, 7.6, week))).toBe('Mon 20:10');
    expect(to(shifted(T1, -2 * 1_440, week))).toBe('Sat 20:00');
  });

  test('by the mouse never leaves the day that is shown', () => {
    expect(to(shifted(T1, 600, monday))).toBe('Mon 23:55');
    expect(to(shifted(T1, -3_000, monday))).toBe('Mon 00:00');
  });

  test('by a key keeps an odd minute, over midnight and the end of the week', () => {
    expect(to(nudged({ step: 'T1', day: 1, minute: 1_201 }, -5))).toBe('Mon 19:56');
    expect(to(nudged({ step: 'T1', day: 6, minute: 1_438 }, 5))).toBe('Sun 00:03');
    expect(to(nudged({ step: 'T1', day: 0, minute: 30 }, -60))).toBe('Sat 23:30');
  });
});
