import { CodecFault } from '../../codecs/fault.ts';
import { markLength } from '../../dirsync/byte-order-mark.ts';
import { decodeWindows1252 } from '../../dirsync/windows-1252.ts';
import type { OnProgress } from '../../progress.ts';
import type { ByteStore } from '../archive.ts';
import { eachLine } from './lines.ts';
import { beginsWithFrom, SEPARATOR_BYTES, separatorTime } from './separator.ts';
import type { MboxEvidence } from './variant.ts';

const LF = 10;
const CR = 13;
const QUOTE = 0x3e;
const LETTER_F = 0x46;
const CONTENT_LENGTH = /^content-length[ \t]*:/i;
const LENGTH = /^[ \t]*(\d{1,15})[ \t]*\r?\n?$/;
const LONGEST_LENGTH_FIELD = 100;
/** What a field gives that holds no length: nowhere in the file. */
const NO_LENGTH = Number.MAX_SAFE_INTEGER;

/** One message: its bytes are [start, end) of the file, without the separator and the empty line before the next one. */
export interface MboxMessage {
  readonly start: number;
  readonly end: number;
  /** The date of its separator. */
  readonly timeMs: number;
}

interface OpenMessage {
  readonly start: number;
  readonly timeMs: number;
  isHeader: boolean;
  length: number | null;
  /** Where it ends when its Content-Length leads to a separator: no line before that one ends it. */
  end: number | null;
  /** That separator. */
  ledTo: number;
}

/** Where the scan is. */
interface Scan {
  readonly store: ByteStore;
  readonly maxMessages: number;
  readonly messages: MboxMessage[];
  readonly evidence: MboxEvidence;
  open: OpenMessage | null;
  /** Where the line before begins when it is empty; the beginning of the file counts as behind one. */
  emptyLine: number | null;
  leading: number;
}

/**
 * Goes through the file once, gathers its messages into `messages` and what tells the variant into `evidence`.
 * @returns bytes before the first separator that are not empty lines: no message, whatever they are
 * @throws CodecFault output-limit beyond `maxMessages`; what was gathered stays
 */
export function scanMbox(
  store: ByteStore,
  maxMessages: number,
  passed: OnProgress,
  messages: MboxMessage[],
  evidence: MboxEvidence,
): number {
  const scan: Scan = { store, maxMessages, messages, evidence, open: null, emptyLine: 0, leading: 0 };
  eachLine(store, passed, (bytes, start, to, offset, next) => {
    const from = offset === 0 ? start + markLength(bytes, start, to) : start;
    const isShort = next - offset - (from - start) <= 2;
    const isEmpty = isShort && (bytes[from] === LF || (bytes[from] === CR && bytes[from + 1] === LF));
    if (bytes[from] === LETTER_F && beginsWithFrom(bytes, from))
      takeFromLine(scan, lineText(bytes, from, to), offset, next);
    else takeLine(scan, bytes.subarray(from, to), isEmpty, next);
    scan.emptyLine = isEmpty ? offset : null;
  });
  close(scan, store.length);
  return scan.leading;
}

function takeFromLine(scan: Scan, line: string, offset: number, next: number): void {
  const { open, evidence } = scan;
  const ledTo = open?.ledTo ?? 0;
  const time = offset === ledTo || scan.emptyLine !== null ? separatorTime(line) : null;
  if (time !== null && offset >= ledTo) {
    close(scan, offset);
    scan.open = { start: next, timeMs: time, isHeader: true, length: null, end: null, ledTo: 0 };
    evidence.messages += 1;
    if (evidence.messages > scan.maxMessages)
      throw new CodecFault('output-limit', `an mbox of more than ${scan.maxMessages} messages`, offset);
  } else if (open === null) scan.leading = next;
  else {
    evidence.unquoted += 1;
    if (time !== null) evidence.reachedOver += 1;
  }
}

function takeLine(scan: Scan, line: Uint8Array, isEmpty: boolean, next: number): void {
  const { open } = scan;
  if (open === null) {
    if (!isEmpty) scan.leading = next;
  } else if (!open.isHeader) {
    if (line[0] === QUOTE) countQuoted(line, scan.evidence);
  } else if (isEmpty) endHeader(scan, open, next);
  else open.length ??= contentLength(line);
}

function close({ open, emptyLine, messages }: Scan, before: number): void {
  if (open === null) return;
  const end = open.end ?? emptyLine ?? before;
  messages.push({ start: open.start, end: Math.max(open.start, end), timeMs: open.timeMs });
}

function endHeader({ store, evidence }: Scan, message: OpenMessage, bodyStart: number): void {
  message.isHeader = false;
  if (message.length === null) return;
  const end = bodyStart + message.length;
  const ledTo = separatorBehind(store, end);
  if (ledTo === null) evidence.misledByLength += 1;
  else {
    evidence.ledByLength += 1;
    message.end = end;
    message.ledTo = ledTo;
  }
}

/** Where the separator stands to which a length leads, or the end of the file; empty lines may lie between. */
function separatorBehind(store: ByteStore, end: number): number | null {
  if (end > store.length) return null;
  const bytes = store.read(end, Math.min(store.length, end + SEPARATOR_BYTES + 4));
  let at = 0;
  for (let line = 0; line < 2; line += 1) {
    if (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
    else if (bytes[at] === LF) at += 1;
  }
  if (end + at === store.length) return store.length;
  if (!beginsWithFrom(bytes, at)) return null;
  const lineEnd = bytes.indexOf(LF, at);
  const text = lineText(bytes, at, lineEnd === -1 ? bytes.length : lineEnd);
  return separatorTime(text) === null ? null : end + at;
}

function lineText(bytes: Uint8Array, from: number, to: number): string {
  return decodeWindows1252(bytes, from, Math.min(to, from + SEPARATOR_BYTES)).trimEnd();
}

/** Null where the line is another field. */
function contentLength(line: Uint8Array): number | null {
  const first = line[0];
  if (first !== 0x43 && first !== 0x63) return null;
  const text = decodeWindows1252(line.subarray(0, LONGEST_LENGTH_FIELD));
  const field = CONTENT_LENGTH.exec(text)?.[0];
  if (field === undefined) return null;
  const digits = LENGTH.exec(text.slice(field.length))?.[1];
  return digits === undefined || line.length > LONGEST_LENGTH_FIELD ? NO_LENGTH : Number(digits);
}

function countQuoted(line: Uint8Array, evidence: MboxEvidence): void {
  let quotes = 0;
  while (line[quotes] === QUOTE) quotes += 1;
  if (!beginsWithFrom(line, quotes)) return;
  if (quotes === 1) evidence.quotedOnce += 1;
  else evidence.quotedTwice += 1;
}
