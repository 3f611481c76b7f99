/**
 * `npm run inspect -- ARGS` and `npm run sample -- ARGS`: the program without a window, straight from
 * its sources on Electron's Node. stdout and the exit code are the program's own.
 */
import { resolveUserPath } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/say.mjs';
import { runOnElectronNode } from './run-in-foreground.mjs';

const [program = '', ...args] = process.argv.slice(2);

await runScript(async () => {
  const runtime = await prepare({ forWindow: false });
  // The user stands in another folder than the one npm runs scripts in: relative paths are theirs.
  const userFolder = resolveUserPath('.');
  return runOnElectronNode(runtime, [`electron/cli/${program}.ts`, ...args], {}, userFolder);
});
