/** [1] to [29]: files, and what Import objects to in a line (Q96001). Those below 9 are in no list, but in logs. */
import type { CatalogueEntry } from '../model.ts';
import { CHECK_FILE, FILE_HANDLES, MEMORY, UNLOCK, dirSyncCode } from './code.ts';

export const CODES_1_TO_29: readonly CatalogueEntry[] = [
  dirSyncCode({
    code: 1,
    severity: 'warning',
    title: 'A message of the program could not be obtained',
    meaning: 'The program could not get at the text of a message that it wanted to print for the named file.',
    causes: ['The computer that runs Import for a gateway has too few file handles.'],
    remedy: [FILE_HANDLES, 'Restart that computer afterwards.'],
    kb: ['Q95521'],
  }),
  dirSyncCode({
    code: 2,
    severity: null,
    title: 'Error opening a file',
    meaning:
      'The named file could not be opened. MSTTRANS is the list of all transactions on the server, REQTRANS the one of changes on a requestor.',
    causes: [
      'MSTTRANS.GLB is missing from the GLB directory of the DirSync server.',
      'REQTRANS.GLB is missing from the GLB directory; [40] and [152] follow then.',
    ],
    remedy: [
      'MSTTRANS: restore the file from a backup and have all requestors export their lists.',
      'MSTTRANS without a backup (3.2, 3.5): create it with TYPE NUL > MSTTRANS.GLB, then export on all requestors; [138] and [139] may be ignored once.',
      'REQTRANS: an empty file made by hand is only a part of the cure; what follows depends on whether the post office is the server.',
    ],
    kb: ['Q112280', 'Q119017'],
  }),
  dirSyncCode({
    code: 4,
    severity: 'warning',
    title: 'Error reading a file',
    meaning: 'The named file could not be read as far as the program needed it.',
    causes: [
      'With MSTTRANS and [129]: a requestor was away for longer than the server keeps updates, and what it lacks is purged (3.0, 3.0b).',
    ],
    remedy: ['With [129]: have that requestor export its list and ask for a full import.'],
    kb: ['Q108067'],
  }),
  dirSyncCode({
    code: 7,
    severity: 'fatal',
    title: 'Error renaming a file',
    meaning:
      'Import had written a new list or template file under a temporary name (IMPORT.USR, IMPORT.INF) and could not give it its own. The list of that post office stays old.',
    causes: [
      'The file it is to replace is open, or marked read-only.',
      'The account that runs Dispatch lacks rights in the post office.',
      'The computer that runs Dispatch has too few file handles.',
      'A virus scanner looks at files as they are written, or the Windows NT server grants opportunistic locks.',
    ],
    remedy: [
      UNLOCK,
      'Check rights, read-only attributes, FILES= and the virus scanner.',
      'Then import by hand: IMPORT -D<drive> ADMIN -P<password> -Y -Q.',
    ],
    kb: ['Q134228'],
  }),
  dirSyncCode({
    code: 8,
    severity: 'warning',
    title: 'Error deleting a file',
    meaning: 'The program could not delete what it had done with, here a message in the mailbag of $SYSTEM.',
    causes: ['After several [115]: SYSTEM.MBG holds the same header twice, and SRVMAIN before 3.2.10 stops.'],
    remedy: ['Install SRVMAIN 3.2.10 or later, which goes on.'],
    kb: ['Q127752', 'Q111703'],
  }),
  dirSyncCode({
    code: 9,
    severity: 'warning',
    title: 'Out of memory',
    meaning: 'The program had too little memory for what it was about to do.',
    causes: [
      'With SRVUPDS and [159]: a foreign requestor asked for its updates in the body of the message, and the list is larger than memory.',
    ],
    remedy: [MEMORY, 'With SRVUPDS: let the requestor ask with TRANSACTIONS=INATTACHMENT.'],
    kb: ['Q96001', 'Q123857'],
  }),
  dirSyncCode({
    code: 10,
    severity: null,
    title: 'Directory synchronization has not been enabled',
    meaning: 'The program found no directory synchronization on this post office.',
    causes: ['The post office is older than version 3.0.'],
    remedy: ['Upgrade the post office to version 3.0 or later.'],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 12,
    severity: 'error',
    title: 'Wrong character in column 1',
    meaning:
      'A line begins with something that is none of A, D, M, R and T, or a line that goes on with the one above has neither the hyphen of a template value nor the blank of a template definition in column 1. The transaction above it is lost as well.',
    causes: ['The line number that Import prints may be wrong (2.1, 3.0, 3.2).'],
    remedy: [CHECK_FILE],
    kb: ['Q96001', 'Q104687'],
  }),
  dirSyncCode({
    code: 13,
    severity: 'error',
    title: 'Invalid transaction command',
    meaning: 'The code in column 1 is none of A, D, M, R and T.',
    causes: ['With an error accessing SRVTRANS.GLB: that file is open elsewhere, or corrupt.'],
    remedy: [
      CHECK_FILE,
      'SRVTRANS.GLB is open: close it, and run Import again.',
      'SRVTRANS.GLB is not empty: run Import first (IMPORT admin -p<password> -y -q -d<drive>). Only then rename it, and create an empty one with TYPE NUL > SRVTRANS.GLB.',
      'After it was emptied: Admin, Config, Dir-Sync, Requestor, Import. The server takes its updates for received, and does not send them again.',
    ],
    kb: ['Q96001', 'Q174164', 'Q122750', 'Q96060'],
  }),
  dirSyncCode({
    code: 14,
    severity: 'fatal',
    title: 'Error processing RESYNC.GLB',
    meaning: 'Import could not make or use RESYNC.GLB, the file that sets a requestor right by hand.',
    causes: [
      'When it comes from Exchange 5.5: the agent took the sequence numbers only of the requestors it was told to write the file for.',
      'The file still lies at the server it was made on, where Import cannot take it in, or stays at a requestor after Import.',
    ],
    remedy: [
      'Delete RESYNC.GLB where it was left behind.',
      'Run Import with -S again on the server.',
      'Exchange 5.5: install Service Pack 3 and set GlobalMaxSeqInResync to 1 under MSExchangeDX in the registry.',
    ],
    kb: ['Q96001', 'Q215505', 'Q96060', 'Q122750'],
  }),
  dirSyncCode({
    code: 15,
    severity: null,
    title: 'Wrong character in a phone number',
    meaning: 'The phone number of a FAX address may hold digits, blanks, commas and hyphens only.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 16,
    severity: null,
    title: 'Unknown address type',
    meaning: 'What stands before the colon of an address is no type that this post office knows.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 17,
    severity: null,
    title: 'Address ends in its second name',
    meaning:
      'An address of type PCM, PROFS, SNADS or OV needs a network or gateway and a post office or node, with a slash between them; the line ended before that.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 18,
    severity: null,
    title: 'Line ends in the name',
    meaning: 'The address is missing, and perhaps a part of the name, after A, D or M.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 19,
    severity: null,
    title: 'Address ends before the mailbox',
    meaning:
      'An address of type PCM, PROFS, SNADS or OV needs three names with slashes between them (PROFS:VMGATE/NODE1/USER1); the line ended before the third.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 20,
    severity: 'error',
    title: 'A name in an address is too long',
    meaning:
      'Network, post office and mailbox (gateway, node and user) may have at most ten characters each.',
    causes: [
      'With the name of a group of ten characters: Admin before 3.2.12 added a character when the group was deleted, and the group stays in the lists of all others.',
    ],
    remedy: [
      CHECK_FILE,
      'Group: delete it in Admin, External-Admin, List on each post office, then run Rebuild.',
    ],
    kb: ['Q96001', 'Q123398', 'Q107443'],
  }),
  dirSyncCode({
    code: 21,
    severity: null,
    title: 'The file is corrupt or not in Import format',
    meaning: 'A line of the file is in no form that Import can read.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 22,
    severity: null,
    title: 'No slash in a template line',
    meaning: 'A template value is written -prompt/value; the slash is missing.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 23,
    severity: null,
    title: 'A tab or blank is missing',
    meaning:
      'Columns 2 and 33 must be blank, or tabs must stand between code, name and address type; something else was there.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 24,
    severity: null,
    title: 'Template of a type that has none',
    meaning: 'Addresses of type MCI, X400, SMTP, MHS, MSMAIL and FAX carry no template values.',
    remedy: ['Remove the template lines below addresses of these types.'],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 25,
    severity: null,
    title: 'Address is too long',
    meaning: 'An address after A, D or M is longer than its type allows.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 26,
    severity: null,
    title: 'Error in an address',
    meaning:
      'An address cannot be read, most often one of type MCI or FAX: these have line ends of their own, and the file must not.',
    remedy: [
      'Write a tilde for the line end in a FAX address, a blank in an MCI address; Import puts the line ends back.',
    ],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 27,
    severity: 'warning',
    title: 'Alias already exists',
    meaning:
      'A name to be added, or the new name of an entry, is in that address list already. All lists but the Global Address List need different names.',
    causes: [
      'After Import -A of 3.0 or 3.2: the users that these warnings name were removed from the post office list by a fault of Import.',
      'A file of the first Eximwiz (BackOffice Resource Kit), made with its option to remove what the list holds of a type.',
    ],
    remedy: [
      'Give one of the two another name in the file, or delete the entry that stands in the list.',
      'After Import -A: put the named users back, and use Import 3.2a or later.',
    ],
    kb: ['Q96001', 'Q118447', 'Q171748'],
  }),
  dirSyncCode({
    code: 28,
    severity: null,
    title: 'Alias twice among the transactions',
    meaning: 'Two transactions of one run add, or rename to, the same name in the same address list.',
    remedy: [CHECK_FILE],
    kb: ['Q96001'],
  }),
  dirSyncCode({
    code: 29,
    severity: null,
    title: 'Alias does not exist',
    meaning: 'An entry to be deleted or changed is not in the address list.',
    remedy: ['Compare the D and M lines of the file with the address list.'],
    kb: ['Q96001'],
  }),
];
