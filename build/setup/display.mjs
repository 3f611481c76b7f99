/** A display to draw on: the user's own, or an Xvfb of ours where there is none. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say, SetUpError } from './say.mjs';

const START_LIMIT_MS = 20_000;
const SCREEN = '1600x1000x24';

/**
 * @typedef {object} Display
 * @property {Record<string, string>} variables for the environment of programs that shall use it
 * @property {boolean} isVirtual nobody sees it
 * @property {() => void} close ends it, if it is ours
 */

/** @returns {boolean} whether a window could be shown to someone */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  if (process.env.WAYLAND_DISPLAY) return true;
  const local = /^:(\d+)/.exec(process.env.DISPLAY ?? '');
  // DISPLAY=:0 is often inherited by shells on machines where no server listens.
  if (local) return existsSync(`/tmp/.X11-unix/X${local[1]}`);
  return Boolean(process.env.DISPLAY);
}

/** @returns {Promise<Display>} @throws {SetUpError} when Xvfb does not start */
export async function openDisplay() {
  if (hasDisplay()) return { variables: {}, isVirtual: false, close: () => undefined };
  return startXvfb();
}

/** @returns {Promise<Display>} */
function startXvfb() {
  return new Promise((resolve, reject) => {
    // The server picks a free number itself and writes it to descriptor 3: no race for one.
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      // Not in the terminal's group: Ctrl-C must reach the program before its display is gone.
      detached: true,
    });
    const close = () => void server.kill('SIGTERM');
    process.once('exit', close);
    let complaint = '';
    let number = '';
    const fail = (/** @type {string} */ reason) => {
      close();
      reject(new SetUpError(`Xvfb did not start: ${reason}\n${complaint.trim()}`.trim()));
    };
    const limit = setTimeout(() => fail(`no answer within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    server.once('error', (error) => fail(error.message));
    server.once('exit', (code) => fail(`exit code ${code}`));
    server.stderr?.setEncoding('utf8').on('data', (text) => (complaint += text));
    server.stdio[3]?.on('data', (bytes) => {
      number += bytes;
      if (!number.endsWith('\n')) return;
      clearTimeout(limit);
      const name = `:${number.trim()}`;
      say(`There is no display here: using a virtual one (Xvfb ${name}).`);
      resolve({ variables: { DISPLAY: name }, isVirtual: true, close });
    });
  });
}
