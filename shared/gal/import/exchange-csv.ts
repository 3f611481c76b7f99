/**
 * CSV of Exchange's Directory Export. Its first column is Obj-Class, several values of one column are separated by `%`
 * (Q146304), and the separators may be others (Q152472); headers are the names on screen or those of the schema.
 */
import { distinctAddresses, typedAddress } from './addresses.ts';
import { createCsvReader } from './csv-rows.ts';
import type { CsvLayout, CsvRow } from './csv-rows.ts';
import { IMPORT_BOUNDS } from './model.ts';
import type { ImportBounds, ImportedAddress, ImportedRecord, Importer } from './model.ts';
import { createProblemList, quoted } from './problem-list.ts';
import type { ProblemList } from './problem-list.ts';
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
  const problems = createProblemList();
  const records: ImportedRecord[] = [];
  let header: readonly string[] | null = null;
  let recordsRead = 0;
  let cut: string | null = null;
  const reader = createCsvReader({
    layout,
    bounds,
    onRow(row) {
      if (row.problem !== null) problems.tell(row.line, row.problem);
      if (header === null) {
        header = row.fields.map((name) => name.trim().toLowerCase());
        checkHeader(header, row.line, problems);
      } else if (recordsRead >= bounds.records) cut = `Only the first ${bounds.records} rows were read.`;
      else {
        recordsRead += 1;
        const record = recordOf(row, header, problems);
        if (record !== null) records.push(record);
      }
    },
  });
  const input = createUtf8Input((bytes) => reader.push(bytes));
  return {
    push(bytes) {
      if (cut === null) input.push(bytes);
    },
    end() {
      input.end();
      reader.end();
      const format = 'Exchange directory CSV';
      return { format, carriesTemplates: false, records, recordsRead, ...problems.result(), cut };
    },
  };
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

function recordOf(row: CsvRow, header: readonly string[], problems: ProblemList): ImportedRecord | null {
  const { fields, line } = row;
  const value = (column: string): string => fields[header.indexOf(column)]?.trim() ?? '';
  const name = NAMES.map(value).find((text) => text !== '') ?? null;
  const subject = name === null ? 'A row without a name' : quoted(name);
  if (/^delete$/i.test(value('mode'))) {
    problems.tell(line, `${subject} is a row that deletes (Mode) and no entry.`);
    return null;
  }
  const addresses = distinctAddresses(
    ADDRESSES.flatMap((column) => addressesIn(value(column), line, problems)),
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
