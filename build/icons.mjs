/** `npm run icons`: draws the icons anew, after their SVG files were changed. */
import { runInForeground } from './run-in-foreground.mjs';
import { sandboxFlags } from './sandbox-flags.mjs';
import { openDisplay } from './setup/display.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript } from './setup/say.mjs';

await runScript(async () => {
  const runtime = await prepare({ forWindow: true });
  const display = await openDisplay();
  try {
    const args = [...sandboxFlags(), inRoot('build/icons/make-icons.mjs')];
    return await runInForeground(runtime.executable, args, display.variables);
  } finally {
    display.close();
  }
});
