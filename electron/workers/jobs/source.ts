/** What a job is about: a file, or something in it that its steps lead to. */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ByteStore, PlaceStep } from '../../../shared/formats/archive.ts';
import { memoryStore } from '../../../shared/formats/byte-store.ts';
import { ARCHIVE_READERS } from '../archives/archives.ts';
import type { ArchiveTools } from '../archives/model.ts';
import { FileFault, openRegularFile } from './regular-file.ts';

export interface JobSource {
  readonly store: ByteStore;
  readonly modifiedMs: number;
}

/**
 * Opens the file, goes the steps, and closes the file when `act` has come to its end.
 * @throws FileFault, CodecFault: see `sourceFailure`
 */
export async function withSource<Value>(
  { file, steps }: { readonly file: string; readonly steps: readonly PlaceStep[] },
  tools: ArchiveTools,
  act: (source: JobSource) => Value | Promise<Value>,
): Promise<Value> {
  const opened = openRegularFile(file, tools.passed);
  try {
    let source: JobSource = opened;
    for (const { archive, place, modifiedMs } of steps) {
      const bytes = await ARCHIVE_READERS[archive].read(source.store, place, tools);
      source = { store: memoryStore(bytes), modifiedMs: modifiedMs ?? source.modifiedMs };
    }
    return await act(source);
  } finally {
    opened.close();
  }
}

/** Why there is no source. @throws whatever else it is */
export function sourceFailure(error: unknown): Failure {
  if (error instanceof FileFault) return error.failure;
  if (!(error instanceof CodecFault)) throw error;
  return { kind: error.kind, detail: error.message, part: null, offset: error.offset };
}
