/** Where things are: one place for every folder the scripts read or write. */
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, absolute. */
export const rootFolder = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** @param {...string} parts @returns {string} an absolute path inside the repository */
export const inRoot = (...parts) => path.join(rootFolder, ...parts);

/** Pictures and test reports; not kept in git. */
export const artifactsFolder = inRoot('artifacts');

/** What may be thrown away but costs time to fetch again, shared by all clones of one user. */
export const cacheFolder = path.join(
  process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
  'dirsync-workbench',
);

/**
 * npm runs scripts in the repository and keeps the folder the user stands in as INIT_CWD.
 * @param {string} given a path as typed by the user
 * @returns {string} the same path, absolute
 */
export function resolveUserPath(given) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
}
