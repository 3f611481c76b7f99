/** Reads address lists that others are compared with from files, and keeps the few that were read last. */
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import v8 from 'node:v8';
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

/** One is compared; who goes back to one of those before need not wait for it. */
export const IMPORTED_FILES_KEPT = 4;
/** Between two steps others have their turn. */
const READ_STEP_BYTES = 256 * 1024;
/** A pipe that nobody writes to is not waited for. Links are followed: the user chose this very path. */
const OPEN_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/** Of the memory that the thread may use: above the first, older files make room; above the second, reading ends. */
const CROWDED = 0.5;
const FULL = 0.75;

export interface ImportedFiles {
  /** @param columns of CSV that does not say them itself; null asks for them */
  read(file: string, columns: ColumnChoice | null): Promise<Result<ImportedFile, Refusal>>;
  find(fileId: number): Result<ImportedList, Refusal>;
}

/**
 * @param idsAfter ids are above this
 * @param memoryUsed share of the memory that may be used
 */
export function createImportedFiles(
  limits: Pick<Limits, 'importFileBytes'>,
  idsAfter: number,
  memoryUsed: () => number = shareOfHeap,
): ImportedFiles {
  const kept = createKeptFiles(idsAfter);
  const hasRoom = (): boolean => {
    while (memoryUsed() > CROWDED && kept.forgetOldest());
    return memoryUsed() <= FULL;
  };
  const readNext: ImportedFiles['read'] = async (file, columns) => {
    // Who chooses a file again wants it as it is now.
    kept.forget(file);
    const read = await readFile(file, columns, { most: limits.importFileBytes, hasRoom });
    if (!read.ok) return read;
    const name = path.basename(file);
    if (read.value.kind === 'columns') return success({ ...read.value, name });
    return success(imported(read.value.list, name, kept.add(file, read.value.list)));
  };
  /** One at a time: each may need much of the memory. */
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(file, columns) {
      const done = last.then(() => readNext(file, columns));
      last = done.catch(() => undefined);
      return done;
    },
    find(fileId) {
      const list = kept.find(fileId);
      return list === undefined ? failure(NO_LONGER_KEPT) : success(list);
    },
  };
}

function createKeptFiles(idsAfter: number) {
  const kept = new Map<number, { readonly file: string; readonly list: ImportedList }>();
  let lastId = idsAfter;
  /** Whether there was one. */
  const forgetOldest = (): boolean => {
    const [oldest] = kept.keys();
    return oldest !== undefined && kept.delete(oldest);
  };
  return {
    forgetOldest,
    forget(file: string): void {
      for (const [id, one] of kept) if (one.file === file) kept.delete(id);
    },
    find: (fileId: number) => kept.get(fileId)?.list,
    /** @returns its id */
    add(file: string, list: ImportedList): number {
      lastId += 1;
      kept.set(lastId, { file, list });
      while (kept.size > IMPORTED_FILES_KEPT) forgetOldest();
      return lastId;
    },
  };
}

function shareOfHeap(): number {
  const { used_heap_size: used, heap_size_limit: limit } = v8.getHeapStatistics();
  return used / limit;
}

const NO_LONGER_KEPT: Refusal = {
  kind: 'not-found',
  text: 'The list of this file is no longer kept.',
  nextStep: 'Choose the file again.',
};

const NEXT_STEP = 'Choose an LDIF, CSV or Import file, or an offline address book.';

function imported(list: ImportedList, name: string, fileId: number): ImportedFile {
  const { format, counts, records, cut } = list;
  const ending = cut === null ? [] : [{ line: records.at(-1)?.line ?? 1, text: cut }];
  return {
    kind: 'imported',
    fileId,
    name,
    format,
    ...(counts === undefined ? {} : { counts }),
    entries: records.length,
    problems: [...ending, ...list.problems],
    problemsTotal: list.problemsTotal + ending.length,
  };
}

type ReadFile =
  | Extract<Recognised, { kind: 'columns' }>
  | { readonly kind: 'list'; readonly list: ImportedList };

interface ReadingBounds {
  /** Bytes. */
  readonly most: number;
  readonly hasRoom: () => boolean;
}

async function readFile(
  file: string,
  columns: ColumnChoice | null,
  bounds: ReadingBounds,
): Promise<Result<ReadFile, Refusal>> {
  let handle: number;
  try {
    handle = fs.openSync(file, OPEN_FLAGS);
  } catch (error) {
    return failure(refused(`${file} could not be opened: ${errorText(error)}.`));
  }
  const { most } = bounds;
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) return failure(refused(`${file} is not a regular file.`));
    if (stat.size > most)
      return failure(refused(`${file} has ${inBytes(stat.size)}; at most ${inBytes(most)} are read.`));
    const list = await readList(handle, stat.size, columns, bounds.hasRoom);
    return list === 'no-room' ? failure(refused(`${file} holds more than there is memory for.`)) : list;
  } catch (error) {
    return failure(refused(`${file} could not be read: ${errorText(error)}.`));
  } finally {
    fs.closeSync(handle);
  }
}

async function readList(
  handle: number,
  size: number,
  columns: ColumnChoice | null,
  hasRoom: () => boolean,
): Promise<Result<ReadFile, Refusal> | 'no-room'> {
  const sample = readAt(handle, 0, Math.min(size, RECOGNITION_BYTES));
  const recognised = recognise(sample, { isWhole: sample.length === size, columns });
  if (!recognised.ok) return failure({ ...refused(recognised.error), nextStep: NEXT_STEP });
  if (recognised.value.kind === 'columns') return success(recognised.value);
  const { importer } = recognised.value;
  importer.push(sample);
  for (let at = sample.length; at < size;) {
    if (!hasRoom()) return 'no-room';
    const chunk = readAt(handle, at, Math.min(READ_STEP_BYTES, size - at));
    // The file became shorter while it was read: what is there is what there is.
    if (chunk.length === 0) break;
    importer.push(chunk);
    at += chunk.length;
    await nextTurn();
  }
  for (const _ of importer.rest?.() ?? []) {
    if (!hasRoom()) return 'no-room';
    await nextTurn();
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
