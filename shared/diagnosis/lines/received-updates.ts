/** Lines about updates that were received and cannot be read. */
import { dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const RECEIVED_UPDATES_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'files/received-updates-locked',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'Import cannot read the updates that were received (SRVTRANS.GLB)',
    looksAt: 'The words "error accessing srvtrans" in DIRSYNC.LOG or DSSERVER.LOG; the line has code 13.',
    meaning:
      'SRVTRANS.GLB holds what REQMAIN -R took from the answer of the server. Import found it held open, or damaged. The updates of this cycle are not in the address list. Code 13 means something else here than in an import file.',
    disproof: 'SRVTRANS.GLB has 0 bytes after the run: then its updates were imported.',
    kb: ['Q174164', 'Q122750', 'Q96060'],
    remedy: [
      'Held open: close it where it is open, and run Import again; another whole cycle may be needed.',
      'Larger than 0 bytes: run Import first (IMPORT admin -p<password> -y -q -d<drive>), which may still take what is in it (Q122750).',
      'Not empty after that, or damaged: rename it, and TYPE NUL > SRVTRANS.GLB in the GLB directory.',
      'Then Admin, Config, Dir-Sync, Requestor, Import, and let a cycle run: REQMAIN -R has told the server that these updates came, so they are not sent again by themselves (Q96060).',
    ],
    patterns: [worded('error accessing srvtrans')],
  }),
];
