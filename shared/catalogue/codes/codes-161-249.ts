/** [161] to [249]: the server's updates, what logs tell without trouble, the rebuild of the GAL (Q96004, Q149271). */
import type { CatalogueEntry } from '../model.ts';
import { CONNECTION, DISK_SPACE, FILE_HANDLES, MEMORY, ONE_CYCLE, UNLOCK, dirSyncCode } from './code.ts';

export const CODES_161_TO_249: readonly CatalogueEntry[] = [
  dirSyncCode({
    code: 161,
    severity: 'fatal',
    title: 'Configuration of the server is busy',
    meaning:
      'SRVCONF.GLB could not be opened. On a requestor nothing is wrong with directory synchronization itself.',
    causes: [
      'On a requestor: it was the server once, and T2 is still in its table of processes; or a requestor sent it updates.',
      'On the server: SRVCONF.GLB is open elsewhere, missing or, together with [157], corrupt.',
    ],
    remedy: [
      'On a requestor: take T2 out of PROCESS.GLB with DSSCHED, and reset the mailbag of $SYSTEM.',
      'On the server: check SRVCONF.GLB with LISTDS -S.',
      UNLOCK,
    ],
    kb: ['Q136487', 'Q96060', 'Q96004'],
  }),
  dirSyncCode({
    code: 162,
    severity: null,
    title: 'Updates of the server were not sent',
    meaning: 'The server could not send its updates.',
    remedy: [CONNECTION, DISK_SPACE, MEMORY, FILE_HANDLES, ONE_CYCLE],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 163,
    severity: null,
    title: 'Updates of the server could not be copied',
    meaning: 'The server could not copy its updates into the file for a requestor.',
    remedy: [CONNECTION, DISK_SPACE, MEMORY, FILE_HANDLES, ONE_CYCLE],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 166,
    severity: 'fatal',
    title: 'An import by hand is needed',
    meaning: 'The reply for the named requestor is larger than the limit that it has set, and is not sent.',
    causes: ['The requestor asked for a full import.'],
    remedy: [
      'On the server run Import -S, copy RESYNC.GLB into the GLB directory of the requestor, and run Import -Q there.',
      'Do so before anything is changed on the requestor: changes made before are ignored afterwards and have to be made again.',
      'Or raise the limit: Admin, Config, Dir-Sync, Requestor, Options.',
    ],
    kb: ['Q119450', 'Q96004'],
  }),
  dirSyncCode({
    code: 167,
    severity: 'status',
    title: 'Types that the requestor asks for',
    meaning: 'Nothing is wrong: the address types follow for which the requestor wants updates.',
    kb: ['Q149271'],
  }),
  dirSyncCode({
    code: 171,
    severity: 'status',
    title: 'No updates to send',
    meaning: 'Nothing is wrong: the requestor has no changes to tell the server.',
    causes: [
      'Although there are changes: the numbers in REQTRANS.GLB are below the ReqSync of REQCONF.GLB, so that they count as sent.',
    ],
    remedy: [
      'Although there are changes, on a requestor: export again, until the numbers of REQTRANS are above ReqSync; else RESYNC.GLB; only then a local reset.',
      'Although there are changes, on the DirSync server itself: export again, never a local reset.',
    ],
    kb: ['Q149271', 'Q119452', 'Q133428'],
  }),
  dirSyncCode({
    code: 201,
    severity: 'warning',
    title: 'A list of users is missing',
    meaning: 'A post office has no .USR file: there is a post office without users.',
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 202,
    severity: 'fatal',
    title: 'No valid post office found',
    meaning: 'Rebuild could not read MASTER.GLB. The GAL may have been rebuilt all the same.',
    causes: ['MASTER.GLB is read-only, open elsewhere, or missing.'],
    remedy: [
      'Remove the read-only attribute: ATTRIB -R MASTER.GLB.',
      UNLOCK,
      'If it is missing: restore it from a backup.',
    ],
    kb: ['Q104870', 'Q96004'],
  }),
  dirSyncCode({
    code: 203,
    severity: 'fatal',
    title: 'Rebuild could not access its files',
    meaning:
      'The new GAL could not be put in place of the old one. With only some of its files replaced, mail may go to the wrong people, or there is no GAL at all.',
    causes: [
      'GAL.NME, GALINDEX.GLB or GALNETPO.GLB is open: by a Windows client with MSSFS.DLL 3.2.0.4046 to 3.2.0.4074 (which release is free of it the articles tell differently), by Mail of Windows NT 3.51, or by Outlook with journaling.',
      'Memory, file handles or disk space are short, or rights are missing.',
    ],
    remedy: [
      'Have all clients exit and sign out before Rebuild runs, and run it again soon.',
      'If there is no GAL: rename the temporary files by hand (3.2: GAL$.NME, GALINDE$.GLB, TMPNETPO.GLB).',
      MEMORY,
      FILE_HANDLES,
      DISK_SPACE,
    ],
    kb: ['Q99117', 'Q96060', 'Q108831', 'Q138737', 'Q193676', 'Q96004'],
  }),
  dirSyncCode({
    code: 204,
    severity: null,
    title: 'Rebuild ran out of disk space',
    meaning: 'Rebuild needs room for temporary files while it sorts and merges, and there was not enough.',
    remedy: [DISK_SPACE, 'DirSync needs up to three times the size of all .USR files together.'],
    kb: ['Q96004', 'Q112301'],
  }),
  dirSyncCode({
    code: 249,
    severity: null,
    title: 'Not enough file handles',
    meaning: 'Rebuild could not open all files it needs.',
    remedy: [FILE_HANDLES, MEMORY],
    kb: ['Q96004'],
  }),
];
