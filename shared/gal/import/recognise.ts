/** What kind of address list a file is, by its first bytes and never by its name. */
import { detectCodec } from '../../codecs/detect.ts';
import type { ColumnChoice } from '../../contract/gal.ts';
import { looksBinary, looksLikeTransactions } from '../../dirsync/detect.ts';
import { printable } from '../../format/printable.ts';
import { failure, success } from '../../result.ts';
import type { Result } from '../../result.ts';
import { createCsvImporter, isOwnHeader, OWN_COLUMNS } from './csv.ts';
import { firstRows, guessLayout } from './csv-layout.ts';
import { createExchangeCsvImporter, exchangeLayout } from './exchange-csv.ts';
import { guessColumns } from './guess-columns.ts';
import { codePageOf, createImportFormatImporter } from './import-format.ts';
import { createLdifImporter } from './ldif.ts';
import type { ImportBounds, Importer } from './model.ts';
import { IMPORT_BOUNDS } from './model.ts';
import { quoted } from './problem-list.ts';
import { createUtf8Input, readText } from './text.ts';

/** How many bytes are enough to judge; callers may give more. */
export const RECOGNITION_BYTES = 256 * 1024;
/** Rows shown when the columns have to be chosen. */
const SHOWN_ROWS = 20;
const SHOWN_COLUMNS = 40;
const SHOWN_CHARS = 200;

export type Recognised =
  | { readonly kind: 'importer'; readonly importer: Importer }
  /** Plain CSV: somebody has to say which column is which. */
  | {
      readonly kind: 'columns';
      readonly rows: readonly (readonly string[])[];
      readonly guess: ColumnChoice;
    };

export interface RecognitionOptions {
  /** Whether `sample` is all there is. */
  readonly isWhole: boolean;
  /** What was chosen for CSV; null when nothing was yet. Other formats know their columns. */
  readonly columns: ColumnChoice | null;
  readonly bounds?: ImportBounds;
}

/** The error is a sentence that says what was seen. */
export function recognise(sample: Uint8Array, options: RecognitionOptions): Result<Recognised, string> {
  const { bounds = IMPORT_BOUNDS } = options;
  if (sample.length === 0) return failure('The file is empty.');
  const text = textOf(sample);
  if (text === null) return failure(binaryReason(sample));
  const importer = (one: Importer): Result<Recognised, string> =>
    success({ kind: 'importer', importer: one });
  if (isLdif(text)) return importer(createLdifImporter(bounds));
  const layout = exchangeLayout(sample);
  if (layout !== null) return importer(createExchangeCsvImporter(layout, bounds));
  if (looksLikeTransactions(sample)) return importer(createImportFormatImporter(codePageOf(sample), bounds));
  return asCsv(sample, options) ?? failure(textReason(text));
}

function asCsv(sample: Uint8Array, options: RecognitionOptions): Result<Recognised, string> | null {
  const { isWhole, columns, bounds = IMPORT_BOUNDS } = options;
  const layout = guessLayout(sample, isWhole);
  if (layout === null) return null;
  const rows = firstRows(sample, layout, isWhole).slice(0, SHOWN_ROWS);
  const chosen = isOwnHeader(rows[0]?.fields ?? []) ? OWN_COLUMNS : columns;
  if (chosen !== null)
    return success({ kind: 'importer', importer: createCsvImporter(layout, chosen, bounds) });
  const fields = rows.map((row) =>
    row.fields.slice(0, SHOWN_COLUMNS).map((one) => one.slice(0, SHOWN_CHARS)),
  );
  return success({ kind: 'columns', rows: fields, guess: guessColumns(fields) });
}

/** Null when the bytes are no text. */
function textOf(sample: Uint8Array): string | null {
  let text = '';
  let isBinary = false;
  const input = createUtf8Input((bytes) => {
    isBinary ||= looksBinary(bytes);
    if (!isBinary) text += readText(bytes, 0, bytes.length).text;
  });
  input.push(sample);
  input.end();
  return isBinary ? null : text;
}

/** The first line that is neither empty nor a comment says version or dn; or some line says dn, after what was damaged. */
function isLdif(text: string): boolean {
  const first = /^(?!#|[ \t]|\r?$).*/m.exec(text)?.[0] ?? '';
  return /^version:[ ]*\d+\s*$/i.test(first) || /^dn::?/im.test(text);
}

function binaryReason(sample: Uint8Array): string {
  const found = detectCodec(sample);
  if (found.kind === 'codec') return `The file is compressed (${found.codec}); decompress it first.`;
  if (found.kind === 'unsupported')
    return `The file is ${found.name.toUpperCase()}, which is no address list.`;
  return 'The file is binary: it holds bytes that no text has.';
}

function textReason(text: string): string {
  const start = printable(text.trimStart().slice(0, 60).split(/\r?\n/, 1)[0] ?? '');
  if (/^(?:received|return-path|from|subject|date|message-id|mime-version):/i.test(start))
    return 'The file begins like a mail message; open it as a queue instead.';
  if (start.startsWith('<')) return `The file is XML or HTML: it begins with ${quoted(start)}.`;
  return `The file is text, but no LDIF, no transactions and no CSV of two columns: it begins with ${quoted(start)}.`;
}
