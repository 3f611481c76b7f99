/** Writes an address list or its changes to a file: all of it or nothing. */
import fs from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportFormat } from '../../../shared/contract/gal.ts';
import type { GalValues } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { encodeExport, exportText } from '../../../shared/gal/export/export-text.ts';
import type { ExportReport, ExportSource } from '../../../shared/gal/export/model.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { replaceFile } from '../../files/replace-file.ts';

/** What the format could not say: the first of it is told, more is counted. */
export const EXPORT_NOTES_KEPT = 20;
const WRITE_STEP_CHARS = 256 * 1024;

export interface FileExport {
  readonly format: ExportFormat;
  readonly path: string;
  readonly source: ExportSource;
}

/**
 * What is at `path` is replaced when all of it is written, and left alone when anything goes wrong before. Between steps
 * others have their turn.
 */
export async function exportFile({
  format,
  path: target,
  source,
}: FileExport): Promise<Result<GalValues['gal.export'], Refusal>> {
  const report = createReport();
  const text = exportText(format, source, report);
  if (!text.ok) return failure({ kind: 'not-allowed', text: text.error, nextStep: 'Choose another format.' });
  const written = await replaceFile(target, (handle) => writeSteps(handle, format, text.value));
  if (!written.ok) return written;
  return success({ path: target, entries: report.entries(), notes: report.notes() });
}

function createReport(): ExportReport & { entries(): number; notes(): readonly string[] } {
  const notes: string[] = [];
  let entries = 0;
  let told = 0;
  return {
    written: () => {
      entries += 1;
    },
    tell(text) {
      told += 1;
      if (notes.length < EXPORT_NOTES_KEPT) notes.push(text);
    },
    entries: () => entries,
    notes: () => (told > notes.length ? [...notes, `${told - notes.length} more such remarks.`] : notes),
  };
}

async function writeSteps(handle: number, format: ExportFormat, text: Iterable<string>): Promise<void> {
  let step = '';
  for (const piece of text) {
    step += piece;
    if (step.length < WRITE_STEP_CHARS) continue;
    fs.writeFileSync(handle, encodeExport(format, step));
    step = '';
    await nextTurn();
  }
  fs.writeFileSync(handle, encodeExport(format, step));
}
