/** Whether a command is on the PATH. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** @param {string} name @returns {boolean} */
export function hasCommand(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => folder !== '' && existsSync(path.join(folder, name)));
}
