/** Builds out/ when it is not made from the present sources. */
import { rmSync } from 'node:fs';
import { hashOfSources, isBuildFresh, markBuild } from './build-stamp.mjs';
import { inRoot } from './setup/paths.mjs';
import { requireCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';

const BUILD_LIMIT_MS = 5 * 60_000;

/** @throws {import('./setup/say.mjs').SetUpError} with what the bundler said */
export async function ensureBuilt() {
  if (isBuildFresh()) return;
  say('Building the program …');
  const hash = hashOfSources();
  // Files of an earlier build would be packaged along.
  rmSync(inRoot('out'), { recursive: true, force: true });
  await requireCommand(
    process.execPath,
    [
      inRoot('node_modules/electron-vite/bin/electron-vite.js'),
      'build',
      '--config',
      'build/electron.vite.config.ts',
      '--logLevel=warn',
    ],
    { timeoutMs: BUILD_LIMIT_MS, output: 'stderr', advice: 'What is wrong is said above.' },
  );
  markBuild(hash);
}
