/** Exit codes of NSDA, as DISPATCH.LOG shows them. Of the programs that NSDA starts no source tells any. */
import type { CatalogueEntry } from '../model.ts';

export const NSDA_EXIT_CODES: readonly CatalogueEntry[] = [
  {
    kind: 'exit-code',
    source: 'NSDA',
    code: '2',
    severity: 'error',
    title: 'The DirSync programs were not found',
    meaning: 'Dispatch or NSDA could not find a program that it had to start, and so nothing was done.',
    causes: [
      'One of DISPATCH, NSDA, REQMAIN, SRVMAIN, IMPORT and REBUILD.EXE is missing, or they are not in one directory.',
      'Dispatch was started from another directory, by way of the search path.',
    ],
    remedy: ['Put all of them into one directory.', 'Start Dispatch from that directory.'],
    kb: ['Q132731'],
  },
  {
    kind: 'exit-code',
    source: 'NSDA',
    code: '64',
    severity: null,
    title: 'Ended normally',
    meaning: 'Nothing is wrong: the process ran to its end.',
    causes: [],
    remedy: [],
    kb: ['Q139034'],
  },
  {
    kind: 'exit-code',
    source: 'NSDA',
    code: '65',
    severity: 'error',
    title: 'Ended abnormally',
    meaning:
      'One of the programs that NSDA starts did not get to its end: REQMAIN for -RT (T1), SRVMAIN for -S (T2), REQMAIN, IMPORT or REBUILD for -RR (T3). Which one, and why, stands in DIRSYNC.LOG of that post office at the same time.',
    causes: [
      'Admin or another program has the post office open ([91]).',
      'T1: REQCONF.GLB is not 512 bytes, or REQTRANS.GLB is open elsewhere.',
      'T2: SRVCONF.GLB is no multiple of 1024 bytes, SYSTEM.KEY is not 560 bytes, SYSTEM.MBG is no multiple of 116 bytes or has more than 100 records, or MSTTRANS.GLB is open elsewhere.',
      'T3: files of an earlier run were left behind, the disk is full, files have no owner (Novell), or memory is short on the computer of Dispatch.',
    ],
    remedy: [
      'Read DIRSYNC.LOG of that post office at the same time; a code there says more.',
      'Close Admin and what else has the post office open.',
      'T2: reset SYSTEM.MBG and SYSTEM.KEY if their sizes do not fit.',
      'T3: if SRVTRANS, USRTRANS, NMETRANS or GWTRANS.GLB is not empty, run Import first (IMPORT admin -p<password> -y -q -d<drive>).',
      'T3: rename what is still not empty, and TYPE NUL > the name it had. Delete IGWTRANS, INMETRAN, IUSRTRAN, SRVUPDS, REQUPDS and SORTxxxx.GLB.',
      'T3, after one of them was emptied: Admin, Config, Dir-Sync, Requestor, Import. The server takes its updates for received, and does not send them again.',
      'Let the next cycle run.',
    ],
    kb: ['Q148705', 'Q122750', 'Q96060'],
  },
];
