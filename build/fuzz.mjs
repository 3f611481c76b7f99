/** `npm run fuzz -- TARGET [--minutes 10] [--seed N] [--out DIR]`: mutated inputs for one decoder, see test/fuzz. */
import { runOnElectronNode } from './run-in-foreground.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async () => {
  const runtime = await prepare({ forWindow: false });
  return runOnElectronNode(runtime, ['test/fuzz/main.ts', ...process.argv.slice(2)]);
});
