/** Writes an address list or its changes to a file: all of it or nothing. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ExportFormat } from '../../../shared/contract/gal.ts';
import type { GalValues } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { errorText } from '../../../shared/error-text.ts';
import { encodeExport, exportText } from '../../../shared/gal/export/export-text.ts';
import type { ExportReport, ExportSource } from '../../../shared/gal/export/model.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';

/** What the format could not say: the first of it is told, more is counted. */
export const EXPORT_NOTES_KEPT = 20;
const WRITE_STEP_CHARS = 256 * 1024;

export interface FileExport {
  readonly format: ExportFormat;
  readonly path: string;
  readonly source: ExportSource;
}

/**
 * The text goes into a temporary file beside the target, which takes its name when all of it is on the disk. Whatever
 * goes wrong before leaves the target as it was, and nothing beside it.
 */
export function exportFile({
  format,
  path: target,
  source,
}: FileExport): Result<GalValues['gal.export'], Refusal> {
  const report = createReport();
  const text = exportText(format, source, report);
  if (!text.ok) return failure({ kind: 'not-allowed', text: text.error, nextStep: 'Choose another format.' });
  try {
    if (!mayBeReplaced(target)) return failure(notWritten(target, 'something other than a file is there'));
    writeWhole(target, format, text.value);
  } catch (error) {
    return failure(notWritten(target, errorText(error)));
  }
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

/** A device or a folder under that name would be replaced as well. */
function mayBeReplaced(target: string): boolean {
  const found = fs.lstatSync(target, { throwIfNoEntry: false });
  return found === undefined || found.isFile();
}

function writeWhole(target: string, format: ExportFormat, text: Iterable<string>): void {
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`,
  );
  try {
    const handle = fs.openSync(temporary, 'wx');
    try {
      writeSteps(handle, format, text);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

function writeSteps(handle: number, format: ExportFormat, text: Iterable<string>): void {
  let step = '';
  for (const piece of text) {
    step += piece;
    if (step.length < WRITE_STEP_CHARS) continue;
    fs.writeFileSync(handle, encodeExport(format, step));
    step = '';
  }
  fs.writeFileSync(handle, encodeExport(format, step));
}

function notWritten(target: string, reason: string): Refusal {
  return {
    kind: 'input-output',
    text: `${target} could not be written: ${reason}.`,
    nextStep: 'Choose another place. Nothing was left behind.',
  };
}
