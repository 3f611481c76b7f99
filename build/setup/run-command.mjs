/** External commands, each with a time limit and with words for when it goes wrong. */
import { spawn } from 'node:child_process';
import { rootFolder } from './paths.mjs';
import { SetUpError } from './say.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {number} timeoutMs the command is ended after this many milliseconds
 * @property {string} [cwd] the repository unless given
 * @property {NodeJS.ProcessEnv} [env] this process's own unless given
 * @property {'capture' | 'stderr' | 'inherit'} [output] `capture` (default) returns it, `stderr` shows all
 *   of it on stderr, `inherit` leaves both streams as they are
 */

/**
 * @typedef {object} CommandResult
 * @property {boolean} ok it ran and ended with 0
 * @property {number | null} exitCode null when it was ended by a signal or could not be started
 * @property {string} output stdout, when captured
 * @property {string} problem why it is not ok, with the last lines of stderr; empty when it is
 */

/**
 * Runs a command to its end. Never throws: a command that is missing is a result like any other.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, options) {
  return new Promise((resolve) => {
    const { timeoutMs, cwd = rootFolder, env = process.env, output = 'capture' } = options;
    const child = spawn(command, args, { cwd, env, stdio: stdioFor(output), timeout: timeoutMs });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.once('error', (error) =>
      resolve({ ok: false, exitCode: null, output: stdout, problem: error.message }),
    );
    child.once('close', (exitCode, signal) => {
      const ok = exitCode === 0;
      const ending = signal
        ? `was ended by ${signal} (time limit ${timeoutMs / 1000} s)`
        : `exit code ${exitCode}`;
      resolve({ ok, exitCode, output: stdout, problem: ok ? '' : `${ending}\n${lastLines(stderr)}`.trim() });
    });
  });
}

/**
 * The same for a command without which nothing can go on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions & { advice: string }} options `advice`: what the user can do when it fails
 * @returns {Promise<string>} its stdout
 */
export async function requireCommand(command, args, { advice, ...options }) {
  const result = await runCommand(command, args, options);
  if (result.ok) return result.output;
  throw new SetUpError(`\`${[command, ...args].join(' ')}\` failed: ${result.problem}`, advice);
}

/** @param {'capture' | 'stderr' | 'inherit'} output @returns {import('node:child_process').StdioOptions} */
function stdioFor(output) {
  if (output === 'capture') return ['ignore', 'pipe', 'pipe'];
  return output === 'stderr' ? ['ignore', 2, 2] : 'inherit';
}

/** @param {string} text @returns {string} */
function lastLines(text) {
  return text.trim().split('\n').slice(-12).join('\n');
}
