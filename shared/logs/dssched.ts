/**
 * DSSCHED: the file it reads and writes, `T1 Sat 13:45`, which Q119590 shows wrapped in the middle of its entries, and
 * its listing of PROCESS.GLB with a record for each process (Q96060, Q148718).
 */
import { parseScheduledTime, dayNumber } from '../schedule/scheduled-time.ts';
import type { ScheduledTime } from '../schedule/model.ts';
import { joinedText, plainReading, startWithoutTime } from './form.ts';
import type { FileMemory, LogForm, OpenEntry, Reading } from './form.ts';
import { isHeadingOf, readHeading } from './listing.ts';
import { programIn } from './names.ts';
import { CALENDAR_TIME } from './stamp.ts';

const STEP = /^\s*T[123](?:\s|$)/i;
const STEP_WITHIN = /\sT[123](?=\s|$)/gi;
const REST_OF_ENTRY = /^\s*(?:[a-z]{3})?\s*(?:\d{1,2}:\d{2})?\s*$/i;
/** An entry has three parts, so it cannot be wrapped over more lines. */
const PARTS = 3;
const RECORD = /^\s*Record number \d/i;
const CURRENT_TIME = new RegExp(
  String.raw`\bCurrent time to run NSDA -(RT|RR|S): (${CALENDAR_TIME.source})`,
  'i',
);
const STEP_OF: Readonly<Record<string, ScheduledTime['step']>> = { RT: 'T1', S: 'T2', RR: 'T3' };

export const dsschedForm: LogForm = {
  begin(line, isMain) {
    const isBeginning =
      isHeadingOf('dssched', line, isMain) ||
      RECORD.test(line) ||
      (isMain ? STEP.test(line) : parseScheduledTime(line) !== null);
    return isBeginning ? startWithoutTime(line) : null;
  },
  joins(line, entry) {
    if (RECORD.test(entry.lines[0] ?? '')) return true;
    const isOpen = entry.lines.length < PARTS && parseScheduledTime(joinedText(entry)) === null;
    return isOpen && REST_OF_ENTRY.test(line);
  },
  split: (line) => Array.from(line.matchAll(STEP_WITHIN), (match) => match.index + 1),
  interpret,
};

function interpret(entry: OpenEntry, memory: FileMemory): Reading {
  const text = joinedText(entry);
  if (isHeadingOf('dssched', text, true)) return readHeading('dssched', text, memory);
  const time = RECORD.test(text) ? recordTime(text) : parseScheduledTime(text);
  return {
    ...plainReading('dssched', text),
    postOffice: memory.owner,
    program: programIn(text),
    facts: time === null ? null : { kind: 'schedule', ...time },
    problem: time === null ? 'no process, day and time' : null,
  };
}

/** Day and time at which the record's process runs next. The date is a plan, not the time of the line. */
function recordTime(text: string): ScheduledTime | null {
  const [, program = '', calendar = ''] = CURRENT_TIME.exec(text) ?? [];
  const step = STEP_OF[program.toUpperCase()];
  const clock = /(\d{1,2}):(\d{2}):\d{2}/.exec(calendar);
  const day = dayNumber(calendar);
  if (step === undefined || clock === null || day === null) return null;
  const minute = Number(clock[1]) * 60 + Number(clock[2]);
  return minute < 24 * 60 && Number(clock[2]) < 60 ? { step, day, minute } : null;
}
