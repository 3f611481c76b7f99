/** What lists, changes and differences can be exported as, and what each form is good for. */
import type { ExportFormat } from '../../../shared/contract/gal.ts';
import { count, counted } from '../../../shared/format/count.ts';

export type ExportSource = 'list' | 'diff' | 'compare';

export interface FormatWords {
  readonly format: ExportFormat;
  readonly name: string;
  readonly goodFor: string;
  readonly leavesOut: string;
}

/** One line each on what it is good for and what it cannot carry; vCard is of entries, not of what became of them. */
export function formatsOf(source: ExportSource): readonly FormatWords[] {
  return source === 'list' ? LIST_FORMATS : CHANGE_FORMATS;
}

const IMPORT_LEAVES_OUT =
  'Import takes 30 characters of an alias (Q96001); letters that windows-1252 lacks become “?”.';

const LIST_FORMATS: readonly FormatWords[] = [
  {
    format: 'csv',
    name: 'CSV',
    goodFor: 'For spreadsheets, and to compare with later: one row each, with all template values.',
    leavesOut: 'No post office imports it.',
  },
  {
    format: 'ldif',
    name: 'LDIF',
    goodFor: 'For directories (RFC 2849), and to compare with later.',
    leavesOut: 'Directories have an attribute for Internet addresses only; others stand in otherMailbox.',
  },
  {
    format: 'import',
    name: 'Import file',
    goodFor: 'For the Import program of MS Mail: each entry as an A with its template values.',
    leavesOut: IMPORT_LEAVES_OUT,
  },
  {
    format: 'vcard',
    name: 'vCard',
    goodFor: 'For address books of mail programs.',
    leavesOut: 'These show Internet addresses only; others, and template values, stand in fields of our own.',
  },
];

const CHANGE_FORMATS: readonly FormatWords[] = [
  {
    format: 'csv',
    name: 'CSV',
    goodFor: 'For spreadsheets: one row each, both sides next to each other, with cycle and cause.',
    leavesOut: 'No post office imports it.',
  },
  {
    format: 'ldif',
    name: 'LDIF',
    goodFor: 'For directories (RFC 2849): change records that make the one list the other.',
    leavesOut: 'Cycle and cause are comments.',
  },
  {
    format: 'import',
    name: 'Import file',
    goodFor: 'For the Import program of MS Mail: D, M and A that make the one list the other; no causes.',
    leavesOut: IMPORT_LEAVES_OUT,
  },
];

const NAMES: Readonly<Record<ExportSource, string>> = {
  list: 'address-list',
  diff: 'changes',
  compare: 'differences',
};

const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  ldif: 'ldif',
  import: 'txt',
  vcard: 'vcf',
};

/** The name that the save dialog begins with. */
export function exportName(source: ExportSource, format: ExportFormat): string {
  return `${NAMES[source]}.${ENDINGS[format]}`;
}

const UNITS: Readonly<Record<ExportSource, readonly [one: string, many: string]>> = {
  list: ['entry', 'entries'],
  diff: ['change', 'changes'],
  compare: ['difference', 'differences'],
};

/** "49,870 entries". */
export function exportAmount(source: ExportSource, amount: number): string {
  const [one, many] = UNITS[source];
  return counted(amount, one, many);
}

/** What was written: entries that cannot be told in the format are left out by it. */
export function writtenText(source: ExportSource, asked: number, written: number): string {
  if (written < asked) return `${count(written)} of ${exportAmount(source, asked)} exported.`;
  return `${exportAmount(source, written)} exported.`;
}
