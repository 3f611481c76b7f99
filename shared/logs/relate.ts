/**
 * Whether a log line speaks of a message, told from names, numbers and times. Conservative: a relation that could as
 * well be another's is not claimed, and each says why it is.
 */
import type { LogRelation, LogRow } from '../contract/logs.ts';
import type { MessageRow } from '../model.ts';
import { isSystemAddress, postOfficeOf, receivedCount } from './names.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A program writes its messages while it runs, and its clock is the sender's own. */
const RUN_MS = 15 * MINUTE;
/** The MTA is run at intervals; one that is late by more than this has another message at hand by then (Q96060). */
const MOVE_MS = 3 * HOUR;
/** What was sent is read at the next time of the schedule, which is hours later, but before the next day (Q96060). */
const READ_MS = 12 * HOUR;

/**
 * How far before and after a line's `atMs` the `dateMs` or the `arrivedMs` of a message may lie to be related to it by
 * time. The message that the log is attached to, and one that the line names, is related at any distance.
 */
export const RELATION_WINDOW = { beforeMs: READ_MS, afterMs: RUN_MS } as const;

export type RelatableLine = Pick<LogRow, 'fileId' | 'atMs' | 'code' | 'text' | 'postOffice' | 'facts'>;

export interface RelatableMessage extends Pick<
  MessageRow,
  'id' | 'file' | 'kind' | 'subject' | 'dateMs' | 'requestor' | 'sync'
> {
  /** When the last system on the way took it; null where it does not say. */
  readonly arrivedMs: number | null;
  /** "NET/PO" in capitals; null where nothing tells it. */
  readonly server: string | null;
}

/** Null when nothing speaks for it. */
export function relate(line: RelatableLine, message: RelatableMessage): LogRelation | null {
  const named = nameOf(line, message);
  if (named !== null) return { why: named, strength: 'named' };
  if (line.atMs === null || message.dateMs === null) return null;
  const times = { line: line.atMs, sent: message.dateMs };
  const why =
    fitsRun(line, message, times) ??
    fitsMail(line, message, times) ??
    fitsReport(line, message, times) ??
    fitsCount(line, message, times) ??
    fitsListing(line, message, times);
  return why === null ? null : { why, strength: 'fits' };
}

interface Times {
  readonly line: number;
  readonly sent: number;
}

/** Why the line names the message; null when it does not. */
function nameOf(line: RelatableLine, message: RelatableMessage): string | null {
  if (line.fileId === message.id) return 'the log is attached to this message';
  const file = message.file.slice(message.file.lastIndexOf('/') + 1).toLowerCase();
  const stem = file.slice(0, Math.max(file.lastIndexOf('.'), 0));
  const isMai = line.facts?.kind === 'mail' && line.facts.mai.some((mai) => mai.toLowerCase() === stem);
  if (isMai) return 'the line names its MAI file';
  const text = comparable(line.text.slice(0, NAMING_CHARS));
  if (stem.length >= 4 && holdsWord(text, file)) return 'the line names its file';
  return quotesSubject(text, message) ? 'the line quotes its subject' : null;
}

/** A line is compared with every message near it, and what names one stands at the beginning of its text. */
const NAMING_CHARS = 8_000;
/** Subjects are cut at 40 characters (Q162841), and only those with numbers tell one message from the next. */
const SUBJECT_CHARS = 40;

function quotesSubject(text: string, { kind, subject }: RelatableMessage): boolean {
  if ((kind !== 'ReqTx' && kind !== 'SrvTx') || subject === null) return false;
  const quoted = comparable(subject.slice(0, SUBJECT_CHARS)).trim();
  return /\d/.test(quoted) && holdsWord(text, quoted);
}

function comparable(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Whether `word` occurs and neither goes on before nor, but for the cut at 40 characters, after it. */
function holdsWord(text: string, word: string): boolean {
  const isEdge = (character: string | undefined): boolean =>
    character === undefined || !/[a-z0-9_$-]/.test(character);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const mayGoOn = word.length >= SUBJECT_CHARS;
    if (isEdge(text[at - 1]) && (mayGoOn || isEdge(text[at + word.length]))) return true;
  }
  return false;
}

