/** The npm packages: installed when they are missing or when the lock file has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { say, SetUpError } from './say.mjs';

const INSTALL_LIMIT_MS = 15 * 60_000;

/** Says which lock file node_modules was made from. */
const stampFile = inRoot('node_modules', '.dirsync-lock-hash');

/**
 * Scripts of packages are not run: none is needed, and Electron's runtime has its own step, which
 * can do without the download host. npm's warnings are left out: the only ones concern packages
 * that want a newer Node than the one at hand, and those are run on Electron's Node.
 */
const INSTALL_ARGS = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** @throws {SetUpError} when npm cannot install them */
export async function ensureDependencies() {
  const wanted = lockFileHash();
  if (installedHash() === wanted) return;
  say('Installing the npm packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = await runCommand(npm, INSTALL_ARGS, { timeoutMs: INSTALL_LIMIT_MS });
  if (!result.ok) {
    throw new SetUpError(
      `The npm packages could not be installed: ${result.problem}`,
      'Check that this machine reaches the npm registry (`npm ping`), then run the same command again.',
    );
  }
  writeFileSync(stampFile, wanted);
}

/** @returns {string} */
function lockFileHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
}

/** @returns {string | null} null when nothing was installed, or not by this script */
function installedHash() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
}
