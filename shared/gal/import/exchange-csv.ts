/**
 * CSV of Exchange's Directory Export. Its first column is Obj-Class, several values of one column are separated by `%`
 * (Q146304), and the separators may be others (Q152472); headers are the names on screen or those of the schema.
 */
import { distinctAddresses, typedAddress } from './addresses.ts';
import type { CsvLayout, CsvRow } from './csv-rows.ts';
import { IMPORT_BOUNDS } from './model.ts';
import type { ImportBounds, ImportedAddress, ImportedRecord, Importer } from './model.ts';
import { quoted } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
import { createRowImporter } from './row-importer.ts';
import type { RowFormat } from './row-importer.ts';
import { createUtf8Input, readText } from './text.ts';

/** Names on screen, then those of the schema. The display name is what stands in address lists. */
const NAMES = [
  'display name',
  'display-name',
  'alias name',
  'mail-nickname',
  'directory name',
  'common-name',
];
/** The one that a custom recipient stands for, the primary ones, and what Q153028 adds. */
const ADDRESSES = [
  'e-mail address',
  'target-address',
  'e-mail addresses',
  'proxy-addresses',
  'secondary-proxy-addresses',
];
const MULTI_VALUE_SEPARATOR = '%';
/** Begins a value that takes something away (Q152854, Q184536). */
const REMOVAL = /^~del/i;

/** How the file is laid out, if its first line is a header of Directory Export; null when it is not. */
export function exchangeLayout(sample: Uint8Array): CsvLayout | null {
  let text = '';
  const input = createUtf8Input((bytes) => {
    text ||= readText(bytes, 0, Math.min(bytes.length, 64)).text;
  });
  input.push(sample);
  input.end();
  const header = /^([^A-Za-z\s]?)obj-class\1([^A-Za-z0-9\r\n-])/i.exec(text);
  if (header === null) return null;
  const [, quote = '', separator = ','] = header;
  return { separator, quote: quote === '' ? (separator === '"' ? null : '"') : quote };
}

export function createExchangeCsvImporter(layout: CsvLayout, bounds: ImportBounds = IMPORT_BOUNDS): Importer {
  const format: RowFormat = {
    name: 'Exchange directory CSV',
    hasHeader: true,
    begin({ fields, line }, problems) {
      const header = fields.map((name) => name.trim().toLowerCase());
      checkHeader(header, line, problems);
      const columns = columnsOf(header);
      return { carriesTemplates: false, recordOf: (row) => recordOf(row, columns, problems) };
    },
  };
  return createRowImporter(format, layout, bounds);
}

function checkHeader(header: readonly string[], line: number, problems: ProblemList): void {
  if (!NAMES.some((name) => header.includes(name)))
    problems.tell(line, 'No column holds a name: Display Name, Alias Name or Directory Name.');
  if (!ADDRESSES.some((name) => header.includes(name)))
    problems.tell(
      line,
      'No column holds addresses: E-mail Address, E-mail Addresses or Secondary-Proxy-Addresses.',
    );
}

/** Places of the columns that count, of those that are there; looked up once, for a header may be very wide. */
interface Columns {
  readonly names: readonly number[];
  readonly addresses: readonly number[];
  readonly mode: number | null;
}

function columnsOf(header: readonly string[]): Columns {
  const placesOf = (names: readonly string[]): number[] =>
    names.map((name) => header.indexOf(name)).filter((place) => place !== -1);
  return { names: placesOf(NAMES), addresses: placesOf(ADDRESSES), mode: placesOf(['mode'])[0] ?? null };
}

function recordOf({ fields, line }: CsvRow, columns: Columns, problems: ProblemList): ImportedRecord | null {
  const valueAt = (place: number): string => fields[place]?.trim() ?? '';
  const name = columns.names.map(valueAt).find((text) => text !== '') ?? null;
  const subject = name === null ? 'A row without a name' : quoted(name);
  if (columns.mode !== null && /^delete$/i.test(valueAt(columns.mode))) {
    problems.tell(line, `${subject} is a row that deletes (Mode) and no entry.`);
    return null;
  }
  const addresses = distinctAddresses(
    columns.addresses.flatMap((place) => addressesIn(valueAt(place), line, problems)),
  );
  if (addresses.length === 0) problems.tell(line, `${subject} has no address.`);
  else if (name === null) problems.tell(line, 'The row has an address and no name.');
  return addresses.length === 0 || name === null ? null : { name, addresses, templates: null, line };
}

function addressesIn(text: string, line: number, problems: ProblemList): ImportedAddress[] {
  if (text === '') return [];
  return text.split(MULTI_VALUE_SEPARATOR).flatMap((one) => {
    const value = one.trim();
    const address = REMOVAL.test(value) ? null : typedAddress(value, null);
    if (address === null && value !== '') problems.tell(line, `${quoted(value)} is no address with a type.`);
    return address ?? [];
  });
}
