/** What a job is about: a file, or something in it that its steps lead to. */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ByteStore, PlaceStep } from '../../../shared/formats/archive.ts';
import { memoryStore } from '../../../shared/formats/byte-store.ts';
import { ARCHIVE_READERS } from '../archives/archives.ts';
import type { ArchiveTools } from '../archives/model.ts';
import { FileFault, openRegularFile } from './regular-file.ts';
import type { OpenFile } from './regular-file.ts';

export interface JobSource {
  readonly store: ByteStore;
  readonly modifiedMs: number;
}

/**
 * The archive within an archive that was opened last: its members are read one after the other, and each would decode it
 * again. One for a thread, of at most `limits.messageFileBytes`.
 */
export interface KeptArchive {
  /** What it is the content of; empty for nothing. */
  key: string;
  source: JobSource | null;
}

/**
 * Opens the file, goes the steps, and closes the file when `act` has come to its end.
 * @throws FileFault, CodecFault: see `sourceFailure`
 */
export async function withSource<Value>(
  { file, steps }: { readonly file: string; readonly steps: readonly PlaceStep[] },
  tools: ArchiveTools,
  kept: KeptArchive,
  act: (source: JobSource) => Value | Promise<Value>,
): Promise<Value> {
  const opened = openRegularFile(file, tools.passed);
  try {
    const last = steps.at(-1);
    if (last === undefined) return await act(opened);
    const archive = await archiveAround(opened, file, steps.slice(0, -1), tools, kept);
    return await act(await memberOf(archive, last, tools));
  } finally {
    opened.close();
  }
}

/** What the member lies in: the file itself, or something in it. */
async function archiveAround(
  opened: OpenFile,
  file: string,
  steps: readonly PlaceStep[],
  tools: ArchiveTools,
  kept: KeptArchive,
): Promise<JobSource> {
  if (steps.length === 0) return opened;
  const key = JSON.stringify([file, opened.modifiedMs, opened.store.length, steps]);
  if (kept.key === key && kept.source !== null) return kept.source;
  let source: JobSource = opened;
  for (const step of steps) source = await memberOf(source, step, tools);
  Object.assign(kept, { key, source });
  return source;
}

async function memberOf(
  { store, modifiedMs }: JobSource,
  step: PlaceStep,
  tools: ArchiveTools,
): Promise<JobSource> {
  const bytes = await ARCHIVE_READERS[step.archive].read(store, step.place, tools);
  return { store: memoryStore(bytes), modifiedMs: step.modifiedMs ?? modifiedMs };
}

/** Why there is no source. @throws whatever else it is */
export function sourceFailure(error: unknown): Failure {
  if (error instanceof FileFault) return error.failure;
  if (!(error instanceof CodecFault)) throw error;
  return { kind: error.kind, detail: error.message, part: null, offset: error.offset };
}
