/** `npm run check`: import directions, lint, format, types and dead code. */
import { runChecks } from './run-checks.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  return (await runChecks()) === 0 ? 0 : 1;
});
