/** Whether out/ was built from the sources as they are now. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, rootFolder } from './setup/paths.mjs';

const SOURCES = [
  'electron',
  'shared',
  'renderer',
  'build/electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

const stampFile = inRoot('out', '.built-from');

/** @returns {boolean} */
export function isBuildFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashOfSources();
}

/** @param {string} hash of the sources before the build began: a later edit makes the build old */
export function markBuild(hash) {
  writeFileSync(stampFile, hash);
}

/** By content, as git and copying change the times. @returns {string} */
export function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(inRoot(source))) {
      hash
        .update(`${path.relative(rootFolder, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** @param {string} start a file or a folder @returns {string[]} absolute, in a fixed order */
function filesBelow(start) {
  if (path.extname(start) !== '') return [start];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
