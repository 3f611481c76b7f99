/** Makes the texts of one transaction from its lines, as they come. */
import type { CodePage } from '../lint/model.ts';
import type { TemplateField, TemplateValue, Transaction, TransactionLine } from '../model.ts';
import { decodeText } from './code-pages.ts';
import { readTemplateField, readTemplateValue } from './entry-lines.ts';
import { skipBlanks, trimEnd } from './transaction-line.ts';
import type { LineFacts } from './transaction-line.ts';

/** What a line is to the transaction that it belongs to; `rest` follows a line that could not be read. */
export type LineRole = 'entry' | 'second' | 'template' | 'field' | 'rest';

/** One line of a transaction. The object and its bytes are valid during the call they are given to only. */
export interface EntryLine {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Offset in the payload of its first byte, and its whole length, which is more than is here when it was cut. */
  readonly offset: number;
  readonly length: number;
  /** Index of the transaction. */
  readonly index: number;
  readonly role: LineRole;
  readonly facts: LineFacts;
}

type EntryTexts = Omit<Transaction, 'code' | 'problem'>;

export interface EntryText {
  add(line: EntryLine): void;
  finish(): EntryTexts;
}

/** Lines below the first one that are kept; a template has a dozen. */
export const ENTRY_LINES_KEPT = 200;
/** How much of an unreadable line is shown. */
const SHOWN_BYTES = 80;

export function createEntryText(first: EntryLine, codePage: CodePage): EntryText {
  const shown = lineTexts(first, codePage);
  const sequence = first.facts.sequence === -1 ? null : first.facts.sequence;
  const templates: TemplateValue[] = [];
  const fields: TemplateField[] = [];
  const unread: string[] = [];
  let second: TransactionLine | null = null;
  let linesLeftOut = 0;

  const keep = (line: EntryLine): boolean => {
    if (line.role === 'second') {
      if (line.facts.role === 'entry') second = lineTexts(line, codePage);
      return second !== null;
    }
    const text = trimmedText(line, codePage);
    const value = line.role === 'template' ? readTemplateValue(text) : null;
    const field = line.role === 'field' ? readTemplateField(text) : null;
    if (value !== null) templates.push(value);
    if (field !== null) fields.push(field);
    return value !== null || field !== null;
  };
  return {
    add(line) {
      if (templates.length + fields.length + unread.length >= ENTRY_LINES_KEPT) linesLeftOut += 1;
      else if (!keep(line)) unread.push(cutText(line, codePage));
    },
    finish: () => ({ ...shown, sequence, second, templates, fields, unread, linesLeftOut }),
  };
}

function lineTexts(line: EntryLine, codePage: CodePage): TransactionLine {
  const { bytes, facts } = line;
  if (facts.role !== 'entry') return { name: cutText(line, codePage), addressType: null, address: null };
  const hasType = facts.typeEnd > facts.typeStart;
  return {
    name: decodeText(codePage, bytes, facts.nameStart, facts.nameEnd),
    addressType: hasType ? decodeText(codePage, bytes, facts.typeStart, facts.typeEnd).toUpperCase() : null,
    address: decodeText(codePage, bytes, facts.addressStart, facts.addressEnd),
  };
}

function trimmedText({ bytes, start, end }: EntryLine, codePage: CodePage): string {
  const from = skipBlanks(bytes, start, end);
  return decodeText(codePage, bytes, from, trimEnd(bytes, from, end));
}

function cutText({ bytes, start, end }: EntryLine, codePage: CodePage): string {
  return decodeText(codePage, bytes, start, Math.min(end, start + SHOWN_BYTES));
}
