/** Reads the lines of a log or a listing, in whatever pieces its bytes come. */
import { markLength } from '../dirsync/byte-order-mark.ts';
import { decodeWindows1252 } from '../dirsync/windows-1252.ts';
import type { Limits } from '../limits.ts';
import { createDating } from './dating.ts';
import { createEntryGatherer } from './entries.ts';
import type { LogFormat, LogLine } from './model.ts';
import { createNumberedLineReader } from './numbered-lines.ts';

export type LogLimits = Pick<Limits, 'logLineBytes' | 'logEntryChars' | 'logHeldChars' | 'logLinesPerFile'>;

export interface LogReader {
  push(bytes: Uint8Array): void;
  /** Hands out what is still open. */
  end(): LogTotals;
}

export interface LogTotals {
  /** Entries handed out. */
  readonly lines: number;
  /** Of them, those with a problem. */
  readonly problems: number;
  /** Whether the file has more than `logLinesPerFile` entries; the rest was not read. */
  readonly limitReached: boolean;
}

/**
 * A reader for a file whose main form is `format`; lines in another form are read in theirs. Entries are handed out in
 * the order in which they stand. Keeps a line, an entry and `logHeldChars` of text at most, and never throws.
 */
export function createLogReader(options: {
  readonly format: LogFormat;
  readonly limits: LogLimits;
  readonly onLine: (line: LogLine) => void;
}): LogReader {
  const { limits, onLine } = options;
  const totals = { lines: 0, problems: 0, limitReached: false };
  const dating = createDating(limits.logHeldChars, (line) => {
    if (totals.lines === limits.logLinesPerFile) totals.limitReached = true;
    if (totals.limitReached) return;
    totals.lines++;
    if (line.problem !== null) totals.problems++;
    onLine(line);
  });
  const entries = createEntryGatherer(options.format, limits.logEntryChars, (line) => dating.add(line));
  const cutProblem = `longer than ${limits.logLineBytes} bytes; the rest was not read`;
  const lines = createNumberedLineReader(limits.logLineBytes, (bytes, start, end, offset, length, number) => {
    const mark = offset === 0 ? markLength(bytes, start, end) : 0;
    const text = decodeWindows1252(bytes, start + mark, end);
    entries.add({
      text,
      number,
      start: offset + mark,
      end: offset + length,
      width: text.length,
      problem: length > end - start ? cutProblem : null,
    });
  });
  return {
    push(bytes) {
      if (!totals.limitReached) lines.push(bytes);
    },
    end() {
      lines.end();
      entries.end();
      dating.end();
      return { ...totals };
    },
  };
}
