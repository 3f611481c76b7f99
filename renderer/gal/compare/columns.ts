/** Which column of a CSV file is which: what a choice would make of its first rows, and what was chosen before. */
import type { ColumnChoice } from '../../../shared/contract/gal.ts';
import type { ImportedFile } from '../../../shared/contract/gal-values.ts';
import { createCsvImporter } from '../../../shared/gal/import/csv.ts';
import { recall, remember } from '../../ui/remembered.ts';

/** A CSV file whose columns only the user knows. */
export type ColumnsFile = Extract<ImportedFile, { readonly kind: 'columns' }>;

const KEY = 'gal-csv-columns';
/** Choices that are remembered, the latest first; a header longer than this is not worth remembering. */
const REMEMBERED = 20;
const HEADER_CHARS = 2_000;

interface Remembered {
  readonly header: string;
  readonly choice: ColumnChoice;
}

/** What was chosen for a file with the same first row, else the guess. */
export function choiceFor({ rows, guess }: Pick<ColumnsFile, 'rows' | 'guess'>): ColumnChoice {
  const header = headerOf(rows);
  const columns = widthOf(rows);
  const found = recall(KEY, isRemembered, []).find((known) => known.header === header);
  return found !== undefined && fits(found.choice, columns) ? found.choice : guess;
}

export function rememberChoice({ rows }: Pick<ColumnsFile, 'rows'>, choice: ColumnChoice): void {
  const header = headerOf(rows);
  // The first row of a file without header is somebody's entry: it tells nothing of other files.
  if (!choice.hasHeader || header.length > HEADER_CHARS) return;
  const others = recall(KEY, isRemembered, []).filter((known) => known.header !== header);
  remember(KEY, [{ header, choice }, ...others].slice(0, REMEMBERED));
}

/** Columns of the widest row. */
export function widthOf(rows: ColumnsFile['rows']): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

/** "Alias" where there is a header, else "Column 3". */
export function columnName({ rows }: Pick<ColumnsFile, 'rows'>, hasHeader: boolean, column: number): string {
  const title = hasHeader ? (rows[0]?.[column]?.trim() ?? '') : '';
  return title === '' ? `Column ${column + 1}` : title;
}

function headerOf(rows: ColumnsFile['rows']): string {
  return (rows[0] ?? []).join('\t');
}

function fits({ name, address, type }: ColumnChoice, columns: number): boolean {
  return [name, address, type ?? 0].every((column) => column < columns);
}

function isRemembered(value: unknown): value is readonly Remembered[] {
  return Array.isArray(value) && value.every(isOne);
}

function isOne(value: unknown): value is Remembered {
  if (typeof value !== 'object' || value === null || !('header' in value) || !('choice' in value))
    return false;
  return typeof value.header === 'string' && isChoice(value.choice);
}

function isChoice(value: unknown): value is ColumnChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { hasHeader, name, address, type, defaultType } = { ...NO_CHOICE, ...value };
  return (
    typeof hasHeader === 'boolean' &&
    isColumn(name) &&
    isColumn(address) &&
    (type === null || isColumn(type)) &&
    typeof defaultType === 'string' &&
    defaultType.length <= 8
  );
}

const NO_CHOICE: Readonly<Record<keyof ColumnChoice, unknown>> = {
  hasHeader: undefined,
  name: undefined,
  address: undefined,
  type: undefined,
  defaultType: undefined,
};

function isColumn(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 999;
}

/** Types that a file may hold one of only; the empty one is told by the shape of each address. */
export const ADDRESS_TYPES: readonly string[] = [
  '',
  'PCM',
  'SMTP',
  'X400',
  'SNADS',
  'PROFS',
  'OV',
  'MHS',
  'MCI',
  'FAX',
  'MSMAIL',
  'MSA',
];

const PREVIEWED = 3;
const LAYOUT = { separator: ',', quote: '"' };

interface Preview {
  /** "Adams, Ann" and "PCM:NORTH/PO1/ADAMS". */
  readonly entries: readonly { readonly name: string; readonly address: string }[];
  /** Of the rows at hand. */
  readonly rows: number;
  readonly entriesTotal: number;
  /** Why the first row that gives no entry gives none; null when each does. */
  readonly problem: string | null;
}

/** What the first rows would become: the importer itself reads them. */
export function previewOf({ rows }: Pick<ColumnsFile, 'rows'>, choice: ColumnChoice): Preview {
  const importer = createCsvImporter(LAYOUT, choice);
  const quotedCell = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const text = rows.map((row) => `${row.map(quotedCell).join(',')}\r\n`).join('');
  importer.push(new TextEncoder().encode(text));
  const { records, recordsRead, problems } = importer.end();
  const entries = records.slice(0, PREVIEWED).map(({ name, addresses: [first] }) => ({
    name,
    address: first === undefined ? '' : `${first.type}:${first.address}`,
  }));
  const problem = problems[0]?.text ?? null;
  return { entries, rows: recordsRead, entriesTotal: records.length, problem };
}
