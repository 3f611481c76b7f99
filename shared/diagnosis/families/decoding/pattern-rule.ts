import { counted } from '../../../format/count.ts';
import type { Rule } from '../../model.ts';
import { FOLLOWS_FROM_MESSAGE, INTERCHANGE_STEPS } from './hung-rules.ts';

/** The picture of the articles from events alone, when nothing here hung. */
export const PATTERN: Rule = {
  id: 'decoding/q140946-pattern',
  family: 'decoding',
  severity: 'error',
  certainty: 'possible',
  name: 'The interchange leaves compressed DirSync messages in its queue',
  looksAt:
    'Events MSExchangeMSMI 2446 and 2447 that name a DirSync message, or 2380 together with event 2247 of the MTA, where no message they name is damaged; with it the signs of Q140946 and Q200079.',
  meaning:
    'The DXA of Exchange compresses what it sends, and the interchange has to decompress it for MS Mail. With Exchange 4.0 that failed on some messages: it hung on machines with several processors (Q140946), or ended in an access violation and left the message in the queue (Q200079). Nothing that is here shows that the messages are damaged.',
  disproof:
    'The messages that the events name cannot be decompressed here either: then their bytes are damaged. Or they are no messages of the DXA.',
  kb: ['Q200079', 'Q140946', 'Q158379'],
  remedy: [
    'Retry the messages here: what is decompressed needs no interchange to read it.',
    'Run the Lab with several workers and with one, to see whether they hang together only.',
    ...INTERCHANGE_STEPS,
  ],
  acts: ['retry', 'open-lab', 'dxa-flags', 'open-logs'],
  explains: FOLLOWS_FROM_MESSAGE,
  title: (card) =>
    card.messages === 0
      ? `The interchange failed on DirSync messages (${counted(card.lines, 'line')} of the event log)`
      : `The interchange left ${counted(card.messages, 'DirSync message')} in its queue that can be read here`,
};
