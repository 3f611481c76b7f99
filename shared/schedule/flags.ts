/** What speaks against a schedule, in words. The same fault on several days is said once. */
import { counted } from '../format/count.ts';
import { duration } from '../format/duration.ts';
import { checkCycles, circleOf } from './check-cycles.ts';
import type { FoundFault, Transit } from './check-cycles.ts';
import type { BoardEntry, ScheduleBoard, ScheduleFlag, ScheduledTime, TransitTimes } from './model.ts';
import { clockText, daysText, pointText, spanText } from './week.ts';

const NOT_MEASURED: Transit = { toServer: null, fromServer: null };

/**
 * Flags of order and margins. Without a server nothing is checked, hence nothing flagged.
 * @param byPostOffice the board's entries
 */
export function cycleFlags(
  board: Pick<ScheduleBoard, 'server' | 'postOffices' | 'entries' | 'transit'>,
  byPostOffice: ReadonlyMap<string, readonly BoardEntry[]>,
): ScheduleFlag[] {
  const { server, postOffices, entries } = board;
  if (server === null) return [];
  const transit = new Map(board.transit.map((measured) => [measured.postOffice, measured]));
  const serverRuns = circleOf(byPostOffice.get(server) ?? [], 'T2');
  if (serverRuns.points.length === 0) return noServerRun(server, entries);
  return postOffices.flatMap((postOffice) => {
    const own = byPostOffice.get(postOffice) ?? [];
    const faults = checkCycles(own, serverRuns, transit.get(postOffice) ?? NOT_MEASURED);
    return onceForAllDays(faults).map((group) => flagOf(postOffice, server, group));
  });
}

function noServerRun(server: string, entries: readonly BoardEntry[]): ScheduleFlag[] {
  const waiting = new Set(entries.filter(({ step }) => step !== 'T2').map(({ postOffice }) => postOffice));
  if (waiting.size === 0) return [];
  const text = `No T2 of the server is known, so the order and the margins of ${counted(waiting.size, 'post office')} were not checked.`;
  return [{ kind: 'no-server-run', postOffice: server, step: null, entries: [], text }];
}

type FaultGroup = readonly [FoundFault, ...FoundFault[]];

/** Faults that differ by nothing but the day. */
function onceForAllDays(faults: readonly FoundFault[]): FaultGroup[] {
  const groups = new Map<string, [FoundFault, ...FoundFault[]]>();
  for (const found of faults) {
    const first = found.times[0]?.day ?? 0;
    const pattern = found.times.map(({ step, day, minute }) => `${step} ${(day - first + 7) % 7} ${minute}`);
    const key = `${found.fault.kind} ${pattern.join(' ')}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [found]);
    else known.push(found);
  }
  return [...groups.values()];
}

function flagOf(postOffice: string, server: string, group: FaultGroup): ScheduleFlag {
  const [{ fault, times }] = group;
  const kind = fault.kind === 'short-margin' || fault.kind === 'not-between' ? fault.kind : 'wrong-order';
  const days = daysText(group.flatMap((found) => found.times.slice(0, 1).map(({ day }) => day)));
  return {
    kind,
    postOffice,
    step: null,
    entries: group.flatMap((found) => found.times),
    text: sentence({ fault, times }, group.length === 1 ? pointText : clockText, server, days),
  };
}

function sentence(
  { fault, times }: FoundFault,
  clock: (time: ScheduledTime) => string,
  server: string,
  days: string,
): string {
  const named = times.map((time) => `${time.step} ${clock(time)}`);
  const [first = '', second = '', third = ''] = named;
  // With one day the times themselves name it.
  const when = clock === pointText ? '' : ` (${days})`;
  switch (fault.kind) {
    case 'not-between':
      return `No T2 of the server ${server} runs between ${first} and ${second}${when}: by then the request is not answered.`;
    case 'same-minute':
      return `${first} and ${second} are on the same minute${when}: there is no time for the mail between them.`;
    case 'updates-first':
      return `${second} runs ${spanText(fault.early)} before the server’s ${third}, which answers ${first}${when}: the answer is not processed before the next T1.`;
    case 'request-first':
      return `No T3 runs between the server’s ${first} and the next ${second}${when}: the answer is not processed before the next request.`;
    case 'short-margin':
      return `${first} is ${spanText(fault.gap)} before ${second}${when}, but ${transitText(times, fault.transit, fault.gap)}.`;
  }
}

function transitText(times: readonly ScheduledTime[], transit: TransitTimes, gap: number): string {
  const way = times[0]?.step === 'T1' ? 'mail to the server' : 'mail from the server';
  const { count, median, longest } = transit;
  if (count === 1) return `${way} took ${duration(longest)}, measured once`;
  const rest = median <= gap * 60_000 ? ': enough for most of it, not for the slowest' : '';
  return `${way} took a median of ${duration(median)} (${counted(count, 'message')}) and ${duration(longest)} at the longest${rest}`;
}
