/** [100] to [129]: what REQMAIN and SRVMAIN tell, and mail that they cannot read or send (Q96003, Q96004). */
import type { CatalogueEntry } from '../model.ts';
import { CONNECTION, DISK_SPACE, FILE_HANDLES, MEMORY, ONE_CYCLE, dirSyncCode } from './code.ts';

export const CODES_100_TO_129: readonly CatalogueEntry[] = [
  dirSyncCode({
    code: 100,
    severity: null,
    title: 'A part of the program is unfinished',
    meaning: 'The program came to a place that was not written yet. The source gives no more than the name.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 101,
    severity: null,
    title: 'Program begins',
    meaning: 'Nothing is wrong: a DirSync program has begun.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 102,
    severity: null,
    title: 'Program ends',
    meaning: 'Nothing is wrong: a DirSync program has ended.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 103,
    severity: null,
    title: 'A value could not be read',
    meaning: 'A value could not be understood. The source gives no more than the name.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 104,
    severity: null,
    title: 'The requestor process failed',
    meaning: 'REQMAIN gave up. Why stands in the lines before it.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 105,
    severity: 'status',
    title: 'Updates received',
    meaning:
      'Nothing is wrong: so many updates of the server were received; the number follows the code. None is normal in a cycle in which nothing changed.',
    causes: [
      'None for many cycles although there are changes: the requestor rejects them as old mail, which no log says.',
    ],
    remedy: ['None for many cycles: compare ImpSync of requestor and server, and ask for a full import.'],
    kb: ['Q149271', 'Q96003', 'Q99961'],
  }),
  dirSyncCode({
    code: 106,
    severity: null,
    title: 'Updates sent',
    meaning: 'Nothing is wrong: so many updates were sent to the server; the number follows the code.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 107,
    severity: null,
    title: 'No more records',
    meaning: 'The end of a file was reached.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 108,
    severity: null,
    title: 'The next record could not be read',
    meaning: 'A file could not be read on. The source gives no more than the name.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 109,
    severity: null,
    title: 'The first record could not be read',
    meaning: 'A file could not be read from its beginning. The source gives no more than the name.',
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 110,
    severity: null,
    title: 'The last transaction could not be read',
    meaning: 'The server could not read the last entry of its list of transactions.',
    remedy: [
      ONE_CYCLE,
      'If it stays: put MSTTRANS.GLB back from a backup and have all requestors export their lists.',
    ],
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 113,
    severity: 'fatal',
    title: 'Mail could not be sent',
    meaning:
      'The message to the named mailbox was not written; for a requestor that is its request of this cycle.',
    causes: [
      'INQUEUE.MBG or INQUEUE.KEY is missing.',
      'The disk of the post office is full, or the connection was lost.',
    ],
    remedy: [
      CONNECTION,
      DISK_SPACE,
      'Create INQUEUE.MBG (0 bytes) and INQUEUE.KEY (560 bytes) anew, if they are missing.',
    ],
    kb: ['Q130449', 'Q96003'],
  }),
  dirSyncCode({
    code: 114,
    severity: null,
    title: 'A message could not be deleted',
    meaning: 'A message that was done with could not be taken out of the mailbag.',
    remedy: [CONNECTION],
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 115,
    severity: 'error',
    title: 'Mail could not be read',
    meaning: 'A message in the mailbag of $SYSTEM could not be read. The name after it may be NULL.',
    causes: [
      'At T2, several of them with one [8]: SYSTEM.MBG holds the same header twice, and SRVMAIN before 3.2.10 stops; no replies are sent.',
      'At T3: SYSTEM.MBG is open elsewhere.',
      'Memory or file handles are short.',
    ],
    remedy: [
      'Install SRVMAIN 3.2.10 or later.',
      'Let nothing hold SYSTEM.MBG open while directory synchronization runs.',
      MEMORY,
      FILE_HANDLES,
    ],
    kb: ['Q127752', 'Q138783', 'Q111703', 'Q96003'],
  }),
  dirSyncCode({
    code: 116,
    severity: null,
    title: 'The attachment is missing or empty',
    meaning: 'A DirSync message should carry its transactions in an attachment, and there is none in it.',
    causes: ['A foreign requestor sent the message without it.'],
    remedy: ['Check what the foreign requestor sends.', ONE_CYCLE],
    kb: ['Q96003'],
  }),
  dirSyncCode({
    code: 118,
    severity: 'fatal',
    title: 'Transaction limit reached',
    meaning:
      'The answer for a requestor is larger than the limit that the requestor has set, and is not sent; [166] names the requestor.',
    causes: [
      'The requestor asked for a full import. Updates above the limit are spread over several cycles, a full list cannot be.',
    ],
    remedy: [
      'Import by hand with RESYNC.GLB, or raise the limit: Admin, Config, Dir-Sync, Requestor, Options.',
    ],
    kb: ['Q119450', 'Q133719', 'Q96003'],
  }),
  dirSyncCode({
    code: 120,
    severity: null,
    title: 'Requestor is not registered',
    meaning: 'Mail came from a requestor that the server does not know. It gets no answer.',
    causes: [
      'The requestor is the server itself: SRVCONF.GLB is corrupt, as Admin before 3.2.2 leaves it with certain network cards.',
    ],
    remedy: [
      'On the requestor: Admin, Config, Dir-Sync, Requestor, Registration.',
      'On the server: Admin, Config, Dir-Sync, Server, Requestors, Create.',
    ],
    kb: ['Q96004', 'Q96060'],
  }),
  dirSyncCode({
    code: 123,
    severity: null,
    title: 'A file could not be compressed',
    meaning: 'The server could not make its own backup of MSTTRANS.GLB or of its configuration.',
    remedy: [CONNECTION, DISK_SPACE],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 124,
    severity: null,
    title: 'Transactions are in no known form',
    meaning: 'The transactions of a message could not be read.',
    causes: [
      'The disk is full.',
      'A foreign requestor sent a message that does not begin with [DIRSYNC], or an attachment that does not begin with [DIRSYNC-TRANSACTIONS], or forgot the attachment.',
    ],
    remedy: [DISK_SPACE, 'Check what the foreign requestor sends.', ONE_CYCLE],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 125,
    severity: null,
    title: 'The attachment could not be copied',
    meaning: 'The server could not copy the attachment of a message, and did not process it.',
    causes: ['The disk of the server is full.', 'A foreign requestor sent the message without it.'],
    remedy: [DISK_SPACE, 'Check what the foreign requestor sends.', ONE_CYCLE],
    kb: ['Q96004'],
  }),
  dirSyncCode({
    code: 128,
    severity: 'warning',
    title: 'A status report could not be processed',
    meaning: 'The report of a requestor was not taken into CENTRAL.LOG.',
    causes: [
      'A directory ATT or MAI, or one of the 16 below each of them, is missing.',
      'INQUEUE.MBG is missing, or CONTROL.GLB is read-only.',
    ],
    remedy: [
      'Create the directories that are missing: AT0 to ATF below ATT, MA0 to MAF below MAI.',
      CONNECTION,
      DISK_SPACE,
    ],
    kb: ['Q112303', 'Q96004'],
  }),
  dirSyncCode({
    code: 129,
    severity: 'error',
    title: 'The sync number was not found',
    meaning:
      'The server was asked for updates from a number on that is not in MSTTRANS.GLB. Later versions say [138] and [139] for it.',
    causes: ['The requestor was away for longer than the server keeps updates.'],
    remedy: [
      ONE_CYCLE,
      'Have that requestor export its list and ask for a full import.',
      'For all requestors: put MSTTRANS.GLB back from a backup and have all of them export.',
    ],
    kb: ['Q108067', 'Q96004'],
  }),
];
