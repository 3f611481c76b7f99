/** What the readers of the forms of log lines have in common. */
import type { LogFacts, LogFormat, LogSeverity } from './model.ts';
import type { Stamp } from './stamp.ts';

/** The first line of an entry, taken apart as far as one line allows. */
export interface EntryStart {
  readonly stamp: Stamp | null;
  /** What follows the time and stands for itself. */
  readonly rest: string;
  /** Name of the program instance before the time (DISPATCH.LOG); empty without one. */
  readonly instance: string;
}

/** An entry while its lines are gathered. */
export interface OpenEntry {
  readonly start: EntryStart;
  /** `start.rest` and the lines joined to it, as they stand. */
  readonly lines: string[];
  /** What `keeps` has to remember of the lines before the last one, so that none is looked at twice. */
  readonly seen: Set<string>;
}

/** What an entry says, once all its lines are there. */
export interface Reading {
  readonly format: LogFormat;
  /** Replaces the stamp of the first line when the time stands further on. */
  readonly stamp?: Stamp | null;
  readonly severity: LogSeverity | null;
  readonly code: number | null;
  readonly text: string;
  readonly postOffice: string | null;
  readonly program: string | null;
  readonly facts: LogFacts | null;
  readonly problem: string | null;
}

/** What earlier lines of a file tell of later ones. One for each file; a few names, however long the file. */
export interface FileMemory {
  /** Whose process table each instance of Dispatch looks at. */
  readonly checked: Map<string, string>;
  /** "NET/PO" whose files a listing shows. */
  owner: string | null;
  /** Which configuration file LISTDS shows. */
  side: 'server' | 'requestor';
  /** "NET/PO" whose status report the lines of CENTRAL.LOG repeat. */
  reporter: string | null;
  /** "NET/PO" that a line of DIRSYNC.LOG holds alone: the errors below it are about that one (Q108067). */
  concerned: string | null;
  /** Columns of an event table, when a heading names them. */
  columns: readonly string[] | null;
}

export interface LogForm {
  /**
   * Takes the beginning off a line; null when no entry begins with it. `isMain` tells whether the file is of this
   * form as a whole: then less is asked of a line.
   */
  begin(line: string, isMain: boolean): EntryStart | null;
  /**
   * Whether a line belongs to the open entry even if it looks like the beginning of another. Asked once for each line
   * that is not blank.
   */
  keeps?(line: string, entry: OpenEntry): boolean;
  /** Whether a line with no beginning of its own belongs to the open entry. */
  joins(line: string, entry: OpenEntry): boolean;
  /**
   * Whether a line looks like the beginning of an entry that broke off. Given for forms whose entries are one line each:
   * in column 1 nothing goes on with theirs but the rest of a wrapped line.
   */
  isTorn?(line: string): boolean;
  /** Offsets at which further entries begin within the line, for forms whose lines are found wrapped. */
  split?(line: string): readonly number[];
  interpret(entry: OpenEntry, memory: FileMemory): Reading;
}

export function createFileMemory(): FileMemory {
  return { checked: new Map(), owner: null, side: 'server', reporter: null, concerned: null, columns: null };
}

/** The reading of a heading, or of a line that says nothing but its text. */
export function plainReading(format: LogFormat, text: string): Reading {
  return {
    format,
    severity: null,
    code: null,
    text,
    postOffice: null,
    program: null,
    facts: null,
    problem: null,
  };
}

/** The start of an entry whose first line has no time. */
export function startWithoutTime(rest: string): EntryStart {
  return { stamp: null, rest, instance: '' };
}

/** The entry's lines joined by one space. */
export function joinedText({ lines }: OpenEntry): string {
  // Nearly every entry is one line, and a file has hundreds of thousands.
  if (lines.length === 1) return (lines[0] ?? '').trim();
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
