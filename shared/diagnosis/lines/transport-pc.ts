/** Lines about mail of DirSync that does not go out, or comes back. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const TRANSPORT_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'transport/mail-not-sent',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'A program could not put its DirSync mail into the queue',
    looksAt: 'Codes 113, 159, 162 and 163 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The message was made and could not be handed over to the mail system: INQUEUE.MBG or INQUEUE.KEY is missing, the disk is full, or memory or file handles ran out. A requestor is not heard at T1, or gets no answer at T2. With code 9 about SRVUPDS before it, the answer was too large for the text of a message.',
    disproof: 'Ordinary mail from that post office to the other goes out at the same time.',
    kb: ['Q130449', 'Q136333', 'Q96003', 'Q96004'],
    remedy: [
      'See that INQUEUE.MBG is in MBG, and that INQUEUE.KEY in KEY has 560 bytes; make them anew if not (TYPE NUL > INQUEUE.MBG, DEBUG for the key).',
      'Check room on the disk of the post office, and memory and FILES= of the computer that runs Dispatch.',
      'Wait one cycle: what was not sent is sent again.',
    ],
    explains: [{ rule: 'cycles/no-reply', by: 'requestor' }],
    patterns: [coded([113, 159, 162, 163]), worded('failure to send mail to')],
  }),
  dirSyncRule({
    id: 'transport/report-to-nobody',
    family: 'transport',
    severity: 'warning',
    certainty: 'possible',
    name: 'DirSync found a report of undelivered mail, or mail for an address that is none of its own',
    looksAt: 'Code 154 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Mail that DirSync had sent came back, or mail that is not for $SYSTEM was among it. Where it names the Admin mailbox: that account was deleted, and reports to the DirSync administrator have nowhere to go.',
    disproof: 'The address in the line is a mailbox that exists.',
    kb: ['Q125511', 'Q96004', 'Q162404', 'Q170374'],
    remedy: [
      'Look at the message that came back: what was not delivered, and why.',
      'Admin, Config, Dir-Sync, Server, Options, Administrator: name an account that exists.',
      'The post office lies on File and Print Services for NetWare, and a cycle by hand receives and does not send: set MaxCachedOpenFiles (REG_DWORD) to 0 under FPNW\\Parameters.',
    ],
    patterns: [coded([154])],
  }),
];
