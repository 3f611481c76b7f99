/** Packages of Debian and what is made of it: installed by root, named to everyone else. */
import { readFileSync } from 'node:fs';
import { requireCommand, runCommand } from './run-command.mjs';
import { say, SetUpError } from './say.mjs';

const LIST_LIMIT_MS = 30_000;
const INSTALL_LIMIT_MS = 10 * 60_000;

/** @returns {boolean} */
export function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false; // no such file: some other kind of Linux
  }
}

/**
 * @param {readonly (readonly string[])[]} choices the names that each package has had over the releases, newest first
 * @throws {SetUpError} when this process may not, or cannot, install them
 */
export async function installPackages(choices) {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await aptGet(['update'], 'Check that this machine reaches its package mirror.');
  const names = await Promise.all(choices.map(firstAvailable));
  const install = ['install', '--yes', '--no-install-recommends', ...names];
  if (!isRoot) {
    throw new SetUpError(
      'Only root can install them. Run this, then the same command again:',
      `  sudo apt-get update && sudo apt-get ${install.join(' ')}`,
    );
  }
  say('Installing them with apt-get …');
  await aptGet(install, `Run it by hand to see why: apt-get ${install.join(' ')}`);
}

/**
 * @param {readonly string[]} names of one package over the releases
 * @returns {Promise<string>} the first that this release has, else the oldest name
 */
async function firstAvailable(names) {
  for (const name of names.slice(0, -1)) {
    const policy = await runCommand('apt-cache', ['policy', name], { timeoutMs: LIST_LIMIT_MS });
    if (/^\s*Candidate: (?!\(none\))/m.test(policy.output)) return name;
  }
  return names.at(-1) ?? '';
}

/** @param {readonly string[]} args @param {string} advice */
async function aptGet(args, advice) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await requireCommand('apt-get', ['-qq', ...args], { timeoutMs: INSTALL_LIMIT_MS, env, advice });
}
