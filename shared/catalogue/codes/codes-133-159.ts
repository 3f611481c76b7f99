/** [133] to [159]: requests, registration, and updates that do not get out (Q96004). */
import type { CatalogueEntry } from '../model.ts';
import { CONNECTION, DISK_SPACE, FILE_HANDLES, MEMORY, ONE_CYCLE, UNLOCK, dirSyncCode } from './code.ts';

const RESTORED_OR_AWAY = [
  'The requestor was away for longer than the server keeps updates.',
  'The server was restored from a backup: the requestor is ahead of it.',
  'MSTTRANS.GLB was made anew, or the requestor has a new name (Mail Connection); then it comes once.',
];
const EXPORT_AND_IMPORT = [
  'Have that requestor export its list and ask for a full import: Admin, Config, Dir-Sync, Requestor, Export and Import.',
  'After a restore of the server: export on all requestors, let a cycle run, then give each a RESYNC.GLB.',
];

export const CODES_133_TO_159: readonly CatalogueEntry[] = [
  dirSyncCode({
    code: 133,
    severity: 'error',
    title: 'Invalid server request',
    meaning:
      'SRVMAIN found a message in the mailbag of the server that is no request, but meant for the requestor on the same post office.',
    causes: [
      'A cycle was run by hand and not to its end.',
      'T1 and T2 are in the wrong order or too close together.',
    ],
    remedy: [
      'Run REQMAIN -R, which takes that message.',
      'Check the times: T1 before T2 before T3, with room for the mail between them.',
      'If it comes again: reset the mailbag of $SYSTEM (SYSTEM.MBG and SYSTEM.KEY).',
    ],
    kb: ['Q108844', 'Q96060', 'Q96004'],
  }),
  dirSyncCode({
    code: 136,
    severity: null,
    title: 'The local requestor is not registered',
    meaning: 'The server is not registered as a requestor of itself.',
    remedy: ['Check that this post office is the server: Admin, Config, Dir-Sync, Options.'],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 138,
    severity: null,
    title: 'The requestor asks for a number that is gone',
    meaning:
      'The server was to send updates from the number in brackets on, and does not have it (any more). What it still has is sent; [139] says what is lacking.',
    causes: RESTORED_OR_AWAY,
    remedy: EXPORT_AND_IMPORT,
    kb: ['Q108067', 'Q96060', 'Q112280', 'Q109256', 'Q113453'],
  }),
  dirSyncCode({
    code: 139,
    severity: null,
    title: 'So many transactions are missing',
    meaning:
      'The updates between the two numbers in brackets cannot be sent to the requestor that the line above names.',
    causes: RESTORED_OR_AWAY,
    remedy: EXPORT_AND_IMPORT,
    kb: ['Q108067', 'Q96060', 'Q112280', 'Q113453'],
  }),
  dirSyncCode({
    code: 150,
    severity: 'fatal',
    title: 'Transactions could not be added to the updates',
    meaning:
      'What came by mail could not be written into the file of updates, so that the list of this post office stays old.',
    causes: [
      'Files of an earlier run were left behind, or USRTRANS.GLB is corrupt.',
      'The disk is full: up to three times the size of the update is needed. On Novell servers deleted files still take room.',
      'The account of Dispatch lacks rights, or memory or file handles are short.',
      'A foreign requestor forgot the attachment.',
    ],
    remedy: [
      'If SRVTRANS.GLB or another queue of Import is not empty, run Import first (IMPORT admin -p<password> -y -q -d<drive>).',
      'Set USRTRANS, NMETRANS and GWTRANS.GLB to zero bytes with TYPE NUL > file, and ask for a full list afterwards (Admin, Config, Dir-Sync, Requestor, Import).',
      'Delete IUSRTRAN, INMETRAN, IGWTRANS, REQUPDS and SRVUPDS.GLB.',
      DISK_SPACE,
      'Check the rights of that account in the whole post office.',
      MEMORY,
      FILE_HANDLES,
      ONE_CYCLE,
    ],
    kb: ['Q96060', 'Q112301', 'Q122750', 'Q96004'],
  }),
  dirSyncCode({
    code: 151,
    severity: null,
    title: 'Configuration of the requestor is busy',
    meaning: 'REQCONF.GLB could not be opened.',
    causes: ['It is open elsewhere.'],
    remedy: ['Run it again.', UNLOCK],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 152,
    severity: 'warning',
    title: 'Updates of the requestor were not sent',
    meaning: 'REQMAIN could not send the changes of this post office.',
    causes: ['After [2] and [40]: REQTRANS.GLB is missing.'],
    remedy: ['Look at the lines before it; bring REQTRANS.GLB back first.'],
    kb: ['Q119017'],
  }),
  dirSyncCode({
    code: 154,
    severity: 'warning',
    title: 'Report of mail that was not delivered',
    meaning:
      'The mailbag of $SYSTEM held a message that was not meant for it or not sent by a $SYSTEM mailbox, most often a report that mail could not be delivered. It is put into the log, or sent on to the administrator.',
    causes: [
      'The mailbox of the administrator does not exist (any more): Admin, Config, Dir-Sync, Server, Options, Administrator is blank.',
      'Exchange: two servers have the same DirSync address, and mail says that an address occurs twice.',
      'Post offices on a Windows NT server with FPNW after Service Pack 5 of 3.51.',
    ],
    remedy: [
      'Read which mailbox the report names; mend the address or the route.',
      'Choose an existing user as administrator.',
      'Exchange: give each server a DirSync address of its own.',
    ],
    kb: ['Q125511', 'Q96004', 'Q187779', 'Q162404', 'Q170374'],
  }),
  dirSyncCode({
    code: 155,
    severity: null,
    title: 'Invalid DirSync profile',
    meaning: 'A message of a foreign requestor has a value behind TASK= that the server does not know.',
    remedy: ['Tell the administrator of the foreign requestor.'],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 156,
    severity: 'error',
    title: 'Invalid DirSync password',
    meaning:
      'The password in a message is not the one that the server has for that requestor. The message is not taken.',
    causes: [
      'With the right password (SRVMAIN before 3.2.12): another requestor was registered later, with a name that resembles this one or is contained in it.',
    ],
    remedy: [
      'Agree upon the password with the administrator of the server.',
      'Install SRVMAIN 3.2.12 or later.',
      'Without a password at the server any is taken, which does not help against names that are alike.',
    ],
    kb: ['Q125917', 'Q116435', 'Q111703', 'Q96004'],
  }),
  dirSyncCode({
    code: 157,
    severity: null,
    title: 'DirSync versions do not fit',
    meaning: 'Server and requestor use versions of the programs that do not work together.',
    causes: [
      'Together with [161]: SRVCONF.GLB is corrupt. With certain network cards SRVMAIN to 3.0.4, REQMAIN before 3.2a and Admin before 3.2.2 overwrite its beginning.',
    ],
    remedy: [
      'Upgrade server and requestors to version 3.0 or later.',
      'With [161]: check SRVCONF.GLB with LISTDS -S, and replace the three programs before it is repaired.',
    ],
    kb: ['Q96004', 'Q96060', 'Q120449', 'Q103421'],
  }),
  dirSyncCode({
    code: 158,
    severity: 'error',
    title: 'Requestor is not registered',
    meaning: 'Mail came from a requestor that the server does not know. It gets no answer.',
    causes: [
      'A foreign requestor: REQNAME is mistyped, or has a type without network and post office (PCM:).',
    ],
    remedy: [
      'On the requestor: Admin, Config, Dir-Sync, Requestor, Registration.',
      'On the server: Admin, Config, Dir-Sync, Server, Requestors, Create, spelt as the message spells it.',
    ],
    kb: ['Q99268', 'Q96004'],
  }),
  dirSyncCode({
    code: 159,
    severity: 'fatal',
    title: 'Updates could not be sent to a requestor',
    meaning: 'SRVMAIN could not write the reply for the named requestor. The others are not concerned.',
    causes: [
      'INQUEUE.MBG or INQUEUE.KEY is missing.',
      'The disk of the server is full, or memory or file handles are short.',
      'After [9] SRVUPDS: a foreign requestor asked for its updates in the body, and they are larger than memory.',
    ],
    remedy: [
      CONNECTION,
      DISK_SPACE,
      'Create INQUEUE.MBG and INQUEUE.KEY anew, if they are missing.',
      'Foreign requestor: ask with TRANSACTIONS=INATTACHMENT.',
      ONE_CYCLE,
    ],
    kb: ['Q136333', 'Q123857', 'Q96004'],
  }),
];
