/** Rules about names and sizes of files. What the files hold is not read: nobody publishes their layouts. */
import { counted } from '../../../format/count.ts';
import type { Rule } from '../../model.ts';
import { plainRule } from '../../plain-rule.ts';
import { UNREADABLE_ARCHIVE } from './unreadable.ts';

const IN_DATABASE = 'in a folder that holds the database of a post office (GLB and its neighbours)';
const WHILE_RUNNING =
  'A DirSync program was running when the folder was copied: then it is its work. Look again when none runs.';

export const LEFT_OVER: Rule = plainRule({
  id: 'files/left-over',
  family: 'files',
  severity: 'warning',
  certainty: 'likely',
  name: 'Temporary files of a DirSync program were left behind',
  looksAt: `IGWTRANS, INMETRAN, IUSRTRAN, SRVUPDS, REQUPDS, ILOCAL, INDEX, SORTLOCK and SORTnnnn ${IN_DATABASE}.`,
  meaning:
    'These files are there only while a DirSync program works. One that is left shows that it ended in the middle, and stands in the way of the next run: with SORTLOCK.GLB Import takes it that another Import is at work [45].',
  disproof: WHILE_RUNNING,
  kb: ['Q112301', 'Q122750', 'Q148705', 'Q96060'],
  remedy: [
    'Make sure that no DirSync program runs on that post office.',
    'Delete the files named here from its GLB directory.',
    'Verify that SRVTRANS, USRTRANS, NMETRANS and GWTRANS.GLB are 0 bytes, that there is room for three times the size of all USR files, and FILES=60 or more on the machine of Dispatch.',
    'Let one cycle pass.',
  ],
  title: (card) => `${counted(card.symptoms, 'temporary file')} of DirSync programs left behind`,
});

export const NOT_EMPTIED: Rule = plainRule({
  id: 'files/not-emptied',
  family: 'files',
  severity: 'warning',
  certainty: 'likely',
  name: 'A transaction file that Import should have emptied is not empty',
  looksAt: `SRVTRANS, USRTRANS, NMETRANS and GWTRANS.GLB with more than 0 bytes ${IN_DATABASE}.`,
  meaning:
    'Import empties these files when it is done. One that is not empty between two cycles holds updates that did not get into the address lists of this post office.',
  disproof: WHILE_RUNNING,
  kb: ['Q122750', 'Q112301', 'Q174164', 'Q148705', 'Q96060'],
  remedy: [
    'Run Import by hand: IMPORT admin -p<password> -y -q -d<drive>, and look whether the file is empty then.',
    'If not: rename it, TYPE NUL > the name it had, and delete the temporary files beside it.',
    'Let the requestor ask for a full import, since what the file held is lost to it.',
  ],
  acts: ['export-evidence', 'open-ladder'],

  title: (card) => `${counted(card.symptoms, 'transaction file')} not emptied by Import`,
});

export const WRONG_SIZE: Rule = plainRule({
  id: 'files/wrong-size',
  family: 'files',
  severity: 'error',
  certainty: 'likely',
  name: 'A file of the post office has a size that it cannot have',
  looksAt: `Sizes of REQCONF, SRVCONF, PROCESS, MASTER, CONTROL, ACCESS, ACCESS2, ACCESS3.GLB, GAL.NME and of the key and index files of the mailbags SYSTEM and INQUEUE ${IN_DATABASE}.`,
  meaning:
    'These files are made of records of one size. Another size means that a record is cut, or something else was written over it. DirSync programs then end abnormally (exit code 65), run at wrong times, or say Notice 40.',
  disproof:
    'The program that wrote it was still at work when the folder was copied, or the copy is not whole: compare with the file itself.',
  kb: [
    'Q148705',
    'Q123437',
    'Q96060',
    'Q119111',
    'Q124042',
    'Q130449',
    'Q128358',
    'Q114395',
    'Q99204',
    'Q86375',
    'Q77926',
  ],
  remedy: ['Before any of this: make a backup of the post office.'],
  title: (card) => `${counted(card.symptoms, 'file')} of a post office with an impossible size`,
});

