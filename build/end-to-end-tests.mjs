/** `npm run test:e2e [-- ARGS]`: the tests in real Electron; ARGS go to Playwright. */
import { ensureBuilt } from './build-program.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/say.mjs';
import { runEndToEndTests } from './test-stages.mjs';

await runScript(async () => {
  const runtime = await prepare({ forWindow: true });
  await ensureBuilt();
  return runEndToEndTests(runtime, process.argv.slice(2));
});
