/** The official download, by Electron's own installer, which checks it against its own checksums. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, inRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';
import { say } from './say.mjs';

/** Enough for 120 MB on a slow line; a host that cannot be reached fails within seconds. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/** A network without the host today has none in ten minutes either: don't try at every start. */
const REMEMBER_FAILURE_MS = 24 * 60 * 60_000;

const failureFile = path.join(cacheFolder, 'electron-download-failed.json');

/**
 * @param {string} version the one that package.json pins
 * @returns {Promise<string | null>} null when it is there now, else why not in a few words
 */
export async function downloadOfficialElectron(version) {
  const earlier = rememberedFailure(version);
  if (earlier !== null) return earlier;
  say(`Downloading Electron ${version} …`);
  const result = await runCommand(process.execPath, [inRoot('node_modules/electron/install.js')], {
    timeoutMs: DOWNLOAD_LIMIT_MS,
  });
  if (result.ok) {
    rmSync(failureFile, { force: true });
    return null;
  }
  const reason = result.problem.split('\n').find((line) => line.includes('rror')) ?? result.problem;
  say(`Electron ${version} could not be downloaded: ${reason.trim()}`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(failureFile, JSON.stringify({ version, at: Date.now(), reason }));
  return reason;
}

/** @param {string} version @returns {string | null} the reason of a failure not long ago */
function rememberedFailure(version) {
  if (process.env.DIRSYNC_RETRY_DOWNLOAD === '1' || !existsSync(failureFile)) return null;
  try {
    const failure = JSON.parse(readFileSync(failureFile, 'utf8'));
    const isFresh = Date.now() - failure.at < REMEMBER_FAILURE_MS;
    return failure.version === version && isFresh ? failure.reason : null;
  } catch {
    return null; // half-written by a run that was ended: the same as no memory
  }
}
