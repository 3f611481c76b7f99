/** Reads address lists that others are compared with from files, and keeps the few that were read last. */
import fs from 'node:fs';
import path from 'node:path';
import type { ColumnChoice } from '../../../shared/contract/gal.ts';
import type { ImportedFile } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { errorText } from '../../../shared/error-text.ts';
import { bytes as inBytes } from '../../../shared/format/bytes.ts';
import type { ImportedList } from '../../../shared/gal/import/model.ts';
import { RECOGNITION_BYTES, recognise } from '../../../shared/gal/import/recognise.ts';
import type { Recognised } from '../../../shared/gal/import/recognise.ts';
import type { Limits } from '../../../shared/limits.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';

/** A comparison has two sides. */
export const IMPORTED_FILES_KEPT = 4;
const READ_STEP_BYTES = 1024 * 1024;
/** A pipe that nobody writes to is not waited for. Links are followed: the user chose this very path. */
const OPEN_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

export interface ImportedFiles {
  /** @param columns of CSV that does not say them itself; null asks for them */
  read(file: string, columns: ColumnChoice | null): Result<ImportedFile, Refusal>;
  find(fileId: number): Result<ImportedList, Refusal>;
}

export function createImportedFiles(limits: Pick<Limits, 'importFileBytes'>): ImportedFiles {
  const kept = new Map<number, ImportedList>();
  let lastId = 0;
  const keep = (list: ImportedList): number => {
    lastId += 1;
    kept.set(lastId, list);
    for (const oldest of kept.keys()) if (kept.size > IMPORTED_FILES_KEPT) kept.delete(oldest);
    return lastId;
  };
  return {
    read(file, columns) {
      const read = readFile(file, columns, limits.importFileBytes);
      if (!read.ok) return read;
      const name = path.basename(file);
      if (read.value.kind === 'columns') return success({ ...read.value, name });
      return success(imported(read.value.list, name, keep(read.value.list)));
    },
    find(fileId) {
      const list = kept.get(fileId);
      return list === undefined ? failure(NO_LONGER_KEPT) : success(list);
    },
  };
}

const NO_LONGER_KEPT: Refusal = {
  kind: 'not-found',
  text: 'The list of this file is no longer kept.',
  nextStep: 'Choose the file again.',
};

function imported(list: ImportedList, name: string, fileId: number): ImportedFile {
  const { format, records, cut } = list;
  const ending = cut === null ? [] : [{ line: records.at(-1)?.line ?? 1, text: cut }];
  return {
    kind: 'imported',
    fileId,
    name,
    format,
    entries: records.length,
    problems: [...ending, ...list.problems],
    problemsTotal: list.problemsTotal + ending.length,
  };
}

type ReadFile =
  | Extract<Recognised, { kind: 'columns' }>
  | { readonly kind: 'list'; readonly list: ImportedList };

function readFile(file: string, columns: ColumnChoice | null, most: number): Result<ReadFile, Refusal> {
  let handle: number;
  try {
    handle = fs.openSync(file, OPEN_FLAGS);
  } catch (error) {
    return failure(refused(`${file} could not be opened: ${errorText(error)}.`));
  }
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) return failure(refused(`${file} is not a regular file.`));
    if (stat.size > most)
      return failure(refused(`${file} has ${inBytes(stat.size)}; at most ${inBytes(most)} are read.`));
    return readList(handle, stat.size, columns);
  } catch (error) {
    return failure(refused(`${file} could not be read: ${errorText(error)}.`));
  } finally {
    fs.closeSync(handle);
  }
}

function readList(handle: number, size: number, columns: ColumnChoice | null): Result<ReadFile, Refusal> {
  const sample = readAt(handle, 0, Math.min(size, RECOGNITION_BYTES));
  const recognised = recognise(sample, { isWhole: sample.length === size, columns });
  if (!recognised.ok)
    return failure({ ...refused(recognised.error), nextStep: 'Choose an LDIF, CSV or Import file.' });
  if (recognised.value.kind === 'columns') return success(recognised.value);
  const { importer } = recognised.value;
  importer.push(sample);
  for (let at = sample.length; at < size;) {
    const chunk = readAt(handle, at, Math.min(READ_STEP_BYTES, size - at));
    // The file became shorter while it was read: what is there is what there is.
    if (chunk.length === 0) break;
    importer.push(chunk);
    at += chunk.length;
  }
  return success({ kind: 'list', list: importer.end() });
}

function readAt(handle: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, fs.readSync(handle, bytes, 0, length, at));
}

function refused(text: string): Refusal {
  return { kind: 'could-not-open', text, nextStep: 'Choose another file.' };
}
