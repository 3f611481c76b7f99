/** How to start npm: the same one that runs this script, where one does. */

/**
 * @param {readonly string[]} args
 * @returns {{ command: string, args: readonly string[] }}
 */
export function npmCommand(args) {
  const running = process.env.npm_execpath ?? '';
  // Through Node, as Windows' npm.cmd cannot be started without a shell.
  if (running.endsWith('npm-cli.js')) return { command: process.execPath, args: [running, ...args] };
  return { command: 'npm', args };
}
