/** LISTQ: the transactions of a queue file, each with its checksum, date and number (Q96060). */
import { joinedText, plainReading, startWithoutTime } from './form.ts';
import type { FileMemory, LogForm, OpenEntry, Reading } from './form.ts';
import { isHeadingOf, readHeading } from './listing.ts';
import { calendarStamp, CALENDAR_TIME } from './stamp.ts';

const ENTRY = new RegExp(
  String.raw`^\s*(?:([0-9A-F]{4})\s+)?(?:${CALENDAR_TIME.source}\s+)?(\d{6,10})\s+([ADMRTGP-]\s.*)$`,
  'is',
);
const COLUMNS = /^\s*(?:CRC\b.*)?\bSync ?#\s+Transaction/i;
const CHECKING = /^\s*Checking CRC/i;
/** Groups of `ENTRY` before, and after, those of the date. */
const CRC_GROUP = 1;
const SYNC_GROUP = 8;

export const listqForm: LogForm = {
  begin(line, isMain) {
    const match = ENTRY.exec(line);
    if (match !== null) {
      // Without checksum and date it could be the transaction of a foreign requestor's message as well.
      const isSure = match[CRC_GROUP] !== undefined || CALENDAR_TIME.test(line);
      return isMain || isSure ? startWithoutTime(line) : null;
    }
    const isHeading = isHeadingOf('listq', line, isMain) || COLUMNS.test(line) || CHECKING.test(line);
    return isHeading ? startWithoutTime(line) : null;
  },
  joins: (_, entry) => ENTRY.test(entry.lines[0] ?? ''),
  interpret,
};

function interpret(entry: OpenEntry, memory: FileMemory): Reading {
  const text = joinedText(entry);
  const match = ENTRY.exec(text);
  if (match === null) return readHeading('listq', text, memory);
  const transaction = match[SYNC_GROUP + 1] ?? '';
  return {
    ...plainReading('listq', transaction),
    stamp: calendarStamp(text),
    postOffice: memory.owner,
    facts: {
      kind: 'queued-transaction',
      crc: match[CRC_GROUP]?.toUpperCase() ?? null,
      sync: Number(match[SYNC_GROUP]),
      transaction,
    },
  };
}
