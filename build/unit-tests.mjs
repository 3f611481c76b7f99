/** `npm run test:unit [-- ARGS]`: unit and property tests; ARGS go to Vitest. */
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/say.mjs';
import { runUnitTests } from './test-stages.mjs';

await runScript(async () =>
  runUnitTests(await prepare({ forWindow: false, forTests: true }), process.argv.slice(2)),
);
