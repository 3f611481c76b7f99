/** Lists everything below a directory without opening or following anything. */
import fs from 'node:fs';
import path from 'node:path';
import type { Limits } from '../../shared/limits.ts';
import type { MessageState } from '../../shared/state.ts';
import type { SeenFile } from '../index/write-messages.ts';

/** Entries looked at together; bounds both memory and the load on a network share. */
const BATCH = 64;

export interface Listing {
  readonly files: readonly SeenFile[];
  /** What could not be listed, in plain words. */
  readonly problems: readonly string[];
}

/**
 * Yields what lies below `root` in batches, sorted within each directory. Anything that is neither a regular file nor
 * a directory is yielded as failed (not-a-regular-file) and left alone.
 * @param only list this one file of `root` instead
 */
export async function* listFiles(
  root: string,
  only: string | null,
  limits: Pick<Limits, 'scanDepth'>,
  signal: AbortSignal,
): AsyncGenerator<Listing> {
  if (only !== null) {
    yield { files: await seenFiles(root, '', [only]), problems: [] };
    return;
  }
  const directories: { readonly relative: string; readonly depth: number }[] = [{ relative: '', depth: 1 }];
  for (let next = directories.pop(); next !== undefined && !signal.aborted; next = directories.pop()) {
    const { relative, depth } = next;
    const names = await entryNames(root, relative);
    if (typeof names === 'string') {
      yield { files: [], problems: [names] };
      continue;
    }
    if (depth > limits.scanDepth) {
      yield { files: [], problems: [`${relative}: deeper than ${limits.scanDepth} levels, not listed`] };
      continue;
    }
    directories.push(
      ...names.directories
        .map((name) => ({ relative: joined(relative, name), depth: depth + 1 }))
        .toReversed(),
    );
    for (let at = 0; at < names.others.length && !signal.aborted; at += BATCH) {
      yield { files: await seenFiles(root, relative, names.others.slice(at, at + BATCH)), problems: [] };
    }
  }
}

async function entryNames(
  root: string,
  relative: string,
): Promise<{ directories: string[]; others: string[] } | string> {
  try {
    const entries = await fs.promises.readdir(path.join(root, relative), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      directories: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
      others: entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
    };
  } catch (error) {
    return `${relative || 'the queue folder'}: could not be listed (${codeOf(error)})`;
  }
}

async function seenFiles(root: string, relative: string, names: readonly string[]): Promise<SeenFile[]> {
  const seen = await Promise.all(names.map((name) => seenFile(root, joined(relative, name))));
  return seen.flat();
}

/** None when it was there a moment ago, or was the file to be listed: what has vanished is gone. */
async function seenFile(root: string, file: string): Promise<SeenFile | []> {
  try {
    const stat = await fs.promises.lstat(path.join(root, file));
    const state: MessageState = stat.isFile() ? { kind: 'discovered' } : notRegular(stat);
    return { file, bytes: stat.isFile() ? stat.size : 0, modifiedMs: stat.mtimeMs, state };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    const detail = `could not be looked at (${codeOf(error)})`;
    return {
      file,
      bytes: 0,
      modifiedMs: 0,
      state: { kind: 'failed', failure: { kind: 'read-error', detail, part: null, offset: null } },
    };
  }
}

function notRegular(stat: fs.Stats): MessageState {
  const detail = `${kindOf(stat)}; it was not opened`;
  return { kind: 'failed', failure: { kind: 'not-a-regular-file', detail, part: null, offset: null } };
}

function kindOf(stat: fs.Stats): string {
  if (stat.isSymbolicLink()) return 'a symbolic link';
  // A file that was opened by itself may have become one.
  if (stat.isDirectory()) return 'a folder';
  if (stat.isFIFO()) return 'a named pipe';
  return stat.isSocket() ? 'a socket' : 'a device';
}

/** Paths in the index are relative and written with `/` on every system. */
function joined(relative: string, name: string): string {
  return relative === '' ? name : `${relative}/${name}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
