/** `npm run format`: rewrites every file in the one format. */
import { runInForeground } from './run-in-foreground.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { runScript } from './setup/say.mjs';
import { FORMAT_ARGS } from './tools.mjs';

await runScript(async () => {
  await ensureDependencies();
  return runInForeground(process.execPath, FORMAT_ARGS);
});
