/** Rules about the way between the post offices. */
import { counted } from '../../../format/count.ts';
import type { Rule } from '../../model.ts';
import { plainRule } from '../../plain-rule.ts';

export const NON_DELIVERY: Rule = plainRule({
  id: 'transport/non-delivery',
  family: 'transport',
  severity: 'error',
  certainty: 'proven',
  name: 'DirSync messages came back undelivered',
  looksAt:
    'Reports in the queue of mail that was not delivered, where the lost message is one of DirSync, went to a $SYSTEM mailbox, or is not named.',
  meaning:
    'The message never reached the DirSync program of the other post office. Updates that were not acknowledged are sent again in the next cycle and come back for the same reason; an answer to a full import is not repeated.',
  disproof: 'A later message between the two went through, and nothing was changed in between.',
  kb: ['Q162841', 'Q165396', 'Q163020', 'Q163625', 'Q125511', 'Q96060'],
  remedy: [
    'Read the reason in the report, and remove it: unknown recipient, address that exists twice [030], mailbag that is full [008], circular route [004].',
    'Send a message by hand from one post office to the other and back.',
    'Let the next cycle run; where a full import came back, have the requestor ask for it again.',
  ],
  acts: ['open-ladder', 'open-logs', 'export-evidence'],
  explains: [
    { rule: 'cycles/no-reply', by: 'cycle' },
    { rule: 'sequence/acknowledgement-lost', by: 'cycle' },
    { rule: 'sequence/messages-lost', by: 'cycle' },
  ],
  title: ({ symptoms, first }) =>
    symptoms === 1
      ? first.text.replace(/\.$/, '')
      : `${counted(symptoms, 'DirSync message')} came back undelivered`,
});

export const SLOW: Rule = plainRule({
  id: 'transport/slow',
  family: 'transport',
  severity: 'warning',
  certainty: 'possible',
  name: 'Messages that were on the way for far longer than the others',
  looksAt:
    'Time from sending (Date) to arrival (Received) of over four hours that is more than ten times what half of the messages of the same post office, and half of all messages, need.',
  meaning:
    'A request that arrives after T2 is served in the next cycle, and a reply after T3 is imported in the next. The times in the schedule must be further apart than the mail needs.',
  disproof: 'The clock of the sender was wrong that day: then the message was not slow.',
  kb: ['Q96060'],
  remedy: [
    'Look into the logs of the mail transport between the two at that time: lines down, queue stopped, a large message in front.',
    'Move T1, T2 and T3 further apart than the longest time seen.',
  ],
  acts: ['open-schedule', 'open-logs'],
  explains: [{ rule: 'cycles/late', by: 'message' }],
  title: ({ messages, requestors }) =>
    `${counted(messages, 'message')} of ${counted(requestors.length, 'requestor')} far slower than the others`,
});
