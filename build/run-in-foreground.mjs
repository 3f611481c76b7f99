/**
 * Starts the program that a script exists for and gives it the terminal. Ctrl-C and `kill` end it
 * together with the script.
 */
import { spawn } from 'node:child_process';
import { inRoot, rootFolder } from './setup/paths.mjs';
import { SetUpError } from './setup/say.mjs';

/** What a shell reports for a program ended by Ctrl-C. */
const INTERRUPTED = 130;

const PARENT_CHECK_MS = 500;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's own
 * @param {string} [cwd] the repository unless given
 * @returns {Promise<number>} its exit code
 */
export function runInForeground(command, args, env = {}, cwd = rootFolder) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      // Outside the terminal's group, so that Ctrl-C reaches it once, through `passOn`: Electron takes
      // a second signal as an order to die without saving anything.
      detached: process.platform !== 'win32',
    });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.on('SIGINT', passOn).on('SIGTERM', passOn).on('SIGHUP', passOn);
    const stopWatching = onParentGone(() => passOn('SIGTERM'));
    child.once('error', (error) => reject(new SetUpError(`${command} does not start: ${error.message}`)));
    child.once('exit', (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn).off('SIGHUP', passOn);
      stopWatching();
      resolve(code ?? INTERRUPTED);
    });
  });
}

/**
 * npm runs scripts through a shell: `kill` on npm ends the shell, and this process is told nothing.
 * @param {() => void} act
 * @returns {() => void} ends the watch
 */
function onParentGone(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, PARENT_CHECK_MS);
  return () => clearInterval(watch);
}

/**
 * Runs a script on Electron's own Node: the runtime that ships, whatever Node this machine has.
 * @param {import('./setup/electron-runtime.mjs').ElectronRuntime} runtime
 * @param {readonly string[]} args the script, relative to the repository, and its arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [cwd]
 */
export function runOnElectronNode(runtime, args, env = {}, cwd = rootFolder) {
  const [script = '', ...rest] = args;
  const nodeEnv = { ELECTRON_RUN_AS_NODE: '1', ...env };
  return runInForeground(runtime.executable, [inRoot(script), ...rest], nodeEnv, cwd);
}
