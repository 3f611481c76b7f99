/** Lines about runs that did not come, came too late, or broke off. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const SCHEDULE_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'schedule/nsda-abnormal',
    family: 'schedule',
    severity: 'warning',
    certainty: 'proven',
    name: 'A DirSync run broke off (exit code 65)',
    looksAt: 'Exit code 65 of NSDA in DISPATCH.LOG.',
    meaning:
      'One of the programs that NSDA starts did not come to its end: REQMAIN at T1, SRVMAIN at T2, REQMAIN, IMPORT or REBUILD at T3. Which one and why stands in DIRSYNC.LOG of that post office, at the same time.',
    disproof: 'The next cycle of that post office ends with exit code 64: then it was a passing trouble.',
    kb: ['Q148705', 'Q122750', 'Q118621'],
    remedy: [
      'Read DIRSYNC.LOG of the post office around that minute, and follow the more particular error there.',
      'T1: REQCONF.GLB has 512 bytes, REQTRANS.GLB is not locked. T2: SRVCONF.GLB is a multiple of 1,024 bytes, SYSTEM.KEY has 560, SYSTEM.MBG is a multiple of 116.',
      'T3: SRVTRANS, USRTRANS, NMETRANS and GWTRANS.GLB are empty, no temporary file is left, and the disk and the memory suffice for REBUILD.',
    ],
    cards: 'by-post-office',
    acts: ['open-logs', 'open-schedule'],
    explains: [{ rule: 'cycles/run-failed', by: 'line' }],
    patterns: [{ formats: ['dispatch'], codes: [65] }],
  }),
  dirSyncRule({
    id: 'schedule/nsda-files-not-found',
    family: 'schedule',
    severity: 'error',
    certainty: 'proven',
    name: 'Dispatch does not find the DirSync programs (exit code 2)',
    looksAt: 'Exit code 2 of NSDA in DISPATCH.LOG.',
    meaning:
      'Dispatch found a process to run, and not the program for it. No DirSync process runs on any post office that this Dispatch serves.',
    disproof: 'All six programs are in one directory, and Dispatch was started from it.',
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
