/**
 * Reports of mail systems about mail that they did not deliver: those of Exchange ("did not reach the following
 * recipient(s)", Q183588), of MS Mail and the MSMI ("[004] Message circular route detected", Q162841, Q163020), and
 * delivery status notifications of the Internet (RFC 3464). Their texts were never meant for programs: what cannot be
 * found is null, and nothing is guessed.
 */
import type { NonDelivery } from '../diagnosis/facts.ts';
import { isSystemMailbox, parseDirSyncAddress } from './address.ts';
import { parseSubject } from './subject.ts';

/** Of each text of a report; what it has to say stands at its beginning. */
export const REPORT_CHARS = 16_000;
const REPORT_LINES = 200;
const LINE_CHARS = 1_000;
/** Of the reason, and of a name that the report gives. */
export const REASON_CHARS = 300;
const REASON_LINES = 6;

/** The texts of a message that may be a report; '' where it has none. */
export interface ReportTexts {
  readonly subject: string;
  readonly body: string;
  /** Of a part of type message/delivery-status. */
  readonly status: string;
  /** Subject of the message that came back with it; null without one. */
  readonly returnedSubject: string | null;
}

const SUBJECT =
  /^(?:undeliverable|undelivered|unzustellbar|nicht zustellbar|non-?delivery|returned mail|mail delivery failed|delivery failure|delivery status notification \(failure\)|unable to deliver)\b\s*(?:mail|report)?\s*:?\s*/i;
const BEFORE_RECIPIENT =
  /(?:did not reach|could not be reached|was not delivered to|could not be delivered to|could not be found|attempted to send to)[^:]*:?\s*(.*)$/i;
const REASON_NUMBER = /^\s*\[(\d{3})\]\s+\S/;
const EXCHANGE_CODE = /\((?:0x)?([0-9a-f]{8})\)/i;
const STATUS_CODE = /\b([45]\.\d{1,3}\.\d{1,3})\b/;
const SUBJECT_LINE = /^\s*(?:subject|betreff)\s*:\s*(.+)$/i;
const FAILED = /^\s*action\s*:\s*failed\b/i;

/** Whether the subject of a message says that it is such a report. */
export function speaksOfNonDelivery(subject: string): boolean {
  return SUBJECT.test(subject.slice(0, LINE_CHARS).trim());
}

/** Null when the texts are no report, and when it is about mail that has nothing to do with DirSync. */
export function readNonDelivery(texts: ReportTexts): NonDelivery | null {
  const body = linesOf(texts.body);
  const status = linesOf(texts.status);
  const subject = texts.subject.slice(0, LINE_CHARS).trim();
  const head = SUBJECT.exec(subject);
  const recipientAt = body.findIndex((line) => BEFORE_RECIPIENT.test(line));
  const isReport =
    status.some((line) => FAILED.test(line)) ||
    (head !== null && (recipientAt !== -1 || body.some((line) => REASON_NUMBER.test(line)))) ||
    (head !== null && parseSubject(subject.slice(head[0].length)) !== null);
  if (!isReport) return null;
  const lost = lostSubject(texts, body, subject.slice(head?.[0].length ?? 0));
  const recipient = fieldOf(status, 'final-recipient') ?? recipientFrom(body, recipientAt);
  const isOurs = lost === null || parseSubject(lost) !== null || isSystem(recipient);
  if (!isOurs) return null;
  return {
    subject: lost === null ? null : cut(lost),
    recipient: recipient === null ? null : cut(recipient),
    code: codeOf(body, status),
    reason: cut(reasonOf(body, status, recipientAt)),
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .slice(0, REPORT_CHARS)
    .split(/\r\n|\r|\n/, REPORT_LINES)
    .map((line) => line.slice(0, LINE_CHARS));
}

/** Of the message that came back, else as the report names it, else what stands behind its own "Undeliverable:". */
function lostSubject(texts: ReportTexts, body: readonly string[], rest: string): string | null {
  const named = body.map((line) => SUBJECT_LINE.exec(line)?.[1]?.trim()).find(Boolean);
  return texts.returnedSubject?.trim() || named || rest.trim() || null;
}

/** What stands behind the words that lead to it, or on the next line that is not empty; without its time. */
function recipientFrom(body: readonly string[], at: number): string | null {
  if (at === -1) return null;
  const behind = BEFORE_RECIPIENT.exec(body[at] ?? '')?.[1]?.trim() ?? '';
  const next = body.slice(at + 1, at + 6).find((line) => line.trim() !== '');
  const line = (behind || next?.trim() || '').replace(/\s+on\s+\S.*\d.*$/i, '').replace(/^'(.*)'$/, '$1');
  return line || null;
}

function isSystem(recipient: string | null): boolean {
  const address = parseDirSyncAddress(recipient ?? '');
  return address !== null && isSystemMailbox(address);
}

/** Value of "Name: type; value" of a delivery status, without the type. */
function fieldOf(status: readonly string[], name: string): string | null {
  const line = status.find((one) => one.toLowerCase().trimStart().startsWith(`${name}:`));
  const value = line?.slice(line.indexOf(':') + 1).trim();
  return value?.replace(/^[\w-]+\s*;\s*/, '') || null;
}

function codeOf(body: readonly string[], status: readonly string[]): string | null {
  const inBrackets = body.map((line) => REASON_NUMBER.exec(line)?.[1]).find(Boolean);
  const ofExchange = body.map((line) => EXCHANGE_CODE.exec(line)?.[1]?.toUpperCase()).find(Boolean);
  const ofStatus = STATUS_CODE.exec(fieldOf(status, 'status') ?? '')?.[1];
  return inBrackets ?? ofExchange ?? ofStatus ?? null;
}

function reasonOf(body: readonly string[], status: readonly string[], recipientAt: number): string {
  const numbered = body.findIndex((line) => REASON_NUMBER.test(line));
  const diagnostic = fieldOf(status, 'diagnostic-code');
  if (numbered === -1 && diagnostic !== null) return diagnostic;
  if (numbered === -1 && recipientAt === -1) return fieldOf(status, 'status') ?? '';
  const from = numbered === -1 ? recipientAt + 1 : numbered;
  const lines = body.slice(from, from + REASON_LINES).map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

function cut(text: string): string {
  return text.length <= REASON_CHARS ? text : `${text.slice(0, REASON_CHARS - 1)}…`;
}