/** NSDA -RT sends the requestor's report and request, -S the server's replies, and -RR reads them (Q96060). */
function fitsRun(line: RelatableLine, message: RelatableMessage, { line: at, sent }: Times): string | null {
  if (line.facts?.kind !== 'run' || line.postOffice === null || line.facts.outcome === 'missed') return null;
  const { step } = line.facts;
  const program = `this run of ${step} at ${line.postOffice}`;
  if (step === 'T3') {
    const there = message.arrivedMs ?? sent;
    const isReply = message.kind === 'SrvTx' && message.requestor === line.postOffice;
    return isReply && isWithin(at - there, READ_MS) ? `there ${span(at - there)} before ${program}` : null;
  }
  const isItsOwn =
    step === 'T1'
      ? isFromRequestor(message) && message.requestor === line.postOffice
      : message.kind === 'SrvTx' && message.server === line.postOffice;
  return isItsOwn && Math.abs(sent - at) <= RUN_MS ? `sent ${distance(sent - at, program)}` : null;
}

/** A line of SENT.LOG or RECV.LOG about mail between the two system mailboxes, in the direction of the message. */
function fitsMail(line: RelatableLine, message: RelatableMessage, { line: at, sent }: Times): string | null {
  if (line.facts?.kind !== 'mail') return null;
  const { from, to } = line.facts;
  const [sender, recipient] = isFromRequestor(message)
    ? [message.requestor, message.server]
    : [message.server, message.requestor];
  const isSystemMail = isSystemAddress(from) && isSystemAddress(to);
  const isBetween = fitsEnd(sender, from) && fitsEnd(recipient, to);
  if (message.requestor === null || !isSystemMail || !isBetween) return null;
  const until = Math.max(message.arrivedMs ?? sent, sent) + MOVE_MS;
  if (at < sent - RUN_MS || at > Math.min(until, sent + READ_MS)) return null;
  return `mail between the same system mailboxes, moved ${distance(at - sent, 'it was sent')}`;
}

function fitsEnd(postOffice: string | null, address: string): boolean {
  return postOffice === null || postOffice === postOfficeOf(address);
}

function isFromRequestor({ kind }: RelatableMessage): boolean {
  return kind === 'ReqTx' || kind === 'Status' || kind === 'DirectoryExchange';
}

/** The server's log tells of each report it reads (Q192158), and of requests of strangers (Q99268). */
function fitsReport(
  line: RelatableLine,
  message: RelatableMessage,
  { line: at, sent }: Times,
): string | null {
  if (line.postOffice === null || line.postOffice !== message.requestor) return null;
  if (!isWithin(at - (message.arrivedMs ?? sent), READ_MS)) return null;
  const since = span(at - sent);
  if (message.kind === 'Status' && /^(?:status )?report from\b/i.test(line.text)) {
    return `the report of this post office, read ${since} after it was sent`;
  }
  const isRefused = /\brequestor not registered\b/i.test(line.text);
  const isRequest = message.kind === 'ReqTx' || message.kind === 'DirectoryExchange';
  return isRefused && isRequest ? `its requestor was refused ${since} after it was sent` : null;
}

/** "Requestor updates received: 36", in either form of the log (Q149271). None at all would fit every idle cycle. */
function fitsCount(line: RelatableLine, message: RelatableMessage, { line: at, sent }: Times): string | null {
  const count = receivedCount(line.code, line.text);
  if (count === null || count === 0 || message.sync?.sent !== count) return null;
  if (line.postOffice !== null && line.postOffice !== message.requestor) return null;
  const there = message.arrivedMs ?? sent;
  // A line that does not say whose it is must at least be close.
  if (!isWithin(at - there, line.postOffice === null ? RUN_MS : READ_MS)) return null;
  return `${count} updates received, as many as it says were sent, ${span(at - there)} after it was there`;
}

/** The last request that the server's listing knows of. */
function fitsListing(
  line: RelatableLine,
  message: RelatableMessage,
  { line: at, sent }: Times,
): string | null {
  if (line.facts?.kind !== 'requestor-numbers' || line.facts.side !== 'server') return null;
  const isLast =
    message.kind === 'ReqTx' &&
    message.requestor === line.postOffice &&
    message.sync?.req === line.facts.reqSync &&
    line.facts.reqSync !== null;
  if (!isLast || !isWithin(at - (message.arrivedMs ?? sent), READ_MS)) return null;
  return `the server's listing holds its number R=${line.facts.reqSync}, received ${span(at - sent)} after it was sent`;
}

/** Whether something happened later, but not by more than `limit`; clocks of two machines differ by minutes. */
function isWithin(laterMs: number, limit: number): boolean {
  return laterMs >= -RUN_MS && laterMs <= limit;
}

function distance(laterMs: number, than: string): string {
  if (Math.abs(laterMs) < MINUTE) return `in the same minute as ${than}`;
  return `${span(laterMs)} ${laterMs < 0 ? 'before' : 'after'} ${than}`;
}

/** In whole minutes or hours: no log is more exact than its clock. */
function span(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return `${Math.round(minutes / 60)} hours`;
}
