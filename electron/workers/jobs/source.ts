/** What a job is about: a file, or something in it that its steps lead to. */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ByteStore, FileStamp, PlaceStep } from '../../../shared/formats/archive.ts';
import { count } from '../../../shared/format/count.ts';
import { memoryStore } from '../../../shared/formats/byte-store.ts';
import type { Archive } from '../../../shared/formats/names.ts';
import type { Decoder } from '../../../shared/state.ts';
import { ARCHIVE_READERS } from '../archives/archives.ts';
import type { ArchiveTools, FolderAround, OpenedArchive } from '../archives/model.ts';
import { failureOf } from '../nodes/pour.ts';
import { folderAround } from './folder-around.ts';
import { FileFault, openRegularFile } from './regular-file.ts';
import type { OpenFile } from './regular-file.ts';

export interface JobSource {
  readonly store: ByteStore;
  readonly modifiedMs: number;
  /** Of a file; null for what lies in one. */
  readonly folder: FolderAround | null;
}

/**
 * Archives that are at hand from one job of a thread to the next, the one that was used last behind the others: their
 * members are read one after the other, and each would open and decode them again.
 */
export type KeptArchives = KeptArchive[];

interface KeptArchive {
  /** Which file, as it was when it was read, the steps to the archive in it, and how they were decoded. */
  readonly key: string;
  readonly source: JobSource;
  /** Null for one whose members are read where they lie. */
  readonly opened: OpenedArchive | null;
}

/** Together they take `limits.messageFileBytes` at most, but many small ones would take more than their bytes. */
const MOST_KEPT = 4;

interface Way {
  readonly opened: OpenFile & Pick<JobSource, 'folder'>;
  /** What the keys of all archives on the way have in common. */
  readonly key: readonly unknown[];
  readonly tools: Omit<ArchiveTools, 'folder'>;
  readonly kept: KeptArchives;
}

export interface SourceOfJob {
  readonly file: string;
  readonly steps: readonly PlaceStep[];
  /** As which the steps were listed; steps lead nowhere in another content. */
  readonly listed?: FileStamp | undefined;
  /** Whose work `tools` are: one decoder must not be given what another one made. */
  readonly decoder: Decoder;
}

/**
 * Opens the file, goes the steps, and closes the file when `act` has come to its end.
 * @throws FileFault, CodecFault: see `sourceFailure`
 */
export async function withSource<Value>(
  { file, steps, listed, decoder }: SourceOfJob,
  tools: Omit<ArchiveTools, 'folder'>,
  kept: KeptArchives,
  act: (source: JobSource) => Value | Promise<Value>,
): Promise<Value> {
  const opened = openRegularFile(file, tools.passed);
  try {
    const key = [decoder, tools.limits, file, opened.modifiedMs, opened.store.length];
    const folder = folderAround(file, tools);
    const way = { opened: { ...opened, folder }, key, tools, kept };
    const source = (): Promise<JobSource> => sourceAt(steps, way);
    const isMember = steps.length > 0 && listed !== undefined;
    return await act(await (isMember ? whileUnchanged(opened, listed, source) : source()));
  } finally {
    opened.close();
  }
}

/** A change shows before the first byte is read, or after the last one: what was read meanwhile is of neither content. */
async function whileUnchanged<Value>(
  { now }: OpenFile,
  listed: FileStamp,
  read: () => Promise<Value>,
): Promise<Value> {
  const refuseAnother = (): void => {
    const { bytes, modifiedMs } = now();
    if (bytes !== listed.bytes || modifiedMs !== listed.modifiedMs)
      throw new FileFault('read-error', 'the archive has changed since it was listed');
  };
  refuseAnother();
  try {
    return await read();
  } finally {
    refuseAnother();
  }
}

/** What the steps lead to. */
async function sourceAt(steps: readonly PlaceStep[], way: Way): Promise<JobSource> {
  const last = steps.at(-1);
  if (last === undefined) return way.opened;
  const above = steps.slice(0, -1);
  const tools = toolsAt(above, way);
  try {
    const { source, opened } = await archiveAt(above, last.archive, way);
    const bytes = await (opened === null
      ? ARCHIVE_READERS[last.archive].read(source.store, last.place, tools)
      : opened.read(last.place, tools));
    return { store: memoryStore(bytes), modifiedMs: last.modifiedMs ?? source.modifiedMs, folder: null };
  } catch (error) {
    throw error instanceof CodecFault ? countedInArchive(error) : error;
  } finally {
    // What an archive holds may have become more with what was read.
    letGo(way);
  }
}

/** For an archive to which these steps lead. */
function toolsAt(steps: readonly PlaceStep[], { tools, opened }: Way): ArchiveTools {
  return { ...tools, folder: steps.length === 0 ? opened.folder : null };
}

/** Every reader counts in its archive, which is no place in the file that is looked for: the words tell it instead. */
function countedInArchive(fault: CodecFault): CodecFault {
  const { kind, message, offset } = fault;
  if (offset === null) return fault;
  return new CodecFault(kind, `${message} (byte ${count(offset)} of the archive around it)`, null);
}

/** The archive that lies where the steps lead: the file itself, or something in it. */
async function archiveAt(steps: readonly PlaceStep[], archive: Archive, way: Way): Promise<KeptArchive> {
  const { kept } = way;
  const key = JSON.stringify([...way.key, steps, archive]);
  const found = kept.find((one) => one.key === key);
  if (found !== undefined) {
    kept.push(...kept.splice(kept.indexOf(found), 1));
    return found;
  }
  const source = await sourceAt(steps, way);
  const one = {
    key,
    source,
    opened: ARCHIVE_READERS[archive].open?.(source.store, toolsAt(steps, way)) ?? null,
  };
  // What is read where it lies in the file has to be opened with the file.
  if (steps.length > 0 || one.opened !== null) kept.push(one);
  letGo(way);
  return one;
}

function letGo({ kept, tools }: Way): void {
  const bytes = (): number =>
    kept.reduce((sum, { source, opened }) => sum + (opened?.bytes?.() ?? source.store.length), 0);
  while (kept.length > MOST_KEPT || bytes() > tools.limits.messageFileBytes) kept.shift();
}

/** Why there is no source. @throws whatever else it is */
export function sourceFailure(error: unknown): Failure {
  return error instanceof FileFault ? error.failure : failureOf(error, null);
}
