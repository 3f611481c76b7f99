import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { syncFolder } from '../files/sync-folder.ts';

/**
 * The steps in which files change. They are passed in, so that the crash tests can end the process before and after
 * each of them.
 */
export interface Disk {
  /** Moves within one file system. The caller has made sure that `to` is free. */
  rename(from: string, to: string): void;
  remove(file: string): void;
  exists(file: string): boolean;
  makeFolder(folder: string): void;
  writeNew(file: string, text: string): void;
  /** Makes renames and removals within `folder` survive a power failure, where the file system can. Never throws. */
  syncFolder(folder: string): void;
  /** Hex. */
  sha256(file: string): string;
  /**
   * What tells a folder from another one at the same path, such as the empty one below a share that is not mounted.
   * The device is left out: a share may get another one with every mount.
   */
  identity(folder: string): string;
}

export const REAL_DISK: Disk = {
  identity: (folder) => String(fs.statSync(folder, { bigint: true }).ino),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (file) => fs.rmSync(file, { force: true }),
  exists: (file) => fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined,
  makeFolder: (folder) => void fs.mkdirSync(folder, { recursive: true }),
  writeNew: (file, text) => fs.writeFileSync(file, text, { flag: 'wx' }),
  syncFolder,
  sha256: (file) => {
    const hash = crypto.createHash('sha256');
    const handle = fs.openSync(file, 'r');
    try {
      const step = Buffer.allocUnsafe(1024 * 1024);
      for (let count = fs.readSync(handle, step); count > 0; count = fs.readSync(handle, step)) {
        hash.update(step.subarray(0, count));
      }
    } finally {
      fs.closeSync(handle);
    }
    return hash.digest('hex');
  },
};

/** The first of `file`, `file-2`, `file-3`, … that is free, also with each of the suffixes. */
export function freeName(
  disk: Pick<Disk, 'exists'>,
  file: string,
  suffixes: readonly string[] = [''],
): string {
  const { dir, name, ext } = path.parse(file);
  let candidate = file;
  for (let count = 2; suffixes.some((suffix) => disk.exists(candidate + suffix)); count += 1)
    candidate = path.join(dir, `${name}-${count}${ext}`);
  return candidate;
}
