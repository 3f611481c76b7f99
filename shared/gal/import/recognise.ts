/** What kind of address list a file is, by its first bytes and never by its name. */
import type { ColumnChoice } from '../../contract/gal.ts';
import { hasOabBlocksSignature, hasOabPatchSignature } from '../../codecs/oab-blocks.ts';
import { looksBinary, looksLikeTransactions } from '../../dirsync/detect.ts';
import { printable } from '../../format/printable.ts';
import { formatLabel, isCodec } from '../../formats/names.ts';
import { recognise as recogniseFormat } from '../../formats/recognise.ts';
import { failure, success } from '../../result.ts';
import type { Result } from '../../result.ts';
import { createCsvImporter, isOwnHeader, OWN_COLUMNS } from './csv.ts';
import { firstRows, guessLayout } from './csv-layout.ts';
import { createExchangeCsvImporter, exchangeLayout } from './exchange-csv.ts';
import { guessColumns } from './guess-columns.ts';
import { codePageOf, createImportFormatImporter } from './import-format.ts';
import { createLdifImporter, isLdif } from './ldif.ts';
import type { ImportBounds, Importer } from './model.ts';
import { IMPORT_BOUNDS } from './model.ts';
import { createOabImporter, isOabDetails } from './oab/importer.ts';
import { createPackedOabImporter } from './oab/packed-importer.ts';
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
  const importer = (one: Importer): Result<Recognised, string> =>
    success({ kind: 'importer', importer: one });
  const text = textOf(sample);
  if (text === null) {
    const addressBook = oabImporter(sample, bounds);
    return addressBook === null ? failure(binaryReason(sample)) : importer(addressBook);
  }
  if (isLdif(text)) return importer(createLdifImporter(bounds));
  const layout = exchangeLayout(sample);
  if (layout !== null) return importer(createExchangeCsvImporter(layout, bounds));
  if (looksLikeTransactions(sample)) return importer(createImportFormatImporter(codePageOf(sample), bounds));
  return asCsv(sample, options) ?? failure(textReason(text));
}

function oabImporter(sample: Uint8Array, bounds: ImportBounds): Importer | null {
  if (isOabDetails(sample)) return createOabImporter(bounds);
  return hasOabBlocksSignature(sample) ? createPackedOabImporter(bounds) : null;
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
export function textOf(sample: Uint8Array): string | null {
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

function binaryReason(sample: Uint8Array): string {
  if (hasOabPatchSignature(sample))
    return 'The file only says what changes in an offline address book; choose the whole one.';
  const { format } = recogniseFormat(sample);
  if (isCodec(format) || format === 'zip' || format === 'cab')
    return `The file is compressed (${formatLabel(format)}); decompress it first.`;
  if (format !== 'unknown' && format !== 'text')
    return `The file is of the format ${formatLabel(format)}, which is no address list.`;
  return 'The file is binary: it holds bytes that no text has.';
}

function textReason(text: string): string {
  const start = printable(text.trimStart().slice(0, 60).split(/\r?\n/, 1)[0] ?? '');
  if (/^(?:received|return-path|from|subject|date|message-id|mime-version):/i.test(start))
    return 'The file begins like a mail message; open it as a queue instead.';
  if (start.startsWith('<')) return `The file is XML or HTML: it begins with ${quoted(start)}.`;
  return `The file is text, but no LDIF, no transactions and no CSV of two columns: it begins with ${quoted(start)}.`;
}
