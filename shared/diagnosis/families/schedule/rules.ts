/** Rules about when the DirSync programs of each post office run. */
import { counted } from '../../../format/count.ts';
import type { ScheduleFlag } from '../../../schedule/model.ts';
import type { Rule, TitleFacts } from '../../model.ts';

const SCHEDULE = { family: 'schedule', acts: ['open-schedule'], explains: [] } as const;

/** "NORTH/A", or "3 post offices": a schedule may be the server's own. */
function whose({ requestors }: Pick<TitleFacts, 'requestors'>): string {
  const [only] = requestors;
  return requestors.length === 1 && only !== undefined ? only : counted(requestors.length, 'post office');
}

const SET_TIMES =
  'Set the times with Config, Dir-Sync, Requestor, Schedule and Config, Dir-Sync, Server, Schedule, or write them with DSSCHED -I; both screens say "Process Updates" and mean different times (Q96060).';

export const FLAG_RULES: Readonly<Record<ScheduleFlag['kind'], Rule>> = {
  'wrong-order': {
    ...SCHEDULE,
    id: 'schedule/wrong-order',
    severity: 'warning',
    certainty: 'likely',
    name: 'T1, T2 and T3 are not in this order',
    looksAt: "Times of a requestor against the server's T2: T1 must come before it, and T3 after it.",
    meaning:
      'A request that is sent when the server runs, or after it, waits for the next cycle; a T3 before the server has run processes nothing new. Updates then take a cycle longer than they should, and acknowledgements look lost.',
    disproof: 'Post offices in different time zones whose times are written by their own clocks.',
    kb: ['Q96060', 'Q131509', 'Q142841'],
    remedy: [
      "Move T1 before the server's T2 and T3 behind it, each gap longer than the mail takes; four hours between T1 and T3 with T2 halfway is the rule of thumb (Q96060).",
      SET_TIMES,
    ],
    explains: [
      { rule: 'cycles/late', by: 'requestor' },
      { rule: 'sequence/acknowledgement-lost', by: 'requestor' },
    ],
    title: (card) => `${whose(card)}: T1, T2 and T3 are not in this order`,
  },
  'short-margin': {
    ...SCHEDULE,
    id: 'schedule/short-margin',
    severity: 'warning',
    certainty: 'likely',
    name: 'Too little time for the mail between two steps',
    looksAt: 'Gaps from T1 to T2 and from T2 to T3 against the longest transit that was measured.',
    meaning:
      'Dispatch only writes the messages; External or another MTA carries them, and that took longer than the gap at least once. What arrives late is served a cycle later.',
    disproof: 'A single slow delivery that will not come again: compare the median with the longest time.',
    kb: ['Q96060', 'Q131509', 'Q101137'],
    remedy: [
      'Widen the gap beyond the longest transit that was measured.',
      SET_TIMES,
      'If the mail waits for a call, let that side call before T2 (Q101137).',
    ],
    explains: [{ rule: 'cycles/late', by: 'requestor' }],
    title: (card) => `${whose(card)}: the mail takes longer than the schedule allows`,
  },
  'missed-window': {
    ...SCHEDULE,
    id: 'schedule/missed-window',
    severity: 'warning',
    certainty: 'proven',
    name: 'A run window was missed',
    looksAt: 'DISPATCH.LOG lines that a program missed its run window, and whether it has run since.',
    meaning:
      'Dispatch starts a program only within 4 hours (version 3.0) or 8 hours (3.2) of its time. It was not running then, was busy elsewhere, or does not have this post office in its list; the program runs again at its next time. After an upgrade from 3.0 one post office may hold windows of both lengths.',
    disproof: 'A second Dispatch, with a log of its own, that ran the program in time.',
    kb: ['Q148718', 'Q119590', 'Q96060', 'Q118621'],
    remedy: [
      'See that Dispatch was running at that time, and that it lists the post office (DISPATCH.INI or its command line).',
      'Let only one Dispatch serve a post office (Q118621).',
      'Windows of two lengths: make a new PROCESS.GLB with version 3.2 and enter the times again, or write them with DSSCHED -I (Q119590).',
    ],
    acts: ['open-schedule', 'open-logs'],
    explains: [
      { rule: 'cycles/run-failed', by: 'line' },
      { rule: 'cycles/late', by: 'requestor' },
      { rule: 'cycles/silent-requestor', by: 'requestor' },
      { rule: 'sequence/acknowledgement-lost', by: 'requestor' },
    ],
    title: (card) => `${whose(card)}: Dispatch missed run windows`,
  },
  'no-server-run': {
    ...SCHEDULE,
    id: 'schedule/no-server-run',
    severity: 'info',
    certainty: 'possible',
    name: 'No time of the server is known',
    looksAt: 'A board with times of requestors on which no T2 of the server stands.',
    meaning:
      'Order and margins are checked against the T2 of the server. Without it nothing was checked; a server that really has no T2 in its PROCESS.GLB answers nobody.',
    disproof: "The server's DSSCHED file or DISPATCH.LOG, once it is opened with the rest.",
    kb: ['Q96060'],
    remedy: [
      "Add the server's DSSCHED output or its DISPATCH.LOG to what is opened, or enter its T2 by hand.",
      'If it has none: Config, Dir-Sync, Server, Schedule.',
    ],
    title: () => 'No T2 of the server is known: the schedule was not checked',
  },
  'not-between': {
    ...SCHEDULE,
    id: 'schedule/not-between',
    severity: 'warning',
    certainty: 'likely',
    name: 'No run of the server between T1 and T3',
    looksAt: 'Pairs of T1 and T3 of a requestor between which the server does not run.',
    meaning:
      'T3 then has nothing to process: the request is still unanswered. The reply that comes later waits for the next T3, so changes take a cycle longer.',
    disproof: 'A run of the server by hand, or times that are not on the board.',
    kb: ['Q96060', 'Q131509'],
    remedy: ["Put the server's T2 between T1 and T3 of every requestor.", SET_TIMES],
    explains: [{ rule: 'sequence/acknowledgement-lost', by: 'requestor' }],
    title: (card) => `${whose(card)}: the server does not run between T1 and T3`,
  },
};

