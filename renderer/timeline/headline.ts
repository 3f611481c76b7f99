/** What the timeline says in its first line, and of what it cannot show. */
import type { Timeline } from '../../shared/contract/sync.ts';
import type { CycleState } from '../../shared/cycles/model.ts';
import type { StateKind } from '../../shared/state.ts';
import { count, counted } from '../../shared/format/count.ts';
import { cycleLook } from '../ui/cycle-look.ts';
import { dayText, shortDay } from './calendar.ts';
import { isNarrowed } from './mark-filter.ts';
import type { MarkFilter } from './mark-filter.ts';
import type { TimelineModel } from './timeline-store.ts';

/**
 * "214 messages of 12 requestors between 6 May and 15 May 1996; 3 hung; cycles: 1 late."
 * @param isProvisional whether more may be read
 */
export function timelineHeadline(model: TimelineModel, filter: MarkFilter, isProvisional: boolean): string {
  const { whole: timeline, marks } = model;
  const total = timeline.marks.id.length;
  const soFar = isProvisional ? ' so far' : '';
  if (total === 0) return `No message can be placed in time${soFar}.`;
  const when = daysText(timeline.marks.atMs[0] ?? 0, timeline.marks.atMs[total - 1] ?? 0);
  const whole = `${counted(total, 'message')} of ${counted(timeline.lanes.length, 'requestor')}`;
  const wrong = wrongText(model);
  if (!isNarrowed(filter)) return `${whole} ${when}${soFar}; ${wrong}${cyclesText(timeline, isProvisional)}.`;
  return `${count(marks.row.length)} of ${whole} ${when} match the filter${soFar}.`;
}

/** Null when nothing is left out. */
export function outsideText(outside: number): string | null {
  if (outside === 0) return null;
  return outside === 1
    ? '1 message has no requestor or time and is not shown.'
    : `${count(outside)} messages have no requestor or time and are not shown.`;
}

/** How many messages of the timeline are in each state and of each kind, whether shown or not. */
export function stateCounts({ whole: timeline }: TimelineModel): ReadonlyMap<StateKind, number> {
  const counts = new Map<StateKind, number>();
  for (const index of timeline.marks.state) {
    const state = timeline.states[index];
    if (state !== undefined) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

function daysText(fromMs: number, toMs: number): string {
  const from = new Date(fromMs);
  const to = new Date(toMs);
  if (dayText(from) === dayText(to)) return `on ${dayText(from)}`;
  const start = from.getFullYear() === to.getFullYear() ? shortDay(from) : dayText(from);
  return `between ${start} and ${dayText(to)}`;
}

function wrongText(model: TimelineModel): string {
  const counts = stateCounts(model);
  const wrong = (['hung', 'failed'] as const).flatMap((state) => {
    const number = counts.get(state) ?? 0;
    return number === 0 ? [] : `${count(number)} ${state}`;
  });
  return wrong.length === 0 ? 'none hung or failed' : wrong.join(', ');
}

/** Cycles that did not go as they should. That a reply is missing is not said before all was read. */
function cyclesText({ spans, cycleStates }: Timeline, isProvisional: boolean): string {
  const told: readonly CycleState[] = isProvisional
    ? ['late', 'no-request']
    : ['no-reply', 'late', 'no-request'];
  const named = told.flatMap((state) => {
    const wanted = cycleStates.indexOf(state);
    const number = spans.state.reduce((sum, index) => sum + Number(index === wanted), 0);
    return number === 0 ? [] : `${count(number)} ${cycleLook(state).word.toLowerCase()}`;
  });
  return named.length === 0 ? '' : `; cycles: ${named.join(', ')}`;
}
