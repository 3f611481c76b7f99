/** Part of `npm run check`: the directions of imports and the names in the repository's root. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importBreaches, topLevelBreaches } from './imports/breaches.mjs';
import { inRoot, rootFolder } from './setup/paths.mjs';

const FOLDERS = ['electron', 'renderer', 'shared', 'test', 'build'];
const SOURCE_FILE = /\.(ts|tsx|mts|mjs|js)$/;

const breaches = [...topLevelBreaches(readdirSync(rootFolder)), ...sourceFiles().flatMap(breachesOf)];
for (const breach of breaches) process.stdout.write(`${breach}\n`);
process.exitCode = breaches.length > 0 ? 1 : 0;

/** @returns {string[]} relative to the repository, with forward slashes */
function sourceFiles() {
  return FOLDERS.flatMap((folder) => readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && SOURCE_FILE.test(entry.name))
    .map((entry) => path.relative(rootFolder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
}

/** @param {string} file @returns {string[]} */
function breachesOf(file) {
  return importBreaches(file, readFileSync(inRoot(file), 'utf8'));
}
