import { decodeWords } from 'postal-mime';
import type { HeaderField } from '../model.ts';

const LF = 10;
const CR = 13;
const FIELD = /^([!-9;-~]{1,200})[ \t]*:(.*)$/s;

export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
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

function fieldsOf(lines: readonly string[]): { fields: HeaderField[]; oddLines: string[] } {
  const fields: HeaderField[] = [];
  const oddLines: string[] = [];
  for (const line of lines) {
    const field = FIELD.exec(line);
    if (field === null) oddLines.push(line);
    else fields.push({ name: field[1] as string, value: decodeWords((field[2] as string).trim()) });
  }
  return { fields, oddLines };
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
]);
const SNIFFED_BYTES = 8 * 1024;
/** "From a@example.com Mon May  6 21:30:00 1996": the line before each message of an mbox. */
const MBOX_LINE = /^From \S.*\b\d{4}\b/;
/** Of the first line, as far as a separator may reach; a line may be as long as the file. */
const MBOX_LINE_BYTES = 1_000;

export const MBOX_REASON = 'an mbox file; this version reads single messages only';

/**
 * Whether bytes begin as a mail message does: header fields from the first line on, at least one of them a field that
 * only mail has. Says why not otherwise.
 */
export function whyNotMessage(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'empty file';
  if (bytes[0] === LF || bytes[0] === CR) return 'begins with an empty line, not with mail headers';
  // Read as one message, all behind the first would be delivered as its body or never be seen.
  if (beginsMbox(bytes)) return MBOX_REASON;
  const block = readHeaderBlock(bytes, 0, Math.min(bytes.length, SNIFFED_BYTES), SNIFFED_BYTES);
  const telling = block?.fields.filter((field) => TELLING_FIELDS.has(field.name.toLowerCase())) ?? [];
  if (block === null || telling.length === 0) return 'no mail headers at the beginning';
  if (block.oddLines.length > block.fields.length) return 'most of the first lines are no mail headers';
  return null;
}

function beginsMbox(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, MBOX_LINE_BYTES);
  const lineFeed = first.indexOf(LF);
  return MBOX_LINE.test(headerText(lineFeed === -1 ? first : first.subarray(0, lineFeed)));
}
