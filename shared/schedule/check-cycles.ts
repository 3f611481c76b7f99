/**
 * Whether each cycle of a requestor can work: T1, then the server's T2, then T3, with time for the mail in between
 * (Q96060). A cycle reaches from a T1 to the requestor's next one, round the end of the week; several a day and cycles
 * over midnight are ordinary. A T1 that is followed by another before any T2 or T3 is made good by that one.
 */
import { createCircle } from './circle.ts';
import type { Circle } from './circle.ts';
import type { ScheduledTime, ScheduleStep, TransitTimes } from './model.ts';
import { WEEK_MINUTES, minutesUntil, pointOfWeek, weekMinute } from './week.ts';

export type CycleFault =
  /** No T2 between a T1 and the T3 that follows it. */
  | { readonly kind: 'not-between' }
  /** Two of the times are on the same minute. */
  | { readonly kind: 'same-minute' }
  /** T3 runs, but before the T2 that answers the T1. */
  | { readonly kind: 'updates-first'; readonly early: number }
  /** The next T1 comes before any T3. */
  | { readonly kind: 'request-first' }
  /** The mail needs longer than the gap. */
  | { readonly kind: 'short-margin'; readonly gap: number; readonly transit: TransitTimes };

export interface FoundFault {
  readonly fault: CycleFault;
  /** The times that contradict each other, in the order of the cycle. */
  readonly times: readonly ScheduledTime[];
}

export interface Transit {
  readonly toServer: TransitTimes | null;
  readonly fromServer: TransitTimes | null;
}

const MINUTE_MS = 60_000;

/** @param own times of the requestor; its T2 is ignored, as the programs do @param serverRuns T2 of the server */
export function checkCycles(
  own: readonly ScheduledTime[],
  serverRuns: Circle,
  transit: Transit,
): FoundFault[] {
  const requests = circleOf(own, 'T1');
  const updates = circleOf(own, 'T3');
  return requests.points.flatMap((request) => {
    // The only T1 of a week is followed by itself, a week later.
    const length = minutesUntil(request, request + 1 + (requests.until(request + 1) ?? 0)) || WEEK_MINUTES;
    return checkCycle({ request, length, serverRuns, updates, transit });
  });
}

interface Stretch {
  readonly request: number;
  /** Minutes to the next T1. */
  readonly length: number;
  readonly serverRuns: Circle;
  readonly updates: Circle;
  readonly transit: Transit;
}

function checkCycle({ request, length, serverRuns, updates, transit }: Stretch): FoundFault[] {
  const t1 = timeAt('T1', request);
  const toRun = serverRuns.until(request);
  if (toRun === null || toRun >= length) {
    const toUpdate = 1 + (updates.until(request + 1) ?? length);
    const t3 = timeAt('T3', request + toUpdate);
    return toUpdate <= length ? [{ fault: { kind: 'not-between' }, times: [t1, t3] }] : [];
  }
  const t2 = timeAt('T2', request + toRun);
  if (toRun === 0) return [{ fault: { kind: 'same-minute' }, times: [t1, t2] }];
  const late = marginFault(toRun, transit.toServer, [t1, t2]);
  const sinceUpdate = updates.since(request + length);
  return sinceUpdate === null
    ? late
    : [...late, ...checkUpdate({ request, length, toRun, toUpdate: length - sinceUpdate }, transit)];
}

interface Offsets {
  readonly request: number;
  readonly length: number;
  readonly toRun: number;
  /** To the last T3 before the next T1; at most 0 when there is none since the request. */
  readonly toUpdate: number;
}

/** The last T3 of a cycle counts: one that came too early for the mail is made good by a later one. */
function checkUpdate({ request, length, toRun, toUpdate }: Offsets, transit: Transit): FoundFault[] {
  const [t1, t2] = [timeAt('T1', request), timeAt('T2', request + toRun)];
  const t3 = timeAt('T3', request + toUpdate);
  if (toUpdate > toRun) return marginFault(toUpdate - toRun, transit.fromServer, [t2, t3]);
  if (toUpdate === toRun) return [{ fault: { kind: 'same-minute' }, times: [t2, t3] }];
  if (toUpdate > 0)
    return [{ fault: { kind: 'updates-first', early: toRun - toUpdate }, times: [t1, t3, t2] }];
  return [{ fault: { kind: 'request-first' }, times: [t2, timeAt('T1', request + length)] }];
}

function marginFault(gap: number, transit: TransitTimes | null, times: ScheduledTime[]): FoundFault[] {
  if (transit === null || gap * MINUTE_MS >= transit.longest) return [];
  return [{ fault: { kind: 'short-margin', gap, transit }, times }];
}

function timeAt(step: ScheduleStep, minutes: number): ScheduledTime {
  return { step, ...pointOfWeek(minutes) };
}

/** Where one process stands in the week. */
export function circleOf(times: readonly ScheduledTime[], step: ScheduleStep): Circle {
  return createCircle(times.filter((time) => time.step === step).map(weekMinute));
}
