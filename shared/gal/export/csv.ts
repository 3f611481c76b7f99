/** CSV (RFC 4180) for spreadsheets: nothing in it is run as a formula, and our own importer reads it back. */
import { printTemplateValue } from '../../dirsync/entry-lines.ts';
import { defused, LIST_COLUMNS } from '../csv-columns.ts';
import { listOf } from '../identity.ts';
import type { EntryValues } from '../model.ts';
import type { ExportedChange, ExportReport } from './model.ts';

const LINE_END = '\r\n';
/** Without it a spreadsheet takes the text for that of the local code page. */
const BYTE_ORDER_MARK = '\ufeff';
/** The semicolon and the tab separate in spreadsheets of some languages. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

export function* csvList(rows: Iterable<EntryValues>, report: ExportReport): Generator<string> {
  yield BYTE_ORDER_MARK + rowOf(LIST_COLUMNS);
  for (const values of rows) {
    report.written();
    yield rowOf(fieldsOf(values));
  }
}

export function* csvChanges(
  rows: Iterable<ExportedChange>,
  sides: readonly [string, string],
  report: ExportReport,
): Generator<string> {
  const names = sides.flatMap((side) => LIST_COLUMNS.map((column) => `${column} (${side})`));
  yield BYTE_ORDER_MARK + rowOf(['Change', ...names, 'Cycle', 'Supplier', 'Cause', 'Messages']);
  for (const { kind, before, after, cycle, who, why, messages } of rows) {
    report.written();
    const values = [...fieldsOf(before), ...fieldsOf(after)];
    const number = cycle === null ? '' : String(cycle);
    yield rowOf([kind, ...values, number, who ?? '', why ?? '', messages.join('\n')]);
  }
}

function fieldsOf(values: EntryValues | null): readonly string[] {
  if (values === null) return LIST_COLUMNS.map(() => '');
  const { name, addressType, address, templates } = values;
  const { network, postOffice } = listOf(addressType, address);
  const lines = templates.map((template) => printTemplateValue(template).slice(2));
  return [name, addressType, address, network ?? '', postOffice ?? '', lines.join('\n')];
}

function rowOf(fields: readonly string[]): string {
  return fields.map(fieldOf).join(',') + LINE_END;
}

function fieldOf(value: string): string {
  const safe = defused(value);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
