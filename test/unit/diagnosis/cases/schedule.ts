import { SCHEDULE } from '../../../../shared/diagnosis/families/schedule/schedule.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { linesOf } from '../../../fixtures/rule-cases.ts';
import { boardCase, boardOf } from '../../../fixtures/story-context.ts';

const of = (rule: string, speaks: string, silent: string): RuleCase =>
  boardCase(SCHEDULE, `schedule/${rule}`, [boardOf(speaks), boardOf(silent)]);

const SERVER = 'HUB T2 Mon 21:00';

/** Five runs on the days of one week, at this minute of the hour and hour. */
const runs = (clock: string): string =>
  [4, 5, 6, 7, 8]
    .map(
      (day) => `INST 03/0${day}/96 ${clock} Checking the process table on NORTH\\A
INST 03/0${day}/96 ${clock} Running "NSDA -RT"`,
    )
    .join('\n');

const DAILY = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']
  .map((day) => `HUB T2 ${day} 21:00\n A T1 ${day} 18:00\n A T3 ${day} 23:00`)
  .join('\n');

const missed = (later: string): string => `INST 03/04/96 08:00 Checking the process table on NORTH\\A
INST 03/04/96 08:00 "NSDA -RT" missed its run window
${later}`;

export const SCHEDULE_CASES: readonly RuleCase[] = [
  of(
    'wrong-order',
    `${SERVER}\n A T1 Mon 18:00\n A T3 Mon 20:00`,
    `${SERVER}\n A T1 Mon 18:00\n A T3 Mon 23:00`,
  ),
  of(
    'short-margin',
    `${SERVER}\n A T1 Mon 20:30\n A T3 Mon 23:00\n A mail 45`,
    `${SERVER}\n A T1 Mon 20:30\n A T3 Mon 23:00\n A mail 25`,
  ),
  boardCase(
    SCHEDULE,
    'schedule/missed-window',
    [boardOf(DAILY, 'A'), boardOf(DAILY)],
    [linesOf(missed('')), linesOf(runs('18:03'))],
  ),
  of('no-server-run', 'A T1 Mon 18:00\n A T3 Mon 23:00', `${SERVER}\n A T1 Mon 18:00\n A T3 Mon 23:00`),
  of(
    'not-between',
    `${SERVER}\n A T1 Mon 18:00\n A T3 Mon 23:00\n A T1 Tue 08:00\n A T3 Tue 12:00`,
    `${SERVER}\n A T1 Mon 18:00\n A T3 Mon 23:00`,
  ),
  of(
    'two-server-runs',
    `${SERVER}\n HUB T2 Mon 19:00\n A T1 Mon 18:00\n A T3 Mon 23:00`,
    `${SERVER}\n HUB T2 Mon 16:00\n A T1 Mon 18:00\n A T3 Mon 23:00`,
  ),
  of(
    'server-run-on-requestor',
    `${SERVER}\n A T1 Mon 18:00\n A T2 Mon 20:00\n A T3 Mon 23:00`,
    `${SERVER}\n A T1 Mon 18:00\n A T3 Mon 23:00`,
  ),
  of('missing-step', `${SERVER}\n A T1 Mon 18:00`, `${SERVER}\n A T1 Mon 18:00\n A T3 Mon 23:00`),
  boardCase(
    SCHEDULE,
    'schedule/hours-off',
    [boardOf(DAILY), boardOf(DAILY)],
    [linesOf(runs('17:04')), linesOf(runs('18:04'))],
  ),
];