export const NAMES_EMPTY: Rule = plainRule({
  id: 'files/names-empty',
  family: 'files',
  severity: 'error',
  certainty: 'likely',
  name: 'The list of the post office itself (ADMIN.NME) is empty, or unlike its shadow',
  looksAt: `ADMIN.NME or ADMINSHD.NME with 0 bytes, or of different sizes ${IN_DATABASE}.`,
  meaning:
    'ADMIN.NME holds the names of the post office, ADMINSHD.NME is its second copy. Empty, Rebuild ends without a word and the global list stays old; Admin says Notice 59, clients Notice 83.',
  disproof: 'The two are the same again when nobody works with Admin: then the copy was made in the middle.',
  kb: ['Q132744', 'Q248298', 'Q119018'],
  // Which of the two is to be written over stands in each symptom.
  remedy: ['Afterwards run REBUILD -F on that post office.'],
  title: () => 'The list of a post office (ADMIN.NME) is empty, or unlike its shadow',
});

export const GATEWAY_NAMES_EMPTY: Rule = plainRule({
  id: 'files/gateway-names-empty',
  family: 'files',
  severity: 'warning',
  certainty: 'likely',
  name: 'A gateway list has addresses and no names',
  looksAt: `A names file such as X400.NME of 0 bytes beside an address file of that name (X400.GLB) of more than 4 bytes ${IN_DATABASE}.`,
  meaning:
    'Names and addresses of a gateway stand in two files. When a full import or RESYNC.GLB is made on that server, entries without names come out of it, and requestors refuse them with [46].',
  disproof: 'The list of that gateway is whole in Admin.',
  kb: ['Q119240'],
  remedy: [
    'Load the addresses of that gateway anew, or bring the address file back to its 4 bytes when the gateway has none.',
  ],
  explains: [{ rule: 'transactions/no-full-name', by: 'requestor' }],
  title: (card) => `${counted(card.symptoms, 'gateway list')} with addresses and no names`,
});

export const REBUILD_LEFT_OVER: Rule = plainRule({
  id: 'files/rebuild-left-over',
  family: 'files',
  severity: 'warning',
  certainty: 'likely',
  name: 'Rebuild did not finish: its temporary lists were left behind',
  looksAt: `GAL$.NME, GALINDE$.GLB, TMPNETPO.GLB, TMP0000n.NME, TMPACC2.NME and TMPGRP.NME ${IN_DATABASE}.`,
  meaning:
    'Rebuild writes the new global list into these files and then puts them in the place of the old ones. It could not: a list was in use, the disk full, or ADMIN.NME empty. Users see the old list, or with version 3.2 none.',
  disproof: WHILE_RUNNING,
  kb: ['Q99117', 'Q148364', 'Q119018'],
  remedy: [
    'Have all users leave Mail, and run REBUILD -F.',
    'Files of one date and time may be put in place by hand: GAL$.NME (3.0: TMP00003.NME) as GAL.NME, GALINDE$.GLB as GALINDEX.GLB, TMPNETPO.GLB as GALNETPO.GLB.',
  ],
  acts: ['export-evidence', 'open-address-list'],
  title: (card) => `Rebuild did not finish: ${counted(card.symptoms, 'temporary list')} left behind`,
});

export const RESYNC_LEFT: Rule = plainRule({
  id: 'files/resync-left',
  family: 'files',
  severity: 'warning',
  certainty: 'likely',
  name: 'RESYNC.GLB is still in the directory it was made or used in',
  looksAt: `RESYNC.GLB ${IN_DATABASE}.`,
  meaning:
    'RESYNC.GLB carries a whole list from the server to a requestor. On the server it must be moved away at once, or it may damage its own list; on a requestor Import -Q deletes it, and one that stays was not imported.',
  disproof: 'It was put there a moment ago, and Import -Q is yet to run.',
  kb: ['Q156124', 'Q122750', 'Q96060'],
  remedy: [
    'On the server: move it to the requestor that it was made for.',
    'On a requestor: run Import -Q once more, read DIRSYNC.LOG, and delete the file by hand if it stays.',
  ],
  acts: ['export-evidence', 'open-ladder'],
  title: () => 'RESYNC.GLB is still in the database of a post office',
});

export const IMPORT_LEFT_OVER: Rule = plainRule({
  id: 'files/import-left-over',
  family: 'files',
  severity: 'warning',
  certainty: 'likely',
  name: 'Import could not put a changed user file in its place',
  looksAt: `IMPORT.INF and IMPORT.USR ${IN_DATABASE}.`,
  meaning:
    'Import writes a changed file of a user under this name and renames it. It is still there, so the renaming failed [7]: the file was open, read-only, or the account of Dispatch may not write there.',
  disproof: WHILE_RUNNING,
  kb: ['Q134228'],
  remedy: [
    'Look for read-only files (ATTRIB) and missing rights in INF and USR, and for a virus scanner or a client that holds them open.',
    'Delete the file that was left, and run Import again.',
  ],
  title: () => 'Import left a file of a user behind under a temporary name',
});

