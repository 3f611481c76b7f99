/** A list or its changes in any format, as text that is made while it is asked for. */
import type { ExportFormat } from '../../contract/gal.ts';
import { encodeWindows1252 } from '../../dirsync/windows-1252.ts';
import { failure, success } from '../../result.ts';
import type { Result } from '../../result.ts';
import { csvChanges, csvList } from './csv.ts';
import { importChanges, importList } from './import-format.ts';
import { ldifChanges, ldifList } from './ldif.ts';
import type { ExportReport, ExportSource } from './model.ts';
import { vcardList } from './vcard.ts';

/** The error is a sentence: the format has no way to say this. */
export function exportText(
  format: ExportFormat,
  source: ExportSource,
  report: ExportReport,
): Result<Iterable<string>, string> {
  const { kind, rows } = source;
  switch (format) {
    case 'csv':
      return success(kind === 'list' ? csvList(rows(), report) : csvChanges(rows(), source.sides, report));
    case 'ldif':
      return success(kind === 'list' ? ldifList(rows(), report) : ldifChanges(rows(), report));
    case 'import':
      return success(kind === 'list' ? importList(rows(), report) : importChanges(rows, report));
    case 'vcard':
      return kind === 'list'
        ? success(vcardList(rows(), report))
        : failure('A vCard says what an entry is, not how it changed.');
  }
}

const utf8 = new TextEncoder();

/** Import files are in the code page of the time. */
export function encodeExport(format: ExportFormat, text: string): Uint8Array<ArrayBuffer> {
  return format === 'import' ? encodeWindows1252(text) : utf8.encode(text);
}
