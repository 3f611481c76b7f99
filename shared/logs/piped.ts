/**
 * Lines with a bar after the time: DIRSYNC.LOG, DSSERVER.LOG and CENTRAL.LOG. Which of the two forms a line has is told
 * by what follows the bar, not by the file: Q148705 shows them the other way round.
 */
import { readDirsyncText } from './dirsync.ts';
import { readDsserverText } from './dsserver.ts';
import { joinedText, plainReading } from './form.ts';
import type { FileMemory, LogForm, OpenEntry, Reading } from './form.ts';
import { clockOf } from './stamp.ts';
import type { Stamp } from './stamp.ts';

/** A quotation mark or `#` before the time is seen in Q99268 and Q117260. */
const BEGINNING = /^\s*["#]?(\d{1,2})\/(\d{1,2})\/(\d{2,4}) +(\d{1,2}):(\d{2})(?::(\d{2}))? *\|(.*)$/s;
const DATE_FIRST = /^\s*["#]?\d{1,2}\/\d{1,2}\//;
/** In column 1 a date is enough; further right it may stand in a text, so there it is date and time and nothing else. */
const TORN =
  /^["#]?\d{1,2}\/(?:\d{0,2}$|\d{1,2}\/)|^\s+["#]?\d{1,2}\/\d{1,2}\/\d{2,4} +\d{1,2}(?::\d{0,2}){0,2}\s*$/;
const WITHIN = /\d{1,2}\/\d{1,2}\/\d{2,4} +\d{1,2}:\d{2}(?::\d{2})? *\|/g;

/** The form of a file in which most lines are of the form `main`. */
export function pipedForm(main: 'dirsync' | 'dsserver'): LogForm {
  return {
    begin(line) {
      if (!line.includes('|')) return null;
      const match = BEGINNING.exec(line);
      if (match === null) return null;
      const [, first = '', second = '', year = '', hour = '', minute = '', seconds, rest = ''] = match;
      const clockMs = clockOf(hour, minute, seconds);
      if (clockMs === null) return { stamp: null, rest: line, instance: '' };
      return { stamp: monthFirst(first, second, year, clockMs), rest, instance: '' };
    },
    joins: () => true,
    isTorn: (line) => TORN.test(line),
    split(line) {
      const bar = line.indexOf('|');
      if (bar === -1) return [];
      if (DATE_FIRST.test(line) && !line.includes('|', bar + 1)) return [];
      const text = line.search(/[^\s"#]/);
      return Array.from(line.matchAll(WITHIN), ({ index }) => index).filter((index) => index > text);
    },
    interpret: (entry, memory) => interpret(entry, memory, main),
  };
}

/** The order of these logs is known (Q192158). */
function monthFirst(first: string, second: string, year: string, clockMs: number): Stamp {
  return {
    kind: 'date',
    first: Number(first),
    second: Number(second),
    year,
    clockMs,
    order: 'month-first',
    usual: 'month-first',
    cutsYears: false,
  };
}

function interpret(entry: OpenEntry, memory: FileMemory, main: 'dirsync' | 'dsserver'): Reading {
  const text = joinedText(entry);
  const reading = readDirsyncText(text, memory) ?? readDsserverText(text, memory);
  if (reading !== null) return reading;
  const problem = entry.start.stamp === null ? 'there is no such time' : 'no severity after the time';
  return { ...plainReading(main, text), problem };
}
