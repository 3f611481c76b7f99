/** LISTDS -S and -R: the numbers that SRVCONF and REQCONF hold (Q96060). */
import { joinedText, plainReading, startWithoutTime } from './form.ts';
import type { FileMemory, LogForm, OpenEntry, Reading } from './form.ts';
import { isHeadingOf, readHeading } from './listing.ts';
import { postOfficeIn } from './names.ts';
import { calendarStamp, CALENDAR_TIME } from './stamp.ts';

const HIGHEST = /^\s*Highest SrvSync is (\d{1,10})(?:, *Current Dirsync Cycle is (\d{1,10}))?/i;
const RECORD = /^\s*Server Requestor Record/i;
const NAME = /^\s*Requestor name:/i;
const SERVER = /^\s*Dir-?Sync Server:/i;
const NUMBERS = /^\s*(?:ReqSync|SrvSync|ImpSync) *= *\d/i;
const UPDATE = /^\s*Last update received/i;
const REQ_SYNC = /\bReqSync *= *(\d{1,10})/i;
const SRV_SYNC = /\bSrvSync *= *(\d{1,10})/i;
const IMP_SYNC = /\bImpSync *= *(\d{1,10})/i;
const LAST_CYCLE = /\bLast Cycle *= *(\d{1,10})/i;
/** In the order in which one record has them. */
const RECORD_LINES = [RECORD, NAME, SERVER, NUMBERS, UPDATE];

export const listdsForm: LogForm = {
  begin(line, isMain) {
    const isBeginning =
      isHeadingOf('listds', line, isMain) ||
      HIGHEST.test(line) ||
      recordLine(line) !== -1 ||
      (isMain && UPDATE.test(line));
    return isBeginning ? startWithoutTime(line) : null;
  },
  /** A record goes on as long as its lines come in their order: a name after a name is the next record. */
  keeps(line, entry) {
    const kind = recordLine(line);
    const last = recordLine(entry.lines.at(-1) ?? '');
    return kind !== -1 && last !== -1 && kind > last;
  },
  // "Last update received" may be wrapped before its date; nothing else of a listing is.
  joins: (line, entry) => UPDATE.test(entry.lines.at(-1) ?? '') && CALENDAR_TIME.test(line),
  interpret,
};

function recordLine(line: string): number {
  return RECORD_LINES.findIndex((pattern) => pattern.test(line));
}

function interpret(entry: OpenEntry, memory: FileMemory): Reading {
  const text = joinedText(entry);
  if (isHeadingOf('listds', text, true)) return readHeading('listds', text, memory);
  const highest = HIGHEST.exec(text);
  if (highest !== null) return highestReading(text, highest, memory);
  return recordReading(text, memory);
}

function highestReading(text: string, [, highest, cycle]: RegExpExecArray, memory: FileMemory): Reading {
  return {
    ...plainReading('listds', text),
    postOffice: memory.owner,
    facts: {
      kind: 'server-numbers',
      highest: Number(highest),
      cycle: cycle === undefined ? null : Number(cycle),
    },
  };
}

function recordReading(text: string, memory: FileMemory): Reading {
  const side = /Requestor name:/i.test(text) ? 'server' : memory.side;
  const reqSync = numberIn(text, REQ_SYNC);
  const srvSync = numberIn(text, SRV_SYNC);
  const lastUpdate = CALENDAR_TIME.exec(text)?.[0] ?? null;
  const hasNumbers = reqSync !== null || srvSync !== null;
  return {
    ...plainReading('listds', text),
    // As of then the numbers are what they are; when the listing was made it does not say.
    stamp: calendarStamp(text),
    postOffice: side === 'server' ? postOfficeIn(text) : memory.owner,
    facts: hasNumbers
      ? {
          kind: 'requestor-numbers',
          side,
          reqSync,
          srvSync,
          impSync: numberIn(text, IMP_SYNC),
          lastCycle: numberIn(text, LAST_CYCLE),
          lastUpdate,
        }
      : null,
    problem: hasNumbers ? null : 'a record without numbers',
  };
}

function numberIn(text: string, pattern: RegExp): number | null {
  const match = pattern.exec(text);
  return match === null ? null : Number(match[1]);
}
