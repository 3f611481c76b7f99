/**
 * SENT.LOG and RECV.LOG of External and of Exchange's PCMTA: time, size, sender, recipient, on the next line the names
 * of the MAI files (Q151215, Q192156, Q259219).
 */
import { joinedText, plainReading, startWithoutTime } from './form.ts';
import type { LogForm, OpenEntry, Reading } from './form.ts';
import { postOfficeOf } from './names.ts';
import { clockOf } from './stamp.ts';

const ENTRY =
  /^\s*(\d{1,2})([-/])(\d{1,2})\2(\d{2,4}) +(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(\d{1,10}\s+[^\s/]{1,32}\/[^\s/]{1,32}\/\S.*)$/s;
const HEADING = /^\s*DATE (?:SENT|RECEIVED)\b.*\bSIZE\b/i;
const RULE = /^[\s-]+$/;
const MAI = /^[0-9A-F]{8}$/i;
const ADDRESS = /^\s*[^\s/]{1,32}\/[^\s/]{1,32}\//;
const NAMES_ONLY = /^\s*(?:\*|[0-9A-F]{8})(?:\s+(?:\*|[0-9A-F]{8}))*\s*$/i;

export const sentRecvForm: LogForm = {
  begin(line) {
    if (HEADING.test(line)) return startWithoutTime(line);
    const match = ENTRY.exec(line);
    if (match === null) return null;
    const [, first, , second, year = '', hour = '', minute = '', seconds, rest = ''] = match;
    const clockMs = clockOf(hour, minute, seconds);
    if (clockMs === null) return startWithoutTime(rest);
    return {
      stamp: {
        kind: 'date',
        first: Number(first),
        second: Number(second),
        year,
        clockMs,
        order: null,
        usual: 'day-first',
        cutsYears: true,
      },
      rest,
      instance: '',
    };
  },
  joins(line, entry) {
    if (HEADING.test(entry.lines[0] ?? '')) return RULE.test(line);
    if (NAMES_ONLY.test(line)) return true;
    // Only the recipient is ever missed, and only right after the first line.
    return entry.lines.length === 1 && ADDRESS.test(line) && readMail(joinedText(entry)).to === '';
  },
  interpret,
};

interface Mail {
  readonly bytes: number;
  readonly from: string;
  readonly to: string;
  readonly mai: readonly string[];
  readonly surplus: boolean;
}

function readMail(text: string): Mail {
  const [bytes, from = '', ...others] = text.split(/\s+/);
  const words = others.filter((word) => word !== '*');
  const mai = words.filter((word) => MAI.test(word));
  const addresses = words.filter((word) => !MAI.test(word));
  return {
    bytes: Number(bytes),
    from,
    to: addresses[0] ?? '',
    mai,
    surplus: addresses.length > 1,
  };
}

function interpret(entry: OpenEntry): Reading {
  const text = joinedText(entry);
  if (HEADING.test(text)) return plainReading('sent-recv', text);
  const { surplus, ...mail } = readMail(text);
  return {
    ...plainReading('sent-recv', text),
    // The sender's, as a message is sent once and may be received by several.
    postOffice: postOfficeOf(mail.from),
    facts: { kind: 'mail', ...mail },
    problem: problemOf(entry, mail.to, surplus),
  };
}

function problemOf(entry: OpenEntry, to: string, surplus: boolean): string | null {
  if (entry.start.stamp === null) return 'there is no such time';
  if (to === '') return 'no recipient on the line';
  return surplus ? 'more on the line than size, sender, recipient and MAI names' : null;
}
