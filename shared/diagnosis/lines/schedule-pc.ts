/** Lines about runs that did not come, came too late, or broke off. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const SCHEDULE_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'schedule/nsda-files-not-found',
    family: 'schedule',
    severity: 'error',
    certainty: 'likely',
    name: 'A DirSync program was not found (exit code 2)',
    looksAt: 'Exit code 2 of NSDA in DISPATCH.LOG.',
    meaning:
      'A process was due, and a program for it was not found, so the step in the line was not done. One of the six may be missing, which stops the steps that need it: SRVMAIN T2, IMPORT and REBUILD T3, REQMAIN T1 and T3. Or Dispatch was started from another directory, and finds none of them.',
    disproof:
      'All six programs are in one directory, Dispatch was started from it, and the line still comes.',
    kb: ['Q132731', 'Q148705'],
    remedy: [
      'Put DISPATCH, NSDA, REQMAIN, SRVMAIN, IMPORT and REBUILD.EXE into one directory.',
      'Start Dispatch from that directory; a search path is not enough.',
    ],
    acts: ['open-logs', 'open-schedule'],
    explains: [{ rule: 'cycles/run-failed', by: 'line' }],
    patterns: [{ formats: ['dispatch'], codes: [2] }],
  }),
  dirSyncRule({
    id: 'schedule/short-run-window',
    family: 'schedule',
    severity: 'info',
    certainty: 'proven',
    name: 'Processes with the four-hour run window of version 3.0',
    looksAt: 'Records with a run window of 4 hours in a listing of DSSCHED.',
    meaning:
      'The entry was made with Admin 3.0. After an upgrade PROCESS.GLB can hold windows of 4 and of 8 hours side by side, so one process is still run late and another is left out.',
    disproof: 'Admin 3.0 is what this post office runs on purpose.',
    kb: ['Q119590'],
    remedy: [
      'Take a PROCESS.GLB of a new 3.2 post office (back up the old one), and enter the times again with Admin 3.2 or DSSCHED -I.',
    ],
    acts: ['open-schedule'],
    patterns: [{ formats: ['dssched'], text: ['run window is 4 hours'] }],
  }),
  dirSyncRule({
    id: 'schedule/answer-at-the-server',
    family: 'schedule',
    severity: 'warning',
    certainty: 'likely',
    name: 'The server finds an answer where it expects requests (code 133)',
    looksAt: 'Code 133 in DIRSYNC.LOG or DSSERVER.LOG, or its words.',
    meaning:
      'At T2 SRVMAIN reads the system mailbag and meets a message that is meant for the other half of DirSync. Mostly a cycle by hand was not carried to its end; otherwise T1, T2 and T3 are too close together, or in the wrong order.',
    disproof: 'The line is gone after REQMAIN -R ran on the server.',
    kb: ['Q108844', 'Q96060', 'Q96004'],
    remedy: [
      'Run REQMAIN -R on the server.',
      'Check the times of the server as a requestor: T1 before T2, T2 before T3, with time for the mail between them.',
      'If it comes again: compress the mailbags with Admin, set SYSTEM.MBG to 0 bytes and clear SYSTEM.KEY.',
    ],
    acts: ['open-schedule', 'open-logs'],
    patterns: [coded([133]), worded('invalid server request')],
  }),
  dirSyncRule({
    id: 'cycles/no-tasks',
    family: 'cycles',
    severity: 'warning',
    certainty: 'likely',
    name: 'The server had nothing from a requestor when it processed updates',
    looksAt:
      'The words "No Tasks From Requestor" in the logs of the server, three times and more for one requestor: a missed cycle is no failure (Q96060).',
    meaning:
      'At T2 no mail of that requestor had arrived. It gets no answer in this cycle; what it sends counts in the next. One missed cycle is no failure. If it is every cycle: T1 is too late, mail is slow, or the server has to call a modem that has nothing to say to it before T2.',
    disproof: 'Its request lies in SYSTEM.MBG with a date before T2.',
    kb: ['Q131509', 'Q101137', 'Q96060'],
    remedy: [
      'Wait one cycle.',
      'Let more time between T1 of that requestor and T2, and check that mail goes from it to the server.',
      'Modem where only one side calls: let the External of the requestor call the server.',
    ],
    acts: ['open-schedule', 'open-logs'],
    patterns: [worded('no tasks from requestor')],
    least: 3,
  }),
];
