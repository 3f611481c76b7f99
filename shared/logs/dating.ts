/** Gives entries their time, in the order in which they stand; some only once later ones show how dates are meant. */
import { orderOfDate, orderOfDates } from './date-order.ts';
import type { LogFacts, LogLine } from './model.ts';
import { dayMs } from './stamp.ts';
import type { DateOrder, DateStamp, Stamp } from './stamp.ts';
import { NO_YEARS_YET, resolveYear } from './years.ts';

const DAY = 86_400_000;

export interface UndatedLine extends Omit<LogLine, 'wallMs'> {
  readonly stamp: Stamp | null;
}

export interface Dating {
  add(line: UndatedLine): void;
  end(): void;
}

type Dated = { readonly wallMs: number | null; readonly problem: string | null };

const UNDATED: Dated = { wallMs: null, problem: null };
const EITHER_ORDER = 'day and month may be the other way round: nothing in the file tells';

/** Hands every line to `onLine`, in order. Keeps back at most `heldChars` of text. */
export function createDating(heldChars: number, onLine: (line: LogLine) => void): Dating {
  const clock = createWallClock();
  let saysHowYearsAreCounted = false;
  let held: UndatedLine[] = [];
  let heldTotal = 0;

  /** Once for a file: what one line shows, all have. */
  const factsOf = ({ stamp, facts }: UndatedLine, wallMs: number | null): LogFacts | null => {
    if (saysHowYearsAreCounted || facts !== null || wallMs === null) return facts;
    if (stamp?.kind !== 'date' || stamp.year.length !== 3) return null;
    saysHowYearsAreCounted = true;
    return { kind: 'counted-year', written: stamp.year };
  };
  const hand = (line: UndatedLine): void => {
    const { wallMs, problem } = line.stamp === null ? UNDATED : clock.read(line.stamp);
    onLine(datedLine(line, wallMs, factsOf(line, wallMs), bothProblems(line.problem, problem)));
  };
  const release = (order: DateOrder | null): void => {
    clock.order = order;
    clock.orderIsSettled = true;
    const lines = held;
    held = [];
    heldTotal = 0;
    for (const line of lines) hand(line);
  };
  const settle = (): void => {
    if (!clock.orderIsSettled && held.length > 0) release(orderOfDates(held.flatMap(openStamp)));
  };
  return {
    add(line) {
      const stamp = openStamp(line)[0];
      if (clock.orderIsSettled || (stamp === undefined && held.length === 0)) return hand(line);
      held.push(line);
      heldTotal += line.text.length;
      const order = stamp === undefined ? null : orderOfDate(stamp);
      if (order !== null) release(order);
      else if (heldTotal > heldChars) settle();
    },
    end: settle,
  };
}

/** Field by field: copying what is left of an object is slow, and this is done for every line. */
function datedLine(
  line: UndatedLine,
  wallMs: number | null,
  facts: LogFacts | null,
  problem: string | null,
): LogLine {
  const { number, start, end, format, severity, code, text, postOffice, program } = line;
  return { number, start, end, format, wallMs, severity, code, text, postOffice, program, facts, problem };
}

/** The line's date when its order is open, as a list of at most one. */
function openStamp({ stamp }: UndatedLine): readonly DateStamp[] {
  return stamp?.kind === 'date' && stamp.order === null ? [stamp] : [];
}

interface WallClock {
  /** Of dates that do not say themselves; null when the file does not tell either. */
  order: DateOrder | null;
  orderIsSettled: boolean;
  read(stamp: Stamp): Dated;
}

function createWallClock(): WallClock {
  let years = NO_YEARS_YET;
  const readDate = (stamp: DateStamp, order: DateOrder): Dated => {
    const [day, month] = order === 'day-first' ? [stamp.first, stamp.second] : [stamp.second, stamp.first];
    const resolved = resolveYear(stamp, years, (year) => {
      const ms = dayMs(year, month, day);
      return ms === null ? null : ms + stamp.clockMs;
    });
    if ('problem' in resolved) return { wallMs: null, problem: resolved.problem };
    years = { lastMs: resolved.ms, isCut: resolved.isCut };
    return { wallMs: resolved.ms, problem: null };
  };
  /** A time alone belongs to the day of the last dated line, or to the next when it would lie far before it. */
  const readClock = (clockMs: number): Dated => {
    const last = years.lastMs;
    if (last === null) return UNDATED;
    const sameDay = last - (((last % DAY) + DAY) % DAY) + clockMs;
    const wallMs = sameDay < last - DAY / 2 ? sameDay + DAY : sameDay;
    years = { ...years, lastMs: wallMs };
    return { wallMs, problem: null };
  };
  const clock: WallClock = {
    order: null,
    orderIsSettled: false,
    read(stamp) {
      if (stamp.kind === 'wall') {
        years = { ...years, lastMs: stamp.wallMs };
        return { wallMs: stamp.wallMs, problem: null };
      }
      if (stamp.kind === 'clock') return readClock(stamp.clockMs);
      if (stamp.order !== null) return readDate(stamp, stamp.order);
      const dated = readDate(stamp, orderOfDate(stamp) ?? clock.order ?? stamp.usual);
      return { ...dated, problem: bothProblems(dated.problem, orderProblem(stamp, clock.order)) };
    },
  };
  return clock;
}

function orderProblem(stamp: DateStamp, order: DateOrder | null): string | null {
  const own = orderOfDate(stamp);
  if (order === null) return own === null && stamp.first !== stamp.second ? EITHER_ORDER : null;
  const contradicts = own !== null && own !== order;
  return contradicts ? 'day and month stand the other way round than in the lines above' : null;
}

export function bothProblems(one: string | null, other: string | null): string | null {
  return one === null || other === null ? (one ?? other) : `${one}; ${other}`;
}
