/**
 * The file that DSSCHED writes with -x and reads with -i: one line for each process and day (Q96060). What cannot be
 * read is kept beside it, so that whoever edits the text sees each line that would be lost.
 */
import { SCHEDULE_STEPS, SCHEDULE_TIMES_LIMIT } from './model.ts';
import type { ScheduledTime } from './model.ts';
import { dayNumber, parseScheduledTime, printScheduledTime } from './scheduled-time.ts';
import { inWeekOrder, timeKey } from './week.ts';

export interface UnreadLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly reason: string;
}

export interface ParsedSchedule {
  /** Each time once, in the order of the text. */
  readonly times: readonly ScheduledTime[];
  readonly unread: readonly UnreadLine[];
}

/** What ends a text file of MS-DOS. */
const END_OF_TEXT = '\u001a';
/** More of a word would hide the reason behind it. */
const QUOTED_CHARS = 20;

/** In the order of the week. MS-DOS line ends, the last line ended too. */
export function printSchedule(times: readonly ScheduledTime[]): string {
  return inWeekOrder(times)
    .map((time) => `${printScheduledTime(time)}\r\n`)
    .join('');
}

export function parseSchedule(text: string): ParsedSchedule {
  const times = new Map<number, ScheduledTime>();
  const unread: UnreadLine[] = [];
  const [readable = ''] = text.split(END_OF_TEXT, 1);
  readable.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const time = parseScheduledTime(line);
    if (time === null) unread.push({ number: index + 1, text: line, reason: whyUnread(line) });
    else if (times.has(timeKey(time)) || times.size < SCHEDULE_TIMES_LIMIT)
      times.set(timeKey(time), { step: time.step, day: time.day, minute: time.minute });
    else {
      const reason = `A post office has at most ${SCHEDULE_TIMES_LIMIT} times.`;
      unread.push({ number: index + 1, text: line, reason });
    }
  });
  return { times: [...times.values()], unread };
}

function whyUnread(line: string): string {
  const [step = '', day = '', clock = '', ...rest] = line.trim().split(/\s+/, 4);
  if (!SCHEDULE_STEPS.some((known) => known === step.toUpperCase()))
    return `${quoted(step)} is no process; T1, T2 or T3 was expected.`;
  if (day === '' || dayNumber(day) === null) return `${quoted(day)} is no day; Sun to Sat was expected.`;
  if (rest.length > 0) return 'Something follows the time.';
  return `${quoted(clock)} is no time of a day; 00:00 to 23:59 was expected.`;
}

function quoted(word: string): string {
  return word === ''
    ? 'Nothing'
    : `“${word.length > QUOTED_CHARS ? `${word.slice(0, QUOTED_CHARS)}…` : word}”`;
}
