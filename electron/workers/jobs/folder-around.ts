/** Other files of the folder in which an archive lies, as an archive names them. Nothing of it is kept open. */
import fs from 'node:fs';
import path from 'node:path';
import { errorText } from '../../../shared/error-text.ts';
import { count } from '../../../shared/format/count.ts';
import type { ArchiveTools, FileBeside, FolderAround } from '../archives/model.ts';
import { FileFault, openRegularFile } from './regular-file.ts';

type Tools = Pick<ArchiveTools, 'limits' | 'passed'>;

/** @param file path of the archive */
export function folderAround(file: string, tools: Tools): FolderAround {
  const folder = path.dirname(file);
  return {
    read: (name, mostBytes) => {
      if (!isBareName(name)) return { kind: 'read-error', why: ', which is no name of a file' };
      try {
        const found = nameIn(folder, name, tools);
        return typeof found === 'string' ? readFile(folder, found, mostBytes, tools) : found;
      } catch (error) {
        // Where it was looked for is no part of what is wrong.
        const detail =
          error instanceof FileFault ? error.failure.detail : errorText(error).replace(/, \w+ '.*$/s, '');
        return { kind: 'read-error', why: `, which cannot be read: ${detail}` };
      }
    },
    stamp: (names) => {
      const stamps = names.map((name) => (isBareName(name) ? stampOf(path.join(folder, name)) : ''));
      // Under another case the name may turn up without a change to any of these.
      return JSON.stringify(stamps.includes(null) ? [...stamps, stampOf(folder)] : stamps);
    },
  };
}

/** The name comes from a file that may want to lead elsewhere. */
function isBareName(name: string): boolean {
  return !/[/\\:\0]/.test(name) && !['', '.', '..'].includes(name);
}

/** As it is written, or else the same in another case: sets were written on DOS. */
function nameIn(folder: string, name: string, { limits, passed }: Tools): string | FileBeside {
  if (fs.lstatSync(path.join(folder, name), { throwIfNoEntry: false }) !== undefined) return name;
  const wanted = name.toLowerCase();
  const found: string[] = [];
  let seen = 0;
  const listed = fs.opendirSync(folder);
  try {
    for (let entry = listed.readSync(); entry !== null; entry = listed.readSync()) {
      seen += 1;
      if (seen > limits.namesBeside) {
        const why = `, which is not among the ${count(limits.namesBeside)} names of the folder that were looked at`;
        return { kind: 'output-limit', why };
      }
      if (entry.name.toLowerCase() === wanted) found.push(entry.name);
      passed(entry.name.length);
    }
  } finally {
    listed.closeSync();
  }
  const [first] = found.toSorted();
  return first ?? { kind: 'truncated', why: ', which is not here' };
}

function readFile(folder: string, name: string, mostBytes: number, { passed, limits }: Tools): FileBeside {
  const file = path.join(folder, name);
  // Not every system can be told to follow no link when it opens.
  if (!fs.lstatSync(file).isFile()) return { kind: 'not-a-regular-file', why: ', which is no regular file' };
  const { store, close } = openRegularFile(file, passed);
  try {
    if (store.length > mostBytes) {
      const limit = count(limits.messageFileBytes);
      const why = `, with which more than ${limit} bytes would be read together`;
      return { kind: 'output-limit', why };
    }
    const bytes = store.read(0, store.length);
    if (bytes.length === store.length) return { name, bytes };
    return { kind: 'truncated', why: ', which became shorter while it was read' };
  } finally {
    close();
  }
}

/** Null when there is no such file, or none can be seen. */
function stampOf(file: string): string | null {
  try {
    const { ino, size, mtimeMs } = fs.lstatSync(file);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return null;
  }
}
