/** Tells a DirSync log or listing from everything else, by content only. */
import { createLineEndFinder, skipLineEnds } from '../dirsync/byte-lines.ts';
import { markLength } from '../dirsync/byte-order-mark.ts';
import { looksLikeTransactions } from '../dirsync/detect.ts';
import { decodeWindows1252 } from '../dirsync/windows-1252.ts';
import { createFileMemory } from './form.ts';
import type { EntryStart, LogForm, OpenEntry } from './form.ts';
import { mainForm, otherForms } from './forms.ts';
import { LOG_FORMATS } from './model.ts';
import type { LogFormat } from './model.ts';

/** How many bytes are enough to judge; callers may give more. */
export const LOG_RECOGNITION_BYTES = 16_384;
const LINE_CHARS = 1_024;
/** Lines of a description that are believed to belong to one event; an entry of any other form is wrapped once or twice. */
const EVENT_LINES = 12;
const WRAPPED_LINES = 2;
/** Lines that may be unreadable before the first entry; an article or a letter begins with more. */
const LEADING_LINES = 10;

/** What the formats are called in a sentence. */
const NAMES: Readonly<Record<LogFormat, string>> = {
  dirsync: 'DIRSYNC.LOG',
  dsserver: 'DSSERVER.LOG',
  dispatch: 'DISPATCH.LOG',
  'sent-recv': 'SENT.LOG or RECV.LOG',
  listds: 'a LISTDS listing',
  listq: 'a LISTQ listing',
  dssched: 'a DSSCHED schedule',
  event: 'an event log',
};

const MAIL_HEADER =
  /^(?:From|To|Cc|Subject|Received|Return-Path|MIME-Version|Message-ID|Content-Type|Reply-To):/i;
const HEADER = /^(?:From |[!-9;-~]{1,76}:|[ \t])/;
const EVENT_ID = /^\s*Event (?:ID|Type|Source)\b/i;

/**
 * Null when the bytes begin no log that is known here. Conservative: one of the first lines must be of its form beyond
 * doubt, and half of all lines must be of it or go on with one that is; so prose that quotes a log is none.
 */
export function recogniseLog(firstBytes: Uint8Array): { format: LogFormat; reason: string } | null {
  const sample = firstBytes.subarray(0, LOG_RECOGNITION_BYTES);
  const lines = sampleLines(sample);
  if (isMail(lines) || looksLikeTransactions(sample)) return null;
  const texts = lines.filter((line) => line.trim() !== '');
  const format = surestFormat(texts);
  if (format === null || !texts.slice(0, LEADING_LINES + 1).some((text) => sureFormat(text) !== null))
    return null;
  const explained = countExplained(format, texts);
  if (explained * 2 < texts.length) return null;
  const reason = `${explained} of the first ${texts.length} lines are of the form of ${NAMES[format]}`;
  return { format, reason };
}

/** Lines, an empty text for each empty one; the last is left out when the sample's end cuts it. */
function sampleLines(sample: Uint8Array): readonly string[] {
  const findEnd = createLineEndFinder(sample);
  const lines: string[] = [];
  for (let start = markLength(sample, 0, sample.length); start < sample.length;) {
    const end = findEnd(start);
    const isCut = end === sample.length && sample.length === LOG_RECOGNITION_BYTES;
    if (!isCut || lines.length === 0) {
      lines.push(decodeWindows1252(sample, start, Math.min(end, start + LINE_CHARS)));
    }
    const next = skipLineEnds(sample, end);
    if (next - end > 2) lines.push('');
    start = next;
  }
  return lines;
}

/** Whether the bytes begin with the headers of a message. Fields of an event look the same but for their names. */
function isMail(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => line !== '');
  let hasField = false;
  for (const line of lines.slice(Math.max(first, 0))) {
    if (EVENT_ID.test(line)) return false;
    if (!HEADER.test(line)) break;
    if (line.startsWith('From ') || MAIL_HEADER.test(line)) hasField = true;
  }
  return hasField;
}

/** The format of which most lines are beyond doubt; null when there is no such line. */
function surestFormat(lines: readonly string[]): LogFormat | null {
  const counts = new Map<LogFormat, number>();
  for (const line of lines) {
    const format = sureFormat(line);
    if (format !== null) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return LOG_FORMATS.find((format) => counts.get(format) === most) ?? null;
}

function sureFormat(line: string): LogFormat | null {
  const bar = mainForm('dsserver');
  const barStart = bar.begin(line, false);
  if (barStart !== null) {
    // The bar alone tells neither of the two apart nor both from anything else.
    const { format, problem } = bar.interpret(entryOf(barStart), createFileMemory());
    return problem === null ? format : null;
  }
  for (const form of otherForms('dsserver')) {
    const start = form.begin(line, false);
    if (start !== null) return form.interpret(entryOf(start), createFileMemory()).format;
  }
  return null;
}

function entryOf(start: EntryStart): OpenEntry {
  return { start, lines: [start.rest], seen: new Set() };
}

function countExplained(format: LogFormat, lines: readonly string[]): number {
  const main = mainForm(format);
  const others = otherForms(format);
  const mayJoin = format === 'event' ? EVENT_LINES : WRAPPED_LINES;
  let explained = 0;
  let joined = mayJoin;
  for (const line of lines) {
    const begins = beginsAny(line, main, others);
    joined = begins ? 0 : joined + 1;
    if (begins || joined <= mayJoin) explained++;
  }
  return explained;
}

function beginsAny(line: string, main: LogForm, others: readonly LogForm[]): boolean {
  return main.begin(line, true) !== null || others.some((form) => form.begin(line, false) !== null);
}
