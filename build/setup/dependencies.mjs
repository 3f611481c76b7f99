/** The npm packages: installed when they are missing or when the lock file has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLockFile } from './lock-file.mjs';
import { requireNodeVersion } from './node-version.mjs';
import { npmCommand } from './npm.mjs';
import { rootFolder } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { say, SetUpError } from './say.mjs';

const INSTALL_LIMIT_MS = 15 * 60_000;
/** Longer, so that who waits does not give up on one that is about to be ended. */
const WAIT_LIMIT_MS = INSTALL_LIMIT_MS + 60_000;

/**
 * Scripts of packages are not run: none is needed, and Electron's runtime has its own step, which
 * can do without the download host. npm's warnings are left out: the only ones concern packages
 * that want a newer Node than the one at hand, and those are run on Electron's Node.
 */
const INSTALL_ARGS = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * @typedef {object} Project
 * @property {string} root where package-lock.json lies
 * @property {() => Promise<import('./run-command.mjs').CommandResult>} install makes node_modules anew
 * @property {(text: string) => void} say
 * @property {import('./lock-file.mjs').Processes} [processes] those of this machine unless given
 */

/** @type {Project} */
const THIS_PROJECT = { root: rootFolder, install: npmCi, say };

/**
 * Of commands that are started together one installs, and the others wait for it: npm empties node_modules first.
 * @param {Project} project tests give another one
 * @throws {SetUpError} when Node is too old, or npm cannot install them
 */
export async function ensureDependencies(project = THIS_PROJECT) {
  requireNodeVersion();
  if (isInstalled(project.root)) return;
  const onWait = () => project.say('Another command is installing the npm packages, waiting for it …');
  const lock = path.join(project.root, '.npm-ci.lock');
  const installOnce = async () => {
    if (!isInstalled(project.root)) await install(project);
  };
  await withLockFile(lock, { timeoutMs: WAIT_LIMIT_MS, onWait }, installOnce, project.processes);
}

/** @param {Project} project */
async function install({ root, install: run, say: tell }) {
  const wanted = lockFileHash(root);
  // What is ended halfway must not pass for what was there before.
  rmSync(stampFile(root), { force: true });
  tell('Installing the npm packages (npm ci) …');
  const result = await run();
  if (!result.ok) {
    throw new SetUpError(
      `The npm packages could not be installed: ${result.problem}`,
      'Check that this machine reaches the npm registry (`npm ping`), then run the same command again.',
    );
  }
  writeFileSync(stampFile(root), wanted);
}

function npmCi() {
  const { command, args } = npmCommand(INSTALL_ARGS);
  return runCommand(command, args, { timeoutMs: INSTALL_LIMIT_MS });
}

/** @param {string} root @returns {boolean} false also when they were installed by something else than this script */
function isInstalled(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockFileHash(root);
}

/** Says which lock file node_modules was made from. @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.dirsync-lock-hash');
}

/** @param {string} root @returns {string} */
function lockFileHash(root) {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}
