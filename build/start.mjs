/** `npm start [PATH]`: sets up what is missing, builds, and opens the window with PATH. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build-program.mjs';
import { runInForeground } from './run-in-foreground.mjs';
import { sandboxFlags } from './sandbox-flags.mjs';
import { openDisplay } from './setup/display.mjs';
import { announceRuntime } from './setup/electron-runtime.mjs';
import { artifactsFolder, resolveUserPath, rootFolder } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript, say } from './setup/say.mjs';

/** Else Chromium fills the terminal with complaints about the desktop services that are not there. */
const QUIET_WITHOUT_DESKTOP = ['--log-level=3'];

await runScript(async () => {
  const runtime = await prepare({ forWindow: true });
  announceRuntime(runtime);
  await ensureBuilt();
  const display = await openDisplay();
  try {
    const picture = display.isVirtual ? pictureOfWindow() : {};
    const flags = [...sandboxFlags(), ...(display.isVirtual ? QUIET_WITHOUT_DESKTOP : [])];
    const args = [...flags, rootFolder, ...process.argv.slice(2).map(absoluteUnlessOption)];
    say('Opening the window. Ctrl-C ends the program.');
    return await runInForeground(runtime.executable, args, { ...display.variables, ...picture });
  } finally {
    display.close();
  }
});

/** Where nobody sees the window, the program draws it into a file. @returns {NodeJS.ProcessEnv} */
function pictureOfWindow() {
  const file = process.env.DIRSYNC_PICTURE ?? path.join(artifactsFolder, 'window.png');
  mkdirSync(path.dirname(file), { recursive: true });
  say(`A picture of the window will be saved to ${path.relative(rootFolder, file)}.`);
  return { DIRSYNC_PICTURE: file };
}

/** @param {string} argument a path as typed, or an option for Electron @returns {string} */
function absoluteUnlessOption(argument) {
  return argument.startsWith('-') ? argument : resolveUserPath(argument);
}
