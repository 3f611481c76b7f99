/**
 * `npm test`: set-up, checks, unit and property tests, build, end-to-end tests. Every stage is run,
 * whatever became of those before it; the end names again what failed, the last line says how many tests passed.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { ensureBuilt } from './build-program.mjs';
import { runChecks } from './run-checks.mjs';
import { announceRuntime } from './setup/electron-runtime.mjs';
import { prepare } from './setup/prepare.mjs';
import { runScript, say, SetUpError } from './setup/say.mjs';
import { failuresInWords, failuresOfPlaywright, failuresOfVitest } from './test-failures.mjs';
import { countPlaywright, countVitest, summaryLine } from './test-report.mjs';
import { endToEndReportFile, runEndToEndTests, runUnitTests, unitReportFile } from './test-stages.mjs';

const NOTHING_RAN = { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] };

await runScript(async () => {
  for (const report of [unitReportFile, endToEndReportFile]) rmSync(report, { force: true });
  const runtime = await prepare({ forWindow: true, forTests: true });
  announceRuntime(runtime);
  const results = [
    await stage('checks', runChecks),
    await stage('unit and property tests', () => runUnitTests(runtime, [])),
    await stage('build and end-to-end tests', async () => {
      await ensureBuilt();
      return runEndToEndTests(runtime, []);
    }),
  ];
  const reports = [
    readReport(unitReportFile, countVitest, failuresOfVitest),
    readReport(endToEndReportFile, countPlaywright, failuresOfPlaywright),
  ];
  say(`\n${failuresInWords(reports.flatMap(({ failures }) => failures))}\n`);
  for (const { name, ok, seconds } of results) say(`${ok ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s`);
  process.stdout.write(`\n${summaryLine(reports.map(({ counts }) => counts))}\n`);
  return results.every(({ ok }) => ok) ? 0 : 1;
});

/**
 * @param {string} name
 * @param {() => Promise<number>} run gives 0 when all is well
 */
async function stage(name, run) {
  say(`\n—— ${name}`);
  const began = Date.now();
  const ok = await run().then(
    (exitCode) => exitCode === 0,
    (error) => {
      say(error instanceof SetUpError ? error.message : String(error?.stack ?? error));
      return false;
    },
  );
  return { name, ok, seconds: ((Date.now() - began) / 1000).toFixed(1) };
}

/**
 * @param {string} file
 * @param {(report: unknown) => import('./test-report.mjs').TestCounts} count
 * @param {(report: unknown) => readonly import('./test-failures.mjs').TestFailure[]} failuresOf
 */
function readReport(file, count, failuresOf) {
  if (!existsSync(file)) return NOTHING_RAN;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return { counts: count(report), failures: failuresOf(report) };
}
