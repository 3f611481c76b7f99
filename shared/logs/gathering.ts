/** An entry while its lines are gathered, and what becomes of it. */
import { bothProblems } from './dating.ts';
import type { UndatedLine } from './dating.ts';
import type { EntryStart, FileMemory, LogForm, OpenEntry } from './form.ts';

/** One line of the file, or the part of one in which a further entry begins. */
export interface SourceLine {
  readonly text: string;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Columns of the whole line. */
  readonly width: number;
  /** What speaks against the line as a whole: it was cut. */
  readonly problem: string | null;
}

export interface Gathering extends OpenEntry {
  readonly form: LogForm;
  readonly first: SourceLine;
  end: number;
  chars: number;
  /** The last of its lines that is not blank. */
  last: SourceLine;
  problem: string | null;
}

export function gatheringFrom(first: SourceLine, form: LogForm, start: EntryStart): Gathering {
  return {
    form,
    start,
    first,
    lines: [start.rest],
    seen: new Set(),
    end: first.end,
    chars: first.text.length,
    last: first,
    problem: first.problem,
  };
}

export function joinLine(entry: Gathering, line: SourceLine): void {
  entry.lines.push(line.text);
  entry.chars += line.text.length;
  entry.end = line.end;
  entry.last = line;
  entry.problem ??= line.problem;
}

/** The entry as its form reads it. */
export function finishedEntry(entry: Gathering, memory: FileMemory): UndatedLine {
  const { number, start } = entry.first;
  const reading = entry.form.interpret(entry, memory);
  // Field by field: spreading is slow, and this is done for every entry of a log.
  const { format, severity, code, text, postOffice, program, facts } = reading;
  const stamp = reading.stamp ?? entry.start.stamp;
  const problem = bothProblems(reading.problem, entry.problem);
  return {
    number,
    start,
    end: entry.end,
    format,
    severity,
    code,
    text,
    postOffice,
    program,
    facts,
    stamp,
    problem,
  };
}

/** A line that belongs to no entry. */
export function unknownLine({ text, number, start, end }: SourceLine, problem: string): UndatedLine {
  return {
    number,
    start,
    end,
    format: null,
    severity: null,
    code: null,
    text: text.trim(),
    postOffice: null,
    program: null,
    facts: null,
    stamp: null,
    problem,
  };
}
