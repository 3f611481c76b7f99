/** `npm run bench [-- NAME]`: the measurements in test/bench, one after the other; NAME picks some. */
import { existsSync, readdirSync } from 'node:fs';
import { runOnElectronNode } from './run-in-foreground.mjs';
import { inRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript, say } from './setup/say.mjs';

const SUFFIX = '.bench.ts';

await runScript(async () => {
  const runtime = await prepare({ forWindow: false });
  const wanted = process.argv[2] ?? '';
  const benches = benchNames().filter((name) => name.includes(wanted));
  if (benches.length === 0) say(`No measurement in test/bench has “${wanted}” in its name.`);
  let exitCode = benches.length === 0 ? 1 : 0;
  for (const name of benches) {
    say(`\n${name}`);
    // One at a time, each in a process of its own: they would measure each other.
    exitCode = (await runOnElectronNode(runtime, [`test/bench/${name}${SUFFIX}`])) || exitCode;
  }
  return exitCode;
});

/** @returns {string[]} without folder and suffix */
function benchNames() {
  if (!existsSync(inRoot('test/bench'))) return [];
  const files = readdirSync(inRoot('test/bench')).filter((name) => name.endsWith(SUFFIX));
  return files.map((name) => name.slice(0, -SUFFIX.length)).sort();
}
