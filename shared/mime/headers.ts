import { decodeWords } from 'postal-mime';
import { markLength } from '../dirsync/byte-order-mark.ts';
import { skipLineEnds } from '../dirsync/byte-lines.ts';
import { whyMbox } from '../formats/mbox/recognise.ts';
import type { HeaderField } from '../model.ts';

const LF = 10;
const CR = 13;
const FIELD = /^([!-9;-~]{1,200})[ \t]*:(.*)$/s;

/**
 * A field with its text as it was written, where that holds encoded words. Addresses and parameters are told apart in
 * this, and words decoded afterwards (RFC 2047, 6.2): a decoded one may hold the signs that stand between them.
 */
export interface WrittenField extends HeaderField {
  readonly written?: string;
}

export interface HeaderBlock {
  readonly fields: readonly WrittenField[];
  /** First byte of the body. */
  readonly bodyStart: number;
  /** Lines that are neither a field nor the continuation of one, as they are. */
  readonly oddLines: readonly string[];
}

/**
 * Reads the header block that begins at `start` and ends with an empty line or at `end`. Field order is kept.
 * Returns null when the block is longer than `limitBytes` (an endless header would be kept and shown as a whole).
 */
export function readHeaderBlock(
  bytes: Uint8Array,
  start: number,
  end: number,
  limitBytes: number,
): HeaderBlock | null {
  const unfolded: string[] = [];
  let at = start;
  while (at < end) {
    const lineFeed = bytes.indexOf(LF, at);
    const next = lineFeed === -1 || lineFeed >= end ? end : lineFeed + 1;
    // Before the line is made text: a single one may be as long as the file.
    if (next - start > limitBytes) return null;
    const line = headerText(bytes.subarray(at, beforeLineEnd(bytes, at, next)));
    at = next;
    if (line === '') break;
    const previous = unfolded.at(-1);
    if (/^[ \t]/.test(line) && previous !== undefined)
      unfolded[unfolded.length - 1] = `${previous} ${line.trim()}`;
    else unfolded.push(line);
  }
  return { ...fieldsOf(unfolded), bodyStart: at };
}

/** A regular expression for this would take quadratic time on a line of carriage returns. */
function beforeLineEnd(bytes: Uint8Array, start: number, next: number): number {
  let end = bytes[next - 1] === LF ? next - 1 : next;
  while (end > start && bytes[end - 1] === CR) end -= 1;
  return end;
}

function fieldsOf(lines: readonly string[]): { fields: WrittenField[]; oddLines: string[] } {
  const fields: WrittenField[] = [];
  const oddLines: string[] = [];
  for (const line of lines) {
    const field = FIELD.exec(line);
    if (field === null) oddLines.push(line);
    else fields.push(fieldOf(field[1] as string, (field[2] as string).trim()));
  }
  return { fields, oddLines };
}

function fieldOf(name: string, written: string): WrittenField {
  const value = decodeWords(written);
  return value === written ? { name, value } : { name, value, written };
}

/** Header bytes as text: UTF-8 where they are (RFC 6532), else the bytes themselves as Windows-1252. */
function headerText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export function headerValue(fields: readonly HeaderField[], name: string): string | null {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted)?.value ?? null;
}

/** All fields of the name as they were written, in their order. */
export function writtenValues(fields: readonly WrittenField[], name: string): string[] {
  const wanted = name.toLowerCase();
  return fields
    .filter((field) => field.name.toLowerCase() === wanted)
    .map(({ value, written }) => written ?? value);
}

const TELLING_FIELDS = new Set([
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'received',
  'message-id',
  'mime-version',
  'content-type',
  'return-path',
  'sender',
  'reply-to',
  // Of a message in a Replay, Pickup or Drop folder of Exchange, before its own.
  'x-sender',
  'x-receiver',
]);
const SNIFFED_BYTES = 8 * 1024;
/** Empty lines before the headers, as far as they are passed over. */
const LEADING_BYTES = 64;
/** ">From a@example.com": a line of an mbox that was taken along with the message, or put there by UUCP. */
const STRAY_LINE = /^>?From [^:\n]*\n/;
const STRAY_LINE_BYTES = 1_000;

export const MBOX_REASON = 'an mbox file: each of its messages is read by itself';

/**
 * Where the header of a message begins: behind a byte order mark, empty lines and one stray From line, which programs
 * leave when they save or cut out a message.
 */
export function messageStart(bytes: Uint8Array): number {
  const mark = markLength(bytes, 0, bytes.length);
  const start = skipLineEnds(bytes.subarray(0, mark + LEADING_BYTES), mark);
  const stray = STRAY_LINE.exec(latin1(bytes.subarray(start, start + STRAY_LINE_BYTES)));
  return start + (stray?.[0].length ?? 0);
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/**
 * Whether bytes begin as a mail message does: header fields from the first line on, at least one of them a field that
 * only mail has. Says why not otherwise.
 */
export function whyNotMessage(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'empty file';
  // Read as one message, all behind the first would be delivered as its body or never be seen.
  if (whyMbox(bytes) !== null) return MBOX_REASON;
  return whyNoHeaders(bytes);
}

/** The same of what can be one message only. */
function whyNoHeaders(bytes: Uint8Array): string | null {
  const start = messageStart(bytes);
  const block = readHeaderBlock(bytes, start, Math.min(bytes.length, start + SNIFFED_BYTES), SNIFFED_BYTES);
  const telling = block?.fields.filter((field) => TELLING_FIELDS.has(field.name.toLowerCase())) ?? [];
  if (block === null || telling.length === 0) return 'no mail headers at the beginning';
  if (block.oddLines.length > block.fields.length) return 'most of the first lines are no mail headers';
  return null;
}

/**
 * Where the message begins that is [start, end) by what is said of it; null when that is none. Headers that only a mail
 * has prove it; without, it is believed unless a line contradicts: a list of transactions may be called a message.
 */
export function startOfMessageWithin(
  bytes: Uint8Array,
  start: number,
  end: number,
  limitBytes: number,
): number | null {
  const content = bytes.subarray(start, end);
  if (whyNoHeaders(content) === null) return start + messageStart(content);
  const block = readHeaderBlock(bytes, start, end, limitBytes);
  return block?.oddLines.length === 0 ? start : null;
}
