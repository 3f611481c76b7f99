/** `npm run build`: set-up and bundling only. */
import { ensureBuilt } from './build-program.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  await ensureBuilt();
  return 0;
});
