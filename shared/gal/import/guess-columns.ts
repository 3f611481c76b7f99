/** A first choice of the columns of a CSV, from what its header says and its values look like. */
import type { ColumnChoice } from '../../contract/gal.ts';
import { KNOWN_TYPES } from '../../dirsync/transaction-line.ts';

const ADDRESS_HEADER = /(?:address|e-?mail|mailbox|proxy)/i;
const TYPE_HEADER = /^(?:address\s*)?type$/i;
const NAME_HEADERS = [/^(?:display|full)[ _-]?name$/i, /^alias/i, /^name$/i, /name/i];
/** `TYPE:address`, `NET/PO/MAILBOX`, `someone@example.com`. */
const ADDRESS = /^(?:[A-Za-z0-9]{1,8}:\S|[^/\s]{1,10}\/[^/\s]{1,10}\/[^/]|[^@\s]+@[^@\s]+$)/;

export function guessColumns(rows: readonly (readonly string[])[]): ColumnChoice {
  const [first = [], ...rest] = rows;
  const hasHeader = !first.some(isAddress) && rest.some((row) => row.some(isAddress));
  const values = hasHeader ? rest : rows;
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  const type = columns.find((column) => isTypeColumn(column, hasHeader ? first : [], values)) ?? null;
  const address =
    best(columns, (column) => share(values, column, isAddress)) ??
    (hasHeader ? columns.find((column) => ADDRESS_HEADER.test(first[column] ?? '')) : undefined) ??
    Math.min(1, width - 1);
  const others = columns.filter((column) => column !== address && column !== type);
  const named = NAME_HEADERS.map((pattern) =>
    others.find((column) => hasHeader && pattern.test(first[column] ?? '')),
  ).find((column) => column !== undefined);
  const name = named ?? best(others, (column) => share(values, column, isName)) ?? others[0] ?? 0;
  return { hasHeader, name, address, type, defaultType: '' };
}

function isTypeColumn(
  column: number,
  header: readonly string[],
  values: readonly (readonly string[])[],
): boolean {
  const isType = (text: string): boolean => KNOWN_TYPES.has(text.trim().toUpperCase());
  return TYPE_HEADER.test(header[column]?.trim() ?? '') || share(values, column, isType) > 0.5;
}

function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim());
}

function isName(text: string): boolean {
  return /[a-z]{2}/i.test(text);
}

function share(
  rows: readonly (readonly string[])[],
  column: number,
  matches: (text: string) => boolean,
): number {
  return rows.length === 0 ? 0 : rows.filter((row) => matches(row[column] ?? '')).length / rows.length;
}

/** The first with the highest value above 0; undefined when there is none. */
function best(columns: readonly number[], valueOf: (column: number) => number): number | undefined {
  let found: number | undefined;
  let highest = 0;
  for (const column of columns) {
    const value = valueOf(column);
    if (value > highest) [found, highest] = [column, value];
  }
  return found;
}
