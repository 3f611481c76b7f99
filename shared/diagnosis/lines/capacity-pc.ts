/** Lines about what ran out: disk, memory, file handles, the size a requestor accepts. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const CAPACITY_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'capacity/disk-full',
    family: 'capacity',
    severity: 'error',
    certainty: 'proven',
    name: 'A DirSync program ran out of disk space',
    looksAt: 'Codes 79 and 204 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Import and Rebuild need room for their temporary files: up to three times the size of all lists (.USR files) together. The cycle stops where the room ended, and its files are left behind.',
    disproof:
      'The volume has several times the size of the lists free, deleted files that NetWare still keeps not counted.',
    kb: ['Q96004', 'Q96003', 'Q112301', 'Q96060'],
    remedy: [
      'Make room: three times the sum of the .USR files. On NetWare run PURGE, because deleted files still take space.',
      'Remove temporary files that the run left, then let the next cycle run.',
    ],
    patterns: [coded([79, 204])],
  }),
  dirSyncRule({
    id: 'capacity/limit-reached',
    family: 'capacity',
    severity: 'error',
    certainty: 'proven',
    name: 'A full list is larger than the requestor accepts: it has to be carried by hand',
    looksAt: 'Codes 118 and 166 in DIRSYNC.LOG or DSSERVER.LOG, or their words.',
    meaning:
      'The requestor asked for all lists, and the answer is above the limit it has set. Updates are spread over several cycles then; a full list cannot be, so nothing is sent.',
    disproof: 'The requestor has no limit set, or the server sent the list in the end.',
    kb: ['Q119450', 'Q133719', 'Q96004'],
    remedy: [
      'At the server: IMPORT admin -p<password> -s -d<drive>. Copy RESYNC.GLB to the GLB directory of the requestor, and delete it at the server.',
      'At the requestor, before any change is entered there: IMPORT admin -p<password> -q -y -d<drive>, then REBUILD -F -d<drive>. Changes entered before have to be entered again.',
      'Or, by our reading, raise the limit at the requestor (Admin, Config, Dir-Sync, Requestor, Options, Limit) and ask again.',
    ],
    acts: ['open-ladder', 'open-logs'],
    explains: [{ rule: 'cycles/no-reply', by: 'requestor' }],
    patterns: [coded([118, 166]), worded('transaction limit reached'), worded('manual import required for')],
  }),
  dirSyncRule({
    id: 'capacity/answer-in-body',
    family: 'capacity',
    severity: 'error',
    certainty: 'likely',
    name: 'The server has too little memory for an answer inside a message',
    looksAt: 'Code 9 about SRVUPDS in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'A foreign requestor asked for its updates in the text of the message (TRANSACTIONS=INBODY). SRVMAIN under MS-DOS builds that text in memory and fails with a long list. That requestor gets nothing, all others do; code 159 follows.',
    disproof: 'All foreign requestors ask with TRANSACTIONS=INATTACHMENT.',
    kb: ['Q123857'],
    remedy: [
      'Have the foreign requestor ask with TRANSACTIONS=INATTACHMENT: the list is then built on disk.',
      'Or run SRVMAIN where 640 KB are no limit (OS/2).',
    ],
    patterns: [coded([9], { text: ['srvupds'] })],
  }),
  dirSyncRule({
    id: 'capacity/out-of-memory',
    family: 'capacity',
    severity: 'error',
    certainty: 'proven',
    name: 'A DirSync program ran out of memory',
    looksAt: 'Codes 9, 35 and 80 in DIRSYNC.LOG or DSSERVER.LOG, those about SRVUPDS excepted.',
    meaning:
      'The program stopped before its work was done. It needs a computer with 640 KB of conventional memory.',
    disproof: 'The same run on a computer with more conventional memory ends with the same line.',
    kb: ['Q96001', 'Q96002', 'Q96003'],
    remedy: ['Free conventional memory on the computer that runs Dispatch, and let the cycle run again.'],
    patterns: [coded([9, 35, 80], { without: ['srvupds'] })],
  }),
  dirSyncRule({
    id: 'capacity/file-handles',
    family: 'capacity',
    severity: 'error',
    certainty: 'proven',
    name: 'A DirSync program ran out of file handles',
    looksAt: 'Codes 78 and 249 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning: 'The computer that runs Dispatch may open too few files at once.',
    disproof: 'FILES= is 60 or more there, and the line still comes.',
    kb: ['Q96003', 'Q96004', 'Q112301'],
    remedy: ['Set FILES=60 in CONFIG.SYS of the computer that runs Dispatch, and restart it.'],
    patterns: [coded([78, 249])],
  }),
];