export const MAILBAG_HALF: Rule = plainRule({
  id: 'files/mailbag-half',
  family: 'files',
  severity: 'error',
  certainty: 'likely',
  name: 'A mailbag lacks its index or its key file',
  looksAt:
    'Files in the directories MBG and KEY of a post office without the file of the same name in the other one.',
  meaning:
    'A mailbag is two files, its index (MBG) and its key (KEY). Without one of them its mail can be neither read nor delivered; without those of INQUEUE the server cannot take requests in [159].',
  disproof: 'The copy of the folder is not whole: compare with the post office itself.',
  kb: ['Q132744', 'Q136333', 'Q124042'],
  remedy: [
    'Restore the missing file from a backup.',
    'For INQUEUE: TYPE NUL > INQUEUE.MBG, and an INQUEUE.KEY of 560 zero bytes (Q124042).',
  ],
  title: (card) => `${counted(card.symptoms, 'mailbag')} without its index or its key`,
});

export const DXA_DATABASE: Rule = plainRule({
  id: 'files/dxa-database',
  family: 'files',
  severity: 'error',
  certainty: 'likely',
  name: 'The database of the DXA lacks a file',
  looksAt:
    'A folder DXADATA with EDB.LOG and without XDIR.EDB, or with a gap in the numbers of its EDBnnnnn.LOG files.',
  meaning: 'The Directory Synchronization service does not start with such a folder (error 2140 or −509).',
  disproof: 'The copy of the folder is not whole: compare with the server itself.',
  kb: ['Q185225', 'Q142782', 'Q193378'],
  remedy: [
    'Restore XDIR.EDB and its logs from one backup.',
    'A gap in the logs: move those with lower numbers than the gap, and EDB.CHK, out of the folder.',
    'Without a backup: stop the service, empty DXADATA and start it; updates that were not sent yet are lost.',
  ],
  title: () => 'The database of the DXA (DXADATA) lacks a file',
});

export const ZERO_LENGTH: Rule = plainRule({
  id: 'files/zero-length',
  family: 'files',
  severity: 'warning',
  certainty: 'possible',
  name: 'Files without a byte where messages or their attachments should be',
  looksAt: 'Files of 0 bytes in the queue, and in the directories ATT and MAI of a post office.',
  meaning:
    'Somebody made the file and did not get to write into it: the program was ended, or the disk was full. The MSMI leaves a zero-length ATT file behind when it fails in the middle of a message (events 2380 with 2446 or 2447).',
  disproof: 'It has bytes when looked at again: then it was just being written.',
  kb: ['Q158379'],
  remedy: [
    'Look into the event log for MSExchangeMSMI 2380, 2446 and 2447 at the time of the file: the message they name is still in the delivery queue.',
    'Check the room on the disk.',
    'Move the empty file away once nothing refers to it.',
  ],
  acts: ['export-evidence', 'open-logs', 'quarantine'],
  title: (card) => `${counted(card.symptoms, 'file')} without a byte`,
});

export const NO_MESSAGE: Rule = plainRule({
  id: 'files/no-message',
  family: 'files',
  severity: 'info',
  certainty: 'proven',
  name: 'Files that are neither messages nor logs',
  looksAt: 'Files of the queue of which no kind was recognised, where there are messages beside them.',
  meaning:
    'They were looked at and left as they are. Nothing that this program knows how to read is in them; if one of them should be a message, its beginning is damaged.',
  disproof: 'Another program knows the file.',
  kb: [],
  remedy: ['Look at the first bytes of each, and move away what does not belong into the queue.'],
  acts: ['quarantine'],
  title: (card) => `${counted(card.messages, 'file')} not recognised`,
});

export const FILE_RULES: readonly Rule[] = [
  LEFT_OVER,
  NOT_EMPTIED,
  WRONG_SIZE,
  NAMES_EMPTY,
  GATEWAY_NAMES_EMPTY,
  REBUILD_LEFT_OVER,
  RESYNC_LEFT,
  IMPORT_LEFT_OVER,
  MAILBAG_HALF,
  DXA_DATABASE,
  ZERO_LENGTH,
  UNREADABLE_ARCHIVE,
  NO_MESSAGE,
];
