/**
 * `npm run package [-- OPTIONS]`: packages the program into dist/. On Linux that is an unpacked folder
 * and, where dpkg-deb is there, a .deb. OPTIONS:
 *   --unpacked-only          no .deb
 *   --with-fallback-runtime  package the third party's copy of Electron, where that is what there is
 *   anything else            goes to electron-builder, e.g. --win or --mac
 */
import { ensureBuilt } from './build-program.mjs';
import { buildDeb } from './packaging/deb.mjs';
import { electronBuilderArgs, isForThisPlatform } from './packaging/electron-builder-args.mjs';
import { runInForeground } from './run-in-foreground.mjs';
import { hasCommand } from './setup/has-command.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript, say, SetUpError } from './setup/say.mjs';

await runScript(async () => {
  const options = process.argv.slice(2);
  const forBuilder = options.filter(
    (option) => !['--unpacked-only', '--with-fallback-runtime'].includes(option),
  );
  const runtime = await prepare({ forWindow: false });
  if (runtime.source === 'fallback' && isForThisPlatform(forBuilder)) {
    requireConsent(options.includes('--with-fallback-runtime'));
  }
  await ensureBuilt();
  const builder = inRoot('node_modules/electron-builder/cli.js');
  const exitCode = await runInForeground(process.execPath, [
    builder,
    ...electronBuilderArgs(runtime, forBuilder),
  ]);
  if (exitCode !== 0 || options.includes('--unpacked-only')) return exitCode;
  if (process.platform !== 'linux' || !isForThisPlatform(forBuilder)) return exitCode;
  if (hasCommand('dpkg-deb')) say(`Wrote ${await buildDeb()}`);
  else say('No .deb: dpkg-deb is not installed here.');
  return 0;
});

/** @param {boolean} isGiven @throws {SetUpError} */
function requireConsent(isGiven) {
  if (!isGiven) {
    throw new SetUpError(
      'The only Electron here is a third party’s copy, which cannot be checked against Electron’s own checksums.',
      'It is not put into packages. To make one for trying out all the same: npm run package -- --with-fallback-runtime',
    );
  }
  say('Packaging a third party’s copy of Electron, as asked: for trying out, not for giving to others.');
}
