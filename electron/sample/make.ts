/** Writes a sample queue. Runs anywhere Node runs; the program and the command line both use it. */
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { renderMessage } from './message.ts';
import { problemOf } from './options.ts';
import type { SampleOptions } from './options.ts';
import type { StoryFile } from './stage.ts';
import { countFiles, tellStory } from './story.ts';

export interface SampleReport {
  readonly files: number;
  readonly bytes: number;
}

export interface SampleRefusal {
  readonly kind: 'invalid-options' | 'directory-in-use' | 'input-output';
  /** What happened and to what, as a sentence. */
  readonly text: string;
}

/** Files under way at once: enough to keep the disk and zlib's threads busy, few enough to keep memory small. */
const CONCURRENCY = 6;

/**
 * Makes a sample queue in `directory`, which must be empty or not exist. Names, contents and times of the files depend
 * on the options alone. `onProgress` is told files done and to do, also at the start and at the end.
 */
export async function makeSampleQueue(
  directory: string,
  options: SampleOptions,
  onProgress?: (done: number, total: number) => void,
): Promise<Result<SampleReport, SampleRefusal>> {
  const problem = problemOf(options);
  if (problem !== null) return failure({ kind: 'invalid-options', text: problem });
  try {
    await mkdir(directory, { recursive: true });
    const present = await readdir(directory);
    if (present.length > 0) {
      const text = `${directory} is not empty. Name a directory that is empty or does not exist yet.`;
      return failure({ kind: 'directory-in-use', text });
    }
    for (const folder of ['inbound', 'outbound', 'logs']) await mkdir(path.join(directory, folder));
    return success(await writeAll(directory, options, onProgress));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const isNoDirectory = error.code === 'EEXIST' || error.code === 'ENOTDIR';
    if (!isNoDirectory) return failure({ kind: 'input-output', text: error.message });
    return failure({ kind: 'directory-in-use', text: `${directory} is not a directory.` });
  }
}

/** Several writers take files from one story, so that packing one overlaps with writing another. */
async function writeAll(
  directory: string,
  options: SampleOptions,
  onProgress: ((done: number, total: number) => void) | undefined,
): Promise<SampleReport> {
  const total = countFiles(options);
  const story = tellStory(options);
  let files = 0;
  let bytes = 0;
  const writer = async (): Promise<void> => {
    for (const file of story) {
      const written = await write(directory, file);
      bytes += written;
      files++;
      onProgress?.(files, total);
    }
  };
  onProgress?.(0, total);
  await Promise.all(Array.from({ length: CONCURRENCY }, writer));
  return { files, bytes };
}

async function write(directory: string, { path: relative, mtimeMs, content }: StoryFile): Promise<number> {
  const target = path.join(directory, relative);
  const bytes = content instanceof Uint8Array ? content : await renderMessage(content);
  await writeFile(target, bytes, { flag: 'wx' });
  await utimes(target, mtimeMs / 1_000, mtimeMs / 1_000);
  return bytes.length;
}
