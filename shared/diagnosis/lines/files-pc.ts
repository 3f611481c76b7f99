/** Lines about files of a post office that are missing, damaged, or held open. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const FILES_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'files/master-list-missing',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'The server lacks its list of transactions (MSTTRANS.GLB), or cannot read it',
    looksAt: 'Code 2 or 110 about MSTTRANS in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'MSTTRANS.GLB holds every change the server has received. Without it the server has nothing to send: no requestor gets updates, although all of them ask.',
    disproof:
      'MSTTRANS.GLB is in the GLB directory of the server and can be opened from the Dispatch computer.',
    kb: ['Q112280', 'Q96003', 'Q134753'],
    remedy: [
      'Restore MSTTRANS.GLB from a backup, then have every requestor export its list (Admin, Config, Dir-Sync, Requestor, Export).',
      'No backup, Mail 3.2 or 3.5: TYPE NUL > MSTTRANS.GLB in the GLB directory of the server, then export on every requestor. Codes 138 and 139 come once and may be disregarded.',
      'No backup, Mail 3.0: create the file the same way, switch the server role off and on, reset the requestors, register them again, and export.',
    ],
    patterns: [coded([2], { text: ['msttrans'] }), coded([110])],
  }),
  dirSyncRule({
    id: 'files/requests-missing',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'The list of changes to send (REQTRANS.GLB) is missing or damaged',
    looksAt: 'Code 2 or 40 about REQTRANS in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'REQTRANS.GLB holds the changes of a post office that are still to be sent. Without it T1 fails, and adding users fails too (Notice 40 of Admin). An export reports success and sends nothing. An empty file begins to count at zero, below the number in REQCONF.GLB, so its changes are ignored.',
    disproof: 'REQTRANS.GLB is in the GLB directory, and LISTQ -FREQTRANS reads it to the end.',
    kb: ['Q119017', 'Q119014', 'Q103421', 'Q114395'],
    remedy: [
      'Requestor: IMPORT admin -p<password> -s -d<drive> at the server, copy RESYNC.GLB to the GLB directory of the requestor, delete it at the server.',
      'Requestor: LISTDS admin -p<password> -d<drive> -r -z, then IMPORT admin -p<password> -q -d<drive>.',
      'On the DirSync server never reset REQCONF.GLB: Import does not process RESYNC.GLB there. Restore REQTRANS.GLB from a backup.',
    ],
    acts: ['open-ladder', 'open-logs'],
    patterns: [coded([2, 40], { text: ['reqtrans'] })],
  }),
  dirSyncRule({
    id: 'files/corruption-detected',
    family: 'files',
    severity: 'warning',
    certainty: 'possible',
    name: 'A program suspects a damaged file of the post office',
    looksAt: 'Code 40 in DIRSYNC.LOG or DSSERVER.LOG about any file but REQTRANS.',
    meaning:
      'The program found something in a file that should not be there. Mostly it can go on all the same; where the line is fatal, it stopped.',
    disproof: 'The next cycle runs to its end without the line.',
    kb: ['Q96002'],
    remedy: [
      'Wait for the next cycle when the line was no fatal one.',
      'Restore the named file from a backup when it was.',
    ],
    patterns: [coded([40], { without: ['reqtrans'] })],
  }),
  dirSyncRule({
    id: 'files/import-queues',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'Received updates cannot be put into the queues of Import',
    looksAt: 'Code 45 or 150 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Between the message and the address list, updates pass through the files SRVTRANS, USRTRANS, NMETRANS and GWTRANS. One of them is damaged or left over from a run that broke off, SORTLOCK.GLB still stands, or there is too little room: up to three times the size of the update. The updates of this cycle do not reach the address list.',
    disproof:
      'All four files have 0 bytes while nothing runs, no temporary file is left, and the disk has room.',
    kb: ['Q112301', 'Q96060', 'Q122750', 'Q96002', 'Q96004'],
    remedy: [
      'SRVTRANS or another of the four is not empty: first let Import take what is in it. While DirSync does not run: IMPORT admin -p<password> -y -q -d<drive> (Q122750).',
      'What is not empty after that: rename it, and TYPE NUL > the name it had. Its updates are lost then: REQMAIN -R has told the server that they came, and they are not sent again.',
      'Delete IGWTRANS, INMETRAN, IUSRTRAN, SRVUPDS, REQUPDS, SORTLOCK and SORTnnnn.GLB if they are there.',
      'Check room on the disk (on NetWare run PURGE), the rights of the Dispatch account, and FILES=60 or more in its CONFIG.SYS.',
      'After any of the four was emptied: Admin, Config, Dir-Sync, Requestor, Import, which asks for a full list. If it comes back: RESYNC.GLB from the server.',
      'Code 45 alone, with no other error: REQCONF.GLB may hold a damaged pointer; copy one of a sound post office and do a local reset, never on the server.',
    ],
    acts: ['open-ladder', 'open-logs'],
    patterns: [coded([45, 150])],
  }),
  dirSyncRule({
    id: 'files/rename-failed',
    family: 'files',
    severity: 'error',
    certainty: 'proven',
    name: 'Import could not put a new address list in place',
    looksAt: 'Code 7 in DIRSYNC.LOG or DSSERVER.LOG, or the words "Error renaming file".',
    meaning:
      'Import had written the new list or templates of a post office as IMPORT.USR or IMPORT.INF and could not rename it. The old list stays. Several lines with code 90 often follow.',
    disproof: 'The named file is of this cycle, and IMPORT.USR and IMPORT.INF are gone.',
    kb: ['Q134228'],
    remedy: [
      'Look who holds the .USR or .INF file open, whether it is read-only, and whether the Dispatch account has all rights.',
      'Exclude the post office from virus scanning as files are written; on Windows NT servers switch opportunistic locks off.',
      'Then IMPORT -D<drive> ADMIN -P<password> -Y -Q on that post office.',
    ],
    patterns: [coded([7]), worded('error renaming file')],
  }),
  dirSyncRule({
    id: 'files/system-mailbag',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'Mail in the system mailbag cannot be read',
    looksAt: 'Code 115, or code 8 about a $SYSTEM mailbox, in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The program could not read a DirSync message from SYSTEM.MBG. With code 8 beside it at T2, the mailbag holds a header twice: SRVMAIN 3.2 and 3.2a stop there, and the second half of T2, the answers, never begins. At T3 another process may hold SYSTEM.MBG open.',
    disproof:
      'SYSTEM.MBG has no two equal records, nobody holds it open, and the next cycle reads all of it.',
    kb: ['Q127752', 'Q111703', 'Q138783', 'Q96003'],
    remedy: [
      'Make sure that no other process uses SYSTEM.MBG at that time.',
      'At the server: SRVMAIN 3.2.10 or later passes over duplicate headers. Versions from 3.2.13 need ADMIN 3.2.13, LISTDS 3.2.1, and SCONFIX once.',
      'If it stays: set SYSTEM.MBG to 0 bytes and clear SYSTEM.KEY. DirSync sends again what was lost.',
    ],
    patterns: [coded([115]), coded([8], { text: ['$system'] })],
  }),
  dirSyncRule({
    id: 'files/held-open',
    family: 'files',
    severity: 'warning',
    certainty: 'likely',
    name: 'A file of the post office is held open by another process',
    looksAt: 'Codes 42, 52, 53, 56, 57, 58, 91 and 151 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'A program needs a file for itself and does not get it. Code 91 is the whole database: Admin was running against that post office, and Import gives up.',
    disproof:
      'Nobody has the file open and the line comes all the same: then it is damaged, or the connection breaks.',
    kb: ['Q148705', 'Q96002', 'Q96003', 'Q96004'],
    remedy: [
      'Close ADMIN.EXE on that post office, and see with the tools of the network who holds the file open.',
      'Let DirSync run again; a missed cycle is made good by the next.',
    ],
    patterns: [coded([42, 52, 53, 56, 57, 58, 91, 151])],
  }),
  dirSyncRule({
    id: 'files/directories-missing',
    family: 'files',
    severity: 'warning',
    certainty: 'possible',
    name: 'The server could not take in a status report',
    looksAt: 'Code 128 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The report of a requestor could not be stored, so CENTRAL.LOG lacks it. Usual causes: a directory below ATT or MAI is missing, INQUEUE.MBG is missing, or CONTROL.GLB is read-only. The same breaks ordinary mail.',
    disproof: 'AT0 to ATF, MA0 to MAF and INQUEUE.MBG are there, and CONTROL.GLB can be written.',
    kb: ['Q112303', 'Q96004'],
    remedy: [
      'Create what is missing of ATT\\AT0 to ATF and MAI\\MA0 to MAF; restore from tape if there are MS-DOS clients.',
      'ATTRIB -R CONTROL.GLB in the GLB directory, and check INQUEUE.MBG.',
    ],
    patterns: [coded([128])],
  }),
  dirSyncRule({
    id: 'files/message-texts-missing',
    family: 'files',
    severity: 'warning',
    certainty: 'proven',
    name: 'Import cannot find the texts of its own messages (DS_MSG.GLB)',
    looksAt: 'The words "Error obtaining message" in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Import looks up the words of its messages in DS_MSG.GLB. Without the file it prints only their numbers; what went wrong is the number at the end of the line.',
    disproof: 'DS_MSG.GLB is in the GLB directory and can be read.',
    kb: ['Q130064'],
    remedy: [
      'Copy DS_MSG.GLB from another post office of version 3.2, 3.2a or 3.5, or from the installation disks.',
      'Look up the number of the line in the error catalogue.',
    ],
    patterns: [worded('error obtaining message')],
  }),
];
