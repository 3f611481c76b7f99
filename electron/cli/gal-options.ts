/** Which address list `inspect` looks at, and where it writes it. */
import path from 'node:path';
import { EXPORT_FORMATS } from '../../shared/contract/gal.ts';
import type { ExportFormat } from '../../shared/contract/gal.ts';
import { parsePostOffice } from '../../shared/dirsync/address.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';

export interface GalOptions {
  /** Null for the latest cycle. */
  readonly cycle: number | null;
  /** "NET/PO" of a server or a requestor; null for the server. */
  readonly postOffice: string | null;
  /** Null where nothing is exported. */
  readonly export: { readonly path: string; readonly format: ExportFormat } | null;
}

/** Of the command line, as it was written. */
export interface GalValues {
  readonly at: string | undefined;
  readonly of: string | undefined;
  readonly export: string | undefined;
  readonly format: string | undefined;
}

const EXTENSIONS: Readonly<Record<string, ExportFormat>> = {
  '.csv': 'csv',
  '.ldif': 'ldif',
  '.ldf': 'ldif',
  '.txt': 'import',
  '.imp': 'import',
  '.vcf': 'vcard',
};

/** The error is a sentence for the terminal. */
export function readGalOptions({ at, of, export: file, format }: GalValues): Result<GalOptions, string> {
  if (at !== undefined && !/^\d{1,7}$/.test(at))
    return failure(`--gal-at takes the number of a cycle, not "${at}".`);
  const postOffice = of === undefined ? null : parsePostOffice(of);
  if (of !== undefined && postOffice === null)
    return failure(`--gal-of takes a post office as NET/PO, not "${of}".`);
  const exported = exportOf(file, format);
  if (!exported.ok) return exported;
  return success({ cycle: at === undefined ? null : Number(at), postOffice, export: exported.value });
}

function exportOf(
  file: string | undefined,
  format: string | undefined,
): Result<GalOptions['export'], string> {
  if (file === undefined)
    return format === undefined ? success(null) : failure('--export-format needs --export FILE.');
  if (file === '') return failure('--export takes the name of a file.');
  const named = format ?? EXTENSIONS[path.extname(file).toLowerCase()];
  const known = EXPORT_FORMATS.find((one) => one === named);
  if (known !== undefined) return success({ path: path.resolve(file), format: known });
  return failure(
    named === undefined
      ? `The name "${file}" tells no format: end it with .csv, .ldif, .txt, .imp or .vcf, or give --export-format.`
      : `There is no format "${named}": --export-format takes ${EXPORT_FORMATS.join(', ')}.`,
  );
}
