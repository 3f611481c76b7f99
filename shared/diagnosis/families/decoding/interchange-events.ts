/** What the event log tells of DirSync messages that the interchange could not process (Q140946, Q158379, Q200079). */
import { DIRSYNC_WORDS } from '../../dirsync-words.ts';
import type { DiagnosedLine } from '../../facts.ts';
import { sourceKey } from '../../../logs/event-source.ts';
import type { LogLineId } from '../../../logs/model.ts';
import { groupBy } from '../../../group-by.ts';

/** Lines that are kept of each kind; more are counted. */
export const EVENT_LINES_KEPT = 5_000;
/** A subject is cut at 40 characters where MS Mail wrote it, and no longer anywhere. */
const ENTITLED = /entitled "([^"]{1,200})"/i;

export interface EventLine {
  readonly id: LogLineId;
  readonly text: string;
  readonly atMs: number | null;
  /** Of the message it names; null when it names none. */
  readonly subject: string | null;
}

interface Kept {
  total: number;
  readonly lines: EventLine[];
}

export interface InterchangeEvents {
  /** 2446 and 2447 about a DirSync message: it is left in the queue. */
  readonly left: Kept;
  /** 2380: an access violation. */
  readonly violations: Kept;
  /** 2247 of the MTA: a directory name object could not be allocated. */
  readonly allocations: Kept;
  /** Events of any kind, and those of the services of Exchange. */
  events: number;
  fromExchange: number;
}

export function noEvents(): InterchangeEvents {
  const none = (): Kept => ({ total: 0, lines: [] });
  return { left: none(), violations: none(), allocations: none(), events: 0, fromExchange: 0 };
}

export function seeEvent(events: InterchangeEvents, line: DiagnosedLine): void {
  if (line.facts?.kind !== 'event') return;
  const { eventId } = line.facts;
  const source = sourceKey(line.facts.source);
  events.events += 1;
  if (source.startsWith('msexchange')) events.fromExchange += 1;
  if (source === 'msexchangemsmi' && eventId === 2380) keep(events.violations, line);
  else if (source === 'msexchangemsmi' && (eventId === 2446 || eventId === 2447)) {
    const text = line.text.toLowerCase();
    if (DIRSYNC_WORDS.some((word) => text.includes(word))) keep(events.left, line);
  } else if (eventId === 2247 && (source === 'mtaopsys' || source === 'msexchangemta'))
    keep(events.allocations, line);
}

function keep(kept: Kept, { id, text, atMs }: DiagnosedLine): void {
  kept.total += 1;
  if (kept.lines.length < EVENT_LINES_KEPT)
    kept.lines.push({ id, text, atMs, subject: ENTITLED.exec(text)?.[1]?.trim() ?? null });
}

/** Lines of 2446 and 2447 by the subject they name. @param keyOf the same for subjects that are the same */
export function linesBySubject(
  { left }: Pick<InterchangeEvents, 'left'>,
  keyOf: (subject: string) => string,
): ReadonlyMap<string, readonly EventLine[]> {
  const named = left.lines.flatMap((line) =>
    line.subject === null ? [] : { line, key: keyOf(line.subject) },
  );
  const found = groupBy(named, ({ key }) => key);
  return new Map([...found].map(([key, lines]) => [key, lines.map(({ line }) => line)]));
}

/** Without what is said of these lines, and of the access violations that were logged at the same moments. */
export function eventsWithout(events: InterchangeEvents, told: ReadonlySet<EventLine>): InterchangeEvents {
  const moments = new Set([...told].flatMap(({ atMs }) => atMs ?? []));
  // Without times nothing tells which of them it was: then a log of told lines is no reason for a card.
  const isUndated = [...told].some(({ atMs }) => atMs === null);
  const isTold = ({ atMs }: EventLine): boolean => (atMs === null ? isUndated : moments.has(atMs));
  return {
    ...events,
    left: keptWithout(events.left, (line) => told.has(line)),
    violations: keptWithout(events.violations, isTold),
  };
}

function keptWithout({ total, lines }: Kept, isTold: (line: EventLine) => boolean): Kept {
  const rest = lines.filter((line) => !isTold(line));
  return { total: total - (lines.length - rest.length), lines: rest };
}
