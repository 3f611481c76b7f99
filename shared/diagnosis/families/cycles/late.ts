/** Requests that came after the server had run: once, or as a habit. */
import { aboutNote, evidenceOf, symptom } from './told.ts';
import type { Told } from './told.ts';
import type { Symptom } from '../../model.ts';
import { LATE } from './rules.ts';

/** So many late requests are a habit, if they are at least a quarter of its cycles; two only when they are half. */
const OFTEN_LATE = { times: 3, share: 0.25 } as const;
/** A habit is broken by so many in time in a row, or by so many more than usually lie from one late one to the next. */
const BROKEN_BY = { inTime: 3, beyondGap: 2 } as const;

export function lateRequests(told: Told): Symptom[] {
  const found = told.cycles.flatMap((cycle) =>
    cycle.notes.filter(({ kind }) => kind === 'late').map((note) => ({ cycle, note })),
  );
  const asked = told.cycles.filter(({ request }) => request !== null).length;
  const isHabit = found.length >= OFTEN_LATE.times && found.length >= asked * OFTEN_LATE.share;
  const last = found.at(-1)?.cycle.index ?? 0;
  const inTime = told.cycles.filter(
    ({ index, request }) => index > last && request !== null && !request.late,
  ).length;
  const isOver = inTime >= (isHabit ? neededAfter(found.map(({ cycle }) => cycle.index)) : 1);
  return found.map(({ cycle, note }) =>
    symptom(LATE, cycle, told, {
      group: isHabit ? `often ${told.requestor}` : '',
      text: `Cycle ${cycle.index}: ${note.text}`,
      severity: isHabit ? 'warning' : 'info',
      isOver,
      evidence: evidenceOf(cycle, note),
      about: aboutNote(cycle, note),
      remedy: isHabit
        ? [`Look at T1 of ${told.requestor} and T2 of ${told.server ?? 'its server'} in the schedule.`]
        : [],
    }),
  );
}

function neededAfter(late: readonly number[]): number {
  const gaps = late.slice(1).map((index, at) => index - (late[at] ?? index));
  const usual = gaps.toSorted((one, other) => one - other)[gaps.length >> 1] ?? 0;
  return Math.max(BROKEN_BY.inTime, usual + BROKEN_BY.beyondGap);
}
