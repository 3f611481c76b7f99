/** Rules about Dispatch: its drives, and runs that it never saw end. */
import { DISPATCH_RUNS } from '../../../../shared/diagnosis/families/dispatch-runs.ts';
import { UNFINISHED_RUNS } from '../../../../shared/diagnosis/families/unfinished-runs.ts';
import { contextOf, lineCase, linesOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

const RUN = `INST1 02/02/96 13:18 Checking the process table on NORTH\\HUB
INST1 02/02/96 13:18 Running "NSDA -RT"
INST1 02/02/96 13:19 "NSDA -RT" terminated normally with exit code 64`;

const START = `INST1 02/02/96 13:18 Checking the process table on NORTH\\HUB
INST1 02/02/96 13:18 Running "NSDA -RT"`;
const END = 'INST1 02/02/96 13:21 "NSDA -RT" terminated normally with exit code 64';
const NEXT = `INST1 02/03/96 13:18 Checking the process table on NORTH\\HUB
INST1 02/03/96 13:18 Running "NSDA -RT"
INST1 02/03/96 13:20 "NSDA -RT" terminated normally with exit code 64`;
const MISSED = `INST1 02/03/96 23:40 Checking the process table on NORTH\\HUB
INST1 02/03/96 23:40 NSDA -RT missed its run window`;

function broken(how: string, exitCode: number): string {
  return `${START}\nINST1 02/02/96 13:21 "NSDA -RT" terminated ${how} with exit code ${exitCode}`;
}

function dispatchCase(rule: string, speaks: string, silent: string): RuleCase {
  const found = (text: string) => () =>
    watchFiles(DISPATCH_RUNS, contextOf(), [], linesOf(text, 'dispatch')).filter(
      (one) => one.rule.id === rule,
    );
  return { rule, speaks: found(speaks), silent: found(silent) };
}

export const EX2_DISPATCH_CASES: readonly RuleCase[] = [
  dispatchCase(
    'schedule/no-dynamic-drives',
    `INST1 02/02/96 13:17 Dynamic connections could not be established.\n${RUN}`,
    `INST1 02/02/96 13:17 Dynamic connections were established.\n${RUN}`,
  ),
  dispatchCase('schedule/nsda-abnormal', broken('abnormally', 65), broken('normally', 64)),
  // Another exit code is another matter.
  dispatchCase('schedule/nsda-abnormal', broken('abnormally', 65), broken('abnormally', 66)),
  lineCase(
    'schedule/wrong-dispatch-program',
    `${RUN}\nINST1 02/02/96 13:20 No drive is available for dynamic attaching.`,
    `${RUN}\nINST1 02/02/96 13:20 Dynamic connections could not be established.`,
  ),
  lineCase(
    'transport/drive-letter-taken',
    `${RUN}\n[13:21] Drive is either local, used or greater than LASTDRIVE`,
    `${RUN}\n[13:21] Could not connect to drive`,
  ),
  // Dispatch was started again, and ran the process anew.
  endCase([START, NEXT], [START, END, NEXT]),
  // It came back when the next window was over.
  endCase([START, MISSED], [START, END, MISSED]),
  // The program ran at the time that the log was copied.
  endCase([START, NEXT], [START, END, NEXT.slice(0, NEXT.indexOf('\n'))]),
  // Two processes of one post office follow each other.
  endCase([START, NEXT], [START.replaceAll('-RT', '-RR'), NEXT]),
];

function endCase(speaks: readonly string[], silent: readonly string[]): RuleCase {
  const found = (lines: readonly string[]) => () =>
    watchFiles(UNFINISHED_RUNS, contextOf(), [], linesOf(lines.join('\n'), 'dispatch'));
  return { rule: 'schedule/run-without-end', speaks: found(speaks), silent: found(silent) };
}
