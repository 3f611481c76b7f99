/** How electron-builder is called. */

/** The options that name a platform. */
const PLATFORM_OPTIONS = new Map([
  ['linux', '--linux'],
  ['win32', '--win'],
  ['darwin', '--mac'],
]);

/** @param {readonly string[]} options the caller's, for electron-builder @returns {boolean} */
export function isForThisPlatform(options) {
  const asked = [...PLATFORM_OPTIONS.values()].filter((option) => options.includes(option));
  return asked.length === 0 || asked.includes(PLATFORM_OPTIONS.get(process.platform) ?? '');
}

/**
 * @param {import('../setup/electron-runtime.mjs').ElectronRuntime} runtime
 * @param {readonly string[]} options the caller's
 * @returns {string[]}
 */
export function electronBuilderArgs(runtime, options) {
  const args = ['--config', 'build/electron-builder.mjs', '--publish', 'never', ...options];
  // For another platform electron-builder fetches that platform's Electron itself.
  if (!isForThisPlatform(options)) return args;
  return [...args, `-c.electronVersion=${runtime.version}`, `-c.electronDist=${runtime.distPath}`];
}
