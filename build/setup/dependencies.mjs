/** The npm packages: installed when they are missing or when the lock file has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { requireNodeVersion } from './node-version.mjs';
import { npmCommand } from './npm.mjs';
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

/** @throws {SetUpError} when Node is too old, or npm cannot install them */
export async function ensureDependencies() {
  requireNodeVersion();
  const wanted = lockFileHash();
  if (installedHash() === wanted) return;
  say('Installing the npm packages (npm ci) …');
  const { command, args } = npmCommand(INSTALL_ARGS);
  const result = await runCommand(command, args, { timeoutMs: INSTALL_LIMIT_MS });
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
