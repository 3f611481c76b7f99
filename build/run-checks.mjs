/** Runs every check, also after one has failed: all that is wrong is seen at once. */
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';
import { CHECKS } from './tools.mjs';

const CHECK_LIMIT_MS = 5 * 60_000;

/** @returns {Promise<number>} how many checks failed */
export async function runChecks() {
  let failed = 0;
  for (const { name, args } of CHECKS) {
    const began = Date.now();
    const result = await runCommand(process.execPath, args, { timeoutMs: CHECK_LIMIT_MS });
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    say(`${result.ok ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s`);
    if (result.ok) continue;
    failed += 1;
    say(`${result.output.trim()}\n${result.problem}\n`);
  }
  return failed;
}
