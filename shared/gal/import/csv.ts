/** CSV in which somebody said which column is which; and the CSV that this program writes, which says it itself. */
import type { ColumnChoice } from '../../contract/gal.ts';
import { readTemplateValue } from '../../dirsync/entry-lines.ts';
import { KNOWN_TYPES } from '../../dirsync/transaction-line.ts';
import type { TemplateValue } from '../../model.ts';
import { fused, LIST_COLUMNS } from '../csv-columns.ts';
import { guessedType, importedType, typedAddress } from './addresses.ts';
import type { CsvLayout, CsvRow } from './csv-rows.ts';
import { IMPORT_BOUNDS } from './model.ts';
import type { ImportBounds, ImportedAddress, ImportedRecord, Importer } from './model.ts';
import { quoted } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
import { createRowImporter } from './row-importer.ts';
import type { RowFormat } from './row-importer.ts';

/** Where the columns of this program's own CSV are. */
export const OWN_COLUMNS: ColumnChoice = { hasHeader: true, name: 0, address: 2, type: 1, defaultType: '' };
const TEMPLATES_COLUMN = LIST_COLUMNS.indexOf('Template values');

export function isOwnHeader(fields: readonly string[]): boolean {
  return LIST_COLUMNS.every((name, index) => fields[index] === name);
}

export function createCsvImporter(
  layout: CsvLayout,
  columns: ColumnChoice,
  bounds: ImportBounds = IMPORT_BOUNDS,
): Importer {
  const format: RowFormat = {
    name: 'CSV',
    hasHeader: columns.hasHeader,
    begin(first, problems) {
      const isOwn = columns.hasHeader && isOwnHeader(first.fields);
      const read = (row: CsvRow): ImportedRecord | null =>
        isOwn ? ownRecord(row, problems) : recordOf(row, columns, problems);
      return { carriesTemplates: isOwn, recordOf: read };
    },
  };
  return createRowImporter(format, layout, bounds);
}

function recordOf(row: CsvRow, columns: ColumnChoice, problems: ProblemList): ImportedRecord | null {
  const { fields, line } = row;
  const name = fields[columns.name]?.trim() ?? '';
  const text = fields[columns.address]?.trim() ?? '';
  const type = columns.type === null ? '' : (fields[columns.type]?.trim() ?? '');
  const address = text === '' ? null : addressOf(text, type === '' ? columns.defaultType : type, type !== '');
  if (address === null) problems.tell(line, `${name === '' ? 'The row' : quoted(name)} has no address.`);
  else if (name === '') problems.tell(line, `The row of ${quoted(text)} has no name.`);
  return address === null || name === '' ? null : { name, addresses: [address], templates: null, line };
}

/** A type of the time before a colon is believed, unless a column says the type: `SMTP:` is no part of an address. */
function addressOf(text: string, type: string, isGiven: boolean): ImportedAddress | null {
  const prefix = /^([A-Za-z0-9]{1,8}):/.exec(text)?.[1]?.toUpperCase() ?? '';
  const isTyped = prefix !== '' && (KNOWN_TYPES.has(prefix) || prefix === 'CCMAIL');
  if (isTyped && (!isGiven || importedType(prefix) === importedType(type))) return typedAddress(text, null);
  return { type: importedType(type === '' ? guessedType(text) : type), address: text };
}

/** As this program wrote it: nothing is trimmed and nothing guessed. */
function ownRecord(row: CsvRow, problems: ProblemList): ImportedRecord | null {
  const [name = '', type = '', address = ''] = row.fields.map(fused);
  const lines = fused(row.fields[TEMPLATES_COLUMN] ?? '').split('\n');
  if (address === '' || name === '') problems.tell(row.line, 'The row has no name or no address.');
  if (address === '' || name === '') return null;
  const templates = lines.flatMap((text) => templateOf(text, row.line, problems));
  return { name, addresses: [{ type: importedType(type), address }], templates, line: row.line };
}

function templateOf(text: string, line: number, problems: ProblemList): readonly TemplateValue[] {
  if (text === '') return [];
  const template = readTemplateValue(`- ${text}`);
  if (template === null) problems.tell(line, `${quoted(text)} is no template value.`);
  return template === null ? [] : [template];
}
