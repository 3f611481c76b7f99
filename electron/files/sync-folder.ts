import fs from 'node:fs';

/**
 * Makes renames and removals within `folder` survive a power failure, where the file system can. Never throws: what it
 * is called for has happened already, and saying that it has not would have it done twice.
 */
export function syncFolder(folder: string): void {
  // Windows has no such call and needs none; some network file systems refuse it.
  if (process.platform === 'win32') return;
  try {
    const handle = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    return;
  }
}
