/** The system libraries that Electron needs on Linux, and what a display-less machine needs to draw. */
import { installPackages, isDebianLike } from './apt.mjs';
import { hasCommand } from './has-command.mjs';
import { runCommand } from './run-command.mjs';
import { say, SetUpError } from './say.mjs';

const LIST_LIMIT_MS = 30_000;
const NAMES_SHOWN = 4;

/** Debian's names; where a release renamed one, the newer name first. */
const LIBRARY_PACKAGES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libdrm2'],
  ['libxss1'],
  ['libxtst6'],
  ['libnotify4'],
  ['libcups2t64', 'libcups2'],
  ['libxkbcommon0'],
  ['libxcomposite1'],
  ['libxdamage1'],
  ['libxrandr2'],
  ['libatspi2.0-0t64', 'libatspi2.0-0'],
  ['dbus'],
];

const DISPLAY_PACKAGES = [['xvfb'], ['xauth']];

/** A picture of a window without a font shows boxes for letters. */
const FONT_PACKAGES = [['fontconfig'], ['fonts-dejavu-core']];

/**
 * @param {{ executable: string, needsDisplay: boolean }} needs `needsDisplay`: there is no display,
 *   so one must be made
 * @throws {SetUpError} when something is missing that this process cannot install
 */
export async function ensureSystemLibraries({ executable, needsDisplay }) {
  if (process.platform !== 'linux') return;
  const missing = await whatIsMissing(executable, needsDisplay);
  if (missing.length === 0) return;
  say(`Missing on this system: ${shortList(missing)}.`);
  await installLibraries(needsDisplay);
  const still = await whatIsMissing(executable, needsDisplay);
  if (still.length > 0) throw new SetUpError(`Still missing after the installation: ${still.join(', ')}.`);
}

/**
 * @param {string} executable
 * @param {boolean} needsDisplay
 * @returns {Promise<string[]>} names of libraries and commands
 */
async function whatIsMissing(executable, needsDisplay) {
  const listed = await runCommand('ldd', [executable], { timeoutMs: LIST_LIMIT_MS });
  const libraries = [...listed.output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  if (!needsDisplay) return libraries;
  const display = hasCommand('Xvfb') ? [] : ['Xvfb (a display without a screen)'];
  const fonts = (await hasFonts()) ? [] : ['fonts'];
  return [...libraries, ...display, ...fonts];
}

/** @param {readonly string[]} names @returns {string} the first few, and how many more there are */
function shortList(names) {
  const rest = names.length - NAMES_SHOWN;
  return rest > 0 ? `${names.slice(0, NAMES_SHOWN).join(', ')} and ${rest} more` : names.join(', ');
}

/** @returns {Promise<boolean>} */
async function hasFonts() {
  const listed = await runCommand('fc-list', [], { timeoutMs: LIST_LIMIT_MS });
  return listed.ok && listed.output.trim() !== '';
}

/** @param {boolean} needsDisplay @throws {SetUpError} */
async function installLibraries(needsDisplay) {
  const choices = [...LIBRARY_PACKAGES, ...(needsDisplay ? [...DISPLAY_PACKAGES, ...FONT_PACKAGES] : [])];
  if (!isDebianLike()) {
    throw new SetUpError(
      'They are installed by your distribution’s package manager.',
      `On Debian their packages are: ${choices.map((names) => names.at(-1)).join(' ')}`,
    );
  }
  await installPackages(choices);
}