export const TWO_RUNS: Rule = {
  ...SCHEDULE,
  id: 'schedule/two-server-runs',
  severity: 'warning',
  certainty: 'possible',
  name: 'The server runs twice between T1 and T3',
  looksAt: "Stretches from a requestor's T1 to its next T3 that hold more than one T2 of the server.",
  meaning:
    'T3 processes the latest message it has received. With two runs of the server in between, the reply of the first one is overtaken: a full import that was asked for before may never be processed.',
  disproof: 'A server that is run a second time for other requestors only.',
  kb: ['Q142841'],
  remedy: [
    'Leave one T2 between T1 and T3 of every requestor.',
    'Where two are needed, bring full lists by RESYNC.GLB: IMPORT -S on the server, copy the file, T3 on the requestor (Q142841).',
  ],
  explains: [{ rule: 'cycles/import-overtaken', by: 'requestor' }],
  title: (card) => `${whose(card)}: two runs of the server between T1 and T3`,
};

export const RUN_ON_REQUESTOR: Rule = {
  ...SCHEDULE,
  id: 'schedule/server-run-on-requestor',
  severity: 'warning',
  certainty: 'likely',
  name: 'A requestor has a T2',
  looksAt: 'T2 times, in DSSCHED files or runs of NSDA -S, of a post office that is not the server.',
  meaning:
    'Only the server runs T2. A post office that was the server once keeps its times in PROCESS.GLB; Dispatch then starts NSDA -S there and it ends with [161], or misses its window. DirSync itself is not harmed by that.',
  disproof: 'Two independent systems with a server each in one queue.',
  kb: ['Q136487', 'Q96060', 'Q119590'],
  remedy: [
    'Write its times with DSSCHED -X to a file, delete the T2 lines, read it back with DSSCHED -I (Q96060).',
    'If that does not help, set PROCESS.GLB back to 512 bytes and enter T1 and T3 again (Q136487).',
  ],
  explains: [
    { rule: 'schedule/missed-window', by: 'requestor' },
    { rule: 'registration/not-a-server', by: 'requestor' },
  ],
  title: (card) => `${whose(card)}: T2 is scheduled where no server is`,
};

export const MISSING_STEP: Rule = {
  ...SCHEDULE,
  id: 'schedule/missing-step',
  severity: 'warning',
  certainty: 'likely',
  name: 'A requestor sends or receives at no time',
  looksAt:
    'Schedules from DSSCHED files, or entered by hand, that have a T1 without a T3, or a T3 without a T1.',
  meaning:
    'Both times belong to a requestor: T1 sends its changes and asks for updates, T3 processes what the server answered. Without the one the server never hears from it, without the other its list stays as it is.',
  disproof: 'Programs that are run by hand or by another scheduler.',
  kb: ['Q96060'],
  remedy: ['Set both Send Requests and Process Updates under Config, Dir-Sync, Requestor, Schedule.'],
  explains: [{ rule: 'cycles/silent-requestor', by: 'requestor' }],
  title: (card) => `${whose(card)}: T1 or T3 has no time`,
};

export const HOURS_OFF: Rule = {
  ...SCHEDULE,
  id: 'schedule/hours-off',
  severity: 'warning',
  certainty: 'possible',
  name: 'Programs run whole hours off their times',
  looksAt:
    'The last five runs of a program in DISPATCH.LOG that are all the same number of hours, to within ten minutes, away from its time in the schedule.',
  meaning:
    'Times are kept as moments, converted with TZ. Where Admin and Dispatch disagree about TZ, or daylight saving time has changed since the times were set, everything of that post office runs whole hours early or late.',
  disproof: 'A Dispatch that needs that long to come round to this post office.',
  kb: ['Q119111', 'Q101753', 'Q118621', 'Q135352'],
  remedy: [
    'Compare TZ on the machine that runs Dispatch and on those that run Admin; unset, it counts as pst8pdt (Q101753).',
    'After a change of daylight saving time, enter the times again in the week after it (Q119111).',
    'Check the clock of the machine that runs Dispatch; if all are right, PROCESS.GLB is damaged (Q119111).',
  ],
  explains: [
    { rule: 'cycles/late', by: 'requestor' },
    { rule: 'cycles/clock', by: 'requestor' },
  ],
  title: (card) => `${whose(card)}: programs run whole hours off their times`,
};
