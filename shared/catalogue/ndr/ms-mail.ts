/**
 * Reasons in brackets that MS Mail's transports give for mail that they return: the External program in SYSTEM.LOG, the
 * MSMI in its event 2117. DirSync messages are mail and come back for the same reasons.
 */
import type { CatalogueEntry } from '../model.ts';

type ReasonFields = Omit<CatalogueEntry, 'kind' | 'source' | 'severity'>;

function reason(said: ReasonFields): CatalogueEntry {
  return { kind: 'ndr', source: 'MS Mail', severity: null, ...said };
}

export const MS_MAIL_REASONS: readonly CatalogueEntry[] = [
  reason({
    code: '002',
    title: 'Addressed to an unknown mailbox',
    meaning:
      'The post office that got the mail has no such mailbox. External 3.2.11 to 3.2.14 do not say which one.',
    causes: ['The mailbox is new, and External has not read the lists since (IntervalUpdate).'],
    remedy: [
      'Check the address, for a DirSync message that of the $SYSTEM mailbox.',
      'Restart External, or wait for IntervalUpdate.',
    ],
    kb: ['Q127919', 'Q131116'],
  }),
  reason({
    code: '004',
    title: 'Circular route detected',
    meaning:
      'The list of post offices that the mail went through seems to hold this one already, so it is not sent on.',
    causes: [
      'The name of one post office is the beginning of the name of another (MEL227TRK and MEL227TRK0): MSMI of Exchange 4.0 takes them for the same.',
      'A network or post office name has nine characters that another one begins with (External 3.2.16).',
    ],
    remedy: [
      'Install the latest service pack of Exchange 4.0; on the side of MS Mail External 3.2.17 or later.',
      'Or give one of the two post offices another name.',
    ],
    kb: ['Q162841', 'Q128627'],
  }),
  reason({
    code: '005',
    title: 'Tried too often',
    meaning: 'The mail could not be handed to the other post office as many times as is allowed.',
    causes: [
      'The account of External may not write there, or MASTER.GLB is open there.',
      'Several Externals work on one post office without file locking.',
    ],
    remedy: [
      'Check the connection and the rights on that post office.',
      'Raise the number of retries, if it is only busy.',
    ],
    kb: ['Q117152', 'Q119884', 'Q126750'],
  }),
  reason({
    code: '008',
    title: 'Mailbag could not be accessed',
    meaning:
      'The mail could not be put into a mailbag (.MBG). The report may name recipients who did get it.',
    causes: [
      'A mailbag on the connector post office of Exchange holds 4,096 messages, the most it can: the PC MTA that should empty it does not run.',
      'Several Externals use the same mailbag.',
    ],
    remedy: ['Check that the PC MTA runs and delivers.', 'Let one External only serve the post office.'],
    kb: ['Q163020', 'Q237695', 'Q132059'],
  }),
  reason({
    code: '009',
    title: 'Mail is too large',
    meaning: 'Message and attachments are larger than what may be sent to that post office.',
    causes: [
      'A limit is set for that post office: External-Admin, Modify, Setup in Admin.',
      'Mail of users: MaxLanMailSize of External. It does not apply to mail of $SYSTEM, so it is never what returns a DirSync message.',
    ],
    remedy: [
      'Raise the limit.',
      'A DirSync message: look for another limit than MaxLanMailSize. A full import may be brought over by hand with RESYNC.GLB.',
    ],
    kb: ['Q131852', 'Q133719'],
  }),
  reason({
    code: '012',
    title: 'Mail is said to be corrupt',
    meaning: 'The transport could not read the mail. The mail itself need not be damaged.',
    causes: [
      'External 3.2.9 damages its own memory when one of several recipients cannot be reached.',
      'Post offices on a Windows NT server with FPNW after Service Pack 5 of 3.51, or 4.0; DirSync mail does not get out of there either.',
      'Two programs got the same file name from CONTROL.GLB because it is marked shareable.',
    ],
    remedy: [
      'Install External 3.2.12 or later.',
      'FPNW: set MaxCachedOpenFiles to 0, or install the fix.',
      'Take the shareable attribute from CONTROL.GLB.',
    ],
    kb: ['Q121733', 'Q162404', 'Q170374', 'Q99204'],
  }),
  reason({
    code: '016',
    title: 'The file of the message is missing',
    meaning: 'The queue names a message whose file (.MAI) is gone.',
    causes: [
      'Several Externals served one queue, and another one had sent it already.',
      'Two programs got the same file name from CONTROL.GLB because it is marked shareable.',
    ],
    remedy: [
      'Turn file locking on, or let one External only serve the queue.',
      'Take the shareable attribute from CONTROL.GLB.',
    ],
    kb: ['Q132059', 'Q126750', 'Q99204'],
  }),
  reason({
    code: '021',
    title: 'The routing file is missing',
    meaning: 'The queue names a message whose routing file is gone. It may have been delivered all the same.',
    causes: [
      'A gateway deleted the routing file before it could take the message out of the queue.',
      'Several Externals work on one post office without file locking.',
    ],
    remedy: ['Turn the mailer of the gateway off (-MD) and let External do it.'],
    kb: ['Q136379', 'Q126750'],
  }),
  reason({
    code: '029',
    title: 'Mail could not be parsed',
    meaning: 'The MSMI could not read the mail that came from MS Mail.',
    causes: ['The name of an attachment has letters such as umlauts (Exchange 4.0 and 5.0).'],
    remedy: ['Install the latest service pack of Exchange 4.0 or 5.0.'],
    kb: ['Q175958'],
  }),
  reason({
    code: '030',
    title: 'Address occurs twice in the directory',
    meaning:
      'The MSMI found more than one object with the address of the recipient, and delivers to none of them.',
    causes: [
      'Two entries of the Global Address List have the same address.',
      'DirSync mail: a server that was added got the DirSync address of another one.',
    ],
    remedy: [
      'Find and delete the second one: Tools, Find Recipients in the Exchange Administrator.',
      'DirSync mail: give each server its own address on the page Directory Synchronization.',
    ],
    kb: ['Q165396', 'Q187779'],
  }),
];
