/** One transaction by itself: read from the bytes of an entry, and printed. */
import type { CodePage } from '../lint/model.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { Transaction, TransactionLine, TransactionRow } from '../model.ts';
import { printTemplateField, printTemplateValue } from './entry-lines.ts';
import { ADDRESS_COLUMN } from './transaction-line.ts';
import { createTransactionReader } from './transactions.ts';

/** Reads the first entry in `bytes`; null when there is none. What cannot be read has code '?' and its problem. */
export function readEntry(bytes: Uint8Array, codePage: CodePage = 'windows-1252'): Transaction | null {
  const found: Transaction[] = [];
  const onTransaction = ({ index: _index, start: _start, end: _end, ...entry }: TransactionRow): void => {
    found.push(entry);
  };
  const reader = createTransactionReader({
    limits: DEFAULT_LIMITS,
    codePage,
    onTransaction,
    wants: (index) => index === 0,
  });
  reader.push(bytes);
  reader.end();
  return found[0] ?? null;
}

export interface EntryLayout {
  /** The address in column 34, or behind a tab. A name too long for its columns gets a tab. */
  readonly layout: 'columns' | 'tabs';
  readonly lineEnd: string;
}

/** The inverse of `readEntry`: all lines of an entry, each with its line end. */
export function printEntry(entry: Transaction, { layout, lineEnd }: EntryLayout): string {
  const number = entry.sequence === null ? '' : `${String(entry.sequence).padStart(10, '0')} `;
  const lines = [
    entry.code === '?' ? entry.name : number + firstLine(entry, layout),
    ...(entry.second === null ? [] : [personLine(' ', entry.second, layout)]),
    ...entry.templates.map(printTemplateValue),
    ...entry.fields.map(printTemplateField),
    ...entry.unread,
  ];
  return lines.map((line) => line + lineEnd).join('');
}

function firstLine(entry: Transaction, layout: EntryLayout['layout']): string {
  const isList = entry.code === 'R' || entry.code === 'T';
  return isList ? `${entry.code} ${addressOf(entry)}` : personLine(entry.code, entry, layout);
}

/** `A name … TYPE:address`; the code of a second line is a blank. */
export function personLine(code: string, line: TransactionLine, layout: EntryLayout['layout']): string {
  const head = `${code} ${line.name}`;
  const isInColumns = layout === 'columns' && head.length < ADDRESS_COLUMN;
  return (isInColumns ? head.padEnd(ADDRESS_COLUMN) : `${head}\t`) + addressOf(line);
}

function addressOf({ addressType, address }: TransactionLine): string {
  return (addressType === null ? '' : `${addressType}:`) + (address ?? '');
}
