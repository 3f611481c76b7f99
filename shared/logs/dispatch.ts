/**
 * DISPATCH.LOG: instance, time, text (Q148705, Q194602); the same on the monitor, with the time in brackets and no date
 * (Q194602); and bare (Q139034, Q148718).
 */
import { joinedText, plainReading, startWithoutTime } from './form.ts';
import type { EntryStart, FileMemory, LogForm, OpenEntry, Reading } from './form.ts';
import type { LogFacts, LogSeverity } from './model.ts';
import { postOfficeIn, postOfficeOf, programIn, runIn } from './names.ts';
import { clockOf } from './stamp.ts';
import type { Stamp } from './stamp.ts';

const DATED =
  /^\s*(?:(\S{1,32})\s+)?(\d{1,2})\/(\d{1,2})\/(\d{2,4}) +(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?![\s|])(.*)$/s;
const MONITOR = /^\s*\[(\d{1,2}):(\d{2})(?::(\d{2}))?\]\s?(.*)$/s;
/** The same, without its text, up to where it broke off. */
const TORN = /^(?:[^\s[]\S{0,31} +)?\d{1,2}\/(?:\d{0,2}$|\d{1,2}\/)|^\[\d{1,2}(?::|$)/;
const KNOWN = /^\s*(?:Checking the process table|Running "?NSDA|"?NSDA ?-[^"]{0,8}"? (?:terminated|missed))/i;
/** Lines of other forms that have a time too: sizes and addresses, and events. */
const OTHER = /^(?:\d+\s+\S+\/|[AP]M\b)/i;
const CHECKING = /\bChecking the process table\b(?: on\s+([^\s\\/]{1,32}[\\/][^\s\\/]{1,32}))?/i;
const STARTED = /^Started: (\d{1,2})\/(\d{1,2})\/(\d{2,4}) (\d{1,2}):(\d{2})/i;
/** More instances than one machine runs: a file with more is no log of Dispatch. */
const INSTANCES = 1_000;

export const dispatchForm: LogForm = {
  begin(line, isMain) {
    if (KNOWN.test(line)) return startWithoutTime(line);
    const start = datedStart(line) ?? monitorStart(line);
    return start !== null && (isMain || KNOWN.test(start.rest)) ? start : null;
  },
  joins: () => true,
  isTorn: (line) => TORN.test(line),
  interpret,
};

function datedStart(line: string): EntryStart | null {
  const match = DATED.exec(line);
  if (match === null) return null;
  const [, instance = '', first, second, year = '', hour = '', minute = '', seconds, rest = ''] = match;
  if (OTHER.test(rest)) return null;
  const stamp = stampOf(Number(first), Number(second), year, clockOf(hour, minute, seconds));
  return { stamp, rest, instance };
}

function monitorStart(line: string): EntryStart | null {
  const match = MONITOR.exec(line);
  if (match === null) return null;
  const [, hour = '', minute = '', seconds, rest = ''] = match;
  const clockMs = clockOf(hour, minute, seconds);
  return { stamp: clockMs === null ? null : { kind: 'clock', clockMs }, rest, instance: '' };
}

function stampOf(first: number, second: number, year: string, clockMs: number | null): Stamp | null {
  if (clockMs === null) return null;
  return {
    kind: 'date',
    first,
    second,
    year,
    clockMs,
    order: 'month-first',
    usual: 'month-first',
    cutsYears: false,
  };
}

function interpret(entry: OpenEntry, memory: FileMemory): Reading {
  const text = joinedText(entry);
  const checking = CHECKING.exec(text);
  // A table whose owner cannot be read is not the table of the one before.
  if (checking !== null) rememberChecked(memory, entry.start.instance, postOfficeOf(checking[1] ?? ''));
  const run = runIn(text);
  const isOfTable = checking !== null || programIn(text) !== null;
  const known = memory.checked.get(entry.start.instance) ?? null;
  const started = startedStamp(text);
  return {
    ...plainReading('dispatch', text),
    ...(started === null ? {} : { stamp: started }),
    severity: severityOf(run),
    code: run?.exitCode ?? null,
    postOffice: isOfTable ? known : postOfficeIn(text),
    program: programIn(text),
    facts: run,
  };
}

function rememberChecked(memory: FileMemory, instance: string, postOffice: string | null): void {
  if (postOffice === null) memory.checked.delete(instance);
  else if (memory.checked.has(instance) || memory.checked.size < INSTANCES) {
    memory.checked.set(instance, postOffice);
  }
}

/** Dispatch prints no severity; its two failures are errors by their articles (Q148705, Q148718). */
function severityOf(run: Extract<LogFacts, { kind: 'run' }> | null): LogSeverity | null {
  return run?.outcome === 'abnormal' || run?.outcome === 'missed' ? 'error' : null;
}

/** The monitor tells the date once, in its first line. */
function startedStamp(text: string): Stamp | null {
  const match = STARTED.exec(text);
  if (match === null) return null;
  const [, first, second, year = '', hour = '', minute = ''] = match;
  return stampOf(Number(first), Number(second), year, clockOf(hour, minute));
}
