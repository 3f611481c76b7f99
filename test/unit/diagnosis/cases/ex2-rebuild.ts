/** Runs of REBUILD, from lines as Q148364 and Q149271 print them. */
import { contextOf, linesOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { REBUILD_RUNS } from '../../../../shared/diagnosis/families/rebuild-runs.ts';

const NUMBER = '07/31/95 05:05:18 | Status       Number of entries in GAL: 954';
const NEXT_RUN = '08/01/95 04:58:02 | Status       Microsoft (R) Mail DirSync Requestor V3.5.12';

export const EX2_REBUILD_CASES: readonly RuleCase[] = [
  runsCase([NUMBER, NEXT_RUN], [NUMBER, '07/31/95 05:06:45 | Status', NEXT_RUN]),
  // What failed is said.
  runsCase(
    [NUMBER, NEXT_RUN],
    [NUMBER, '07/31/95 05:06:45 | Fatal  [203] GAL Rebuild problem accessing files', NEXT_RUN],
  ),
  // The log goes no further, and may have been copied at that moment.
  runsCase([NUMBER, NEXT_RUN], [NUMBER]),
  // The same lines twice, as in a log that was added to a copy of itself.
  runsCase(
    [NUMBER, NUMBER, NEXT_RUN],
    [NUMBER, NUMBER, '07/31/95 05:06:45 | Status', '07/31/95 05:06:45 | Status', NEXT_RUN],
  ),
];

function runsCase(speaks: readonly string[], silent: readonly string[]): RuleCase {
  const found = (lines: readonly string[]) => () =>
    watchFiles(REBUILD_RUNS, contextOf(), [], linesOf(lines.join('\n'), 'dirsync'));
  return { rule: 'address-list/rebuild-broke-off', speaks: found(speaks), silent: found(silent) };
}
