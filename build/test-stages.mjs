/** The two kinds of tests: how each is started, and where it leaves its report. */
import { mkdirSync } from 'node:fs';
import { runInForeground, runOnElectronNode } from './run-in-foreground.mjs';
import { openDisplay } from './setup/display.mjs';
import { artifactsFolder, inRoot } from './setup/paths.mjs';

const reportsFolder = inRoot('artifacts', 'test-results');

/** JSON, as the runners' own reporters write it. */
export const unitReportFile = inRoot('artifacts', 'test-results', 'unit.json');
export const endToEndReportFile = inRoot('artifacts', 'test-results', 'end-to-end.json');

/** @typedef {import('./setup/electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

/**
 * @param {ElectronRuntime} runtime
 * @param {readonly string[]} args for Vitest
 * @returns {Promise<number>} exit code
 */
export function runUnitTests(runtime, args) {
  mkdirSync(reportsFolder, { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReportFile}`];
  return runOnElectronNode(
    runtime,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts', ...reporters, ...args],
    testEnvironment(runtime),
  );
}

/**
 * Needs an up-to-date build in out/.
 * @param {ElectronRuntime} runtime
 * @param {readonly string[]} args for Playwright
 * @returns {Promise<number>} exit code
 */
export async function runEndToEndTests(runtime, args) {
  mkdirSync(artifactsFolder, { recursive: true });
  const display = await openDisplay();
  try {
    const playwright = inRoot('node_modules/@playwright/test/cli.js');
    return await runInForeground(
      process.execPath,
      [playwright, 'test', '--config', 'build/playwright.config.ts', ...args],
      { ...testEnvironment(runtime), ...display.variables, PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReportFile },
    );
  } finally {
    display.close();
  }
}

/**
 * What tests that start the program themselves have to know.
 * @param {ElectronRuntime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
function testEnvironment(runtime) {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: runtime.distPath,
    DIRSYNC_ELECTRON: runtime.executable,
    DIRSYNC_ELECTRON_SOURCE: runtime.source,
  };
}
