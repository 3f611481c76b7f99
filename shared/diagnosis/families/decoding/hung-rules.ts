/** Rules about messages that hung: one for each verdict of `hung/prove.ts`. */
import { count, counted } from '../../../format/count.ts';
import type { HungVerdict } from '../../hung/model.ts';
import type { Decoder } from '../../../state.ts';
import type { Rule, TitleFacts } from '../../model.ts';

/** What follows from a message that does not go on, whatever keeps it. */
export const FOLLOWS_FROM_MESSAGE: Rule['explains'] = [
  { rule: 'cycles/reply-stuck', by: 'message' },
  { rule: 'cycles/no-reply', by: 'cycle' },
  { rule: 'address-list/hole', by: 'message' },
];

const DECODING = { family: 'decoding', explains: FOLLOWS_FROM_MESSAGE } as const;

/** The group of a card is the decoder that hung. */
const OWN_MODEL = 'legacy-msmi' satisfies Decoder;

/** A hang of our own model is no hang of Exchange. */
function moreOfModel({ first }: TitleFacts): string | null {
  return first.group === OWN_MODEL
    ? "What hung here is this program's own model of the old decoder, in the Lab: it shows how such a decoder fails, not that the interchange did. The remedies for Exchange apply where the interchange itself hangs."
    : null;
}

/** Q140946, Q200079: what can be done about the decoder of the interchange, the mildest first. */
export const INTERCHANGE_STEPS: readonly string[] = [
  'Install the latest service pack of Exchange 4.0: the hang is corrected in Service Pack 2 (Q140946).',
  'Until then turn compression off, for each requestor: ADMIN /R, Raw Properties of its requestor object, take 32 off DXA-Flags, so that 39604 becomes 39572 (Q200079). A mistake in raw mode can cost the whole server.',
  'After each start of the interchange look for events 2380 and 2446 or 2447: an article about another cause says that they come again for each message that is still queued, and that an ATT file of zero bytes is left in MAILDATA\\ATT (Q158379).',
];

const CONCURRENCY: Rule = {
  ...DECODING,
  id: 'decoding/concurrency-defect',
  severity: 'error',
  certainty: 'likely',
  name: 'Hangs with several workers, works alone',
  looksAt:
    'Messages that hung while several workers were decoding, that the same decoder decoded alone at least once, and that never hung alone. In its silence the thread computed longer than the whole message takes alone; or it was silent for at least 5 seconds and several times as long as that, and hangs again with several workers.',
  meaning:
    'The bytes are sound, and the decoder can read them: what it does not bear is that another thread decodes at the same time. This is what Q140946 describes of the interchange of Exchange 4.0, which hung on some, not all, outgoing messages of the DXA on machines with several processors. It hits large messages most: the longer a decode takes, the likelier two meet.',
  disproof:
    'The same decoder hangs alone as well, or nothing hangs any more in repeated runs with several workers.',
  kb: ['Q140946', 'Q200079', 'Q158379'],
  remedy: [
    'Retry the messages here: the safe decoder shares nothing between threads. Choose one processor if it was the safe one that hung.',
    ...INTERCHANGE_STEPS,
  ],
  acts: ['retry', 'retry-alone', 'dxa-flags', 'open-lab', 'examine', 'export-evidence'],
  more: moreOfModel,
  title: (card) =>
    `${counted(card.messages, 'message hangs', 'messages hang')} with several workers and ${card.messages === 1 ? 'is' : 'are'} decoded alone`,
};

const DECODER: Rule = {
  ...DECODING,
  id: 'decoding/decoder-defect',
  severity: 'error',
  certainty: 'likely',
  name: 'One decoder hangs on it, another one reads it',
  looksAt:
    'Messages that hung alone as well, for at least 5 seconds or computing in vain, and that another decoder decoded to the end.',
  meaning:
    'The bytes are sound, as another implementation reads them. The decoder that hung does not come to an end with them, whatever else runs: it has a fault.',
  disproof: 'The same decoder comes to the end of the same bytes alone.',
  kb: [],
  remedy: [
    'Retry the messages with the decoder that reads them.',
    'Export the evidence for a fault report, and keep the original.',
    'If it was the decoder of the interchange, turning compression off at the requestor object lets its messages pass without it (Q200079).',
  ],
  acts: ['retry-second-decoder', 'retry', 'export-evidence', 'examine', 'dxa-flags'],
  more: moreOfModel,
  title: (card) =>
    `${counted(card.messages, 'message hangs', 'messages hang')} in one decoder and ${card.messages === 1 ? 'is' : 'are'} read by another`,
};

const BAD_DATA: Rule = {
  ...DECODING,
  id: 'decoding/bad-data-hangs',
  severity: 'error',
  certainty: 'likely',
  name: 'Hangs, and no decoder reads it',
  looksAt:
    'Messages that hung alone, and that no other decoder read: it failed on the bytes, or hung as well. What ends in one failure whenever it is decoded alone is told with that failure.',
  meaning:
    'Two implementations that share no code both cannot read the compressed data. That it makes one of them hang is a fault of that one. Where the other one says what is wrong, that the message cannot be read is in its bytes; where both hang, that is no more than possible.',
  disproof: 'Any decoder that reads it to its end.',
  kb: ['Q96060'],
  remedy: [
    'Look at the bytes where the other decoder failed.',
    'Quarantine the message. A request or reply that was not acknowledged is made up for in a later cycle: its numbers are repeated (Q96060).',
    'If it was the reply to a full import, let the requestor ask for it again.',
  ],
  acts: ['quarantine', 'export-evidence', 'examine', 'open-ladder'],
  title: (card) =>
    `${counted(card.messages, 'message hangs', 'messages hang')} and no decoder reads ${card.messages === 1 ? 'it' : 'them'}`,
};

const BOMB: Rule = {
  ...DECODING,
  explains: [...FOLLOWS_FROM_MESSAGE, { rule: 'capacity/unusual-ratio', by: 'message' }],
  id: 'decoding/output-bomb',
  severity: 'error',
  certainty: 'likely',
  name: 'Decompresses without end',
  looksAt:
    'Messages that still gave output when their deadline or the limit on output was reached, at many times the size of the file.',
  meaning:
    'A few bytes that decompress to gigabytes are hardly an address list. It is made to fill a disk or a memory, or it is damaged in such a way that it repeats itself.',
  disproof: 'It comes to its end under a higher limit, with as many transactions as its subject says.',
  kb: [],
  remedy: [
    'Compare the number of transactions that the subject names with the size: a line has a few dozen bytes.',
    'If a full import of that size is expected, retry with a longer deadline.',
    'Else quarantine it, and ask who sent it.',
  ],
  acts: ['quarantine', 'retry-longer', 'export-evidence'],
  title: (card) => `${counted(card.messages, 'message decompresses', 'messages decompress')} without end`,
};

const STALL: Rule = {
  ...DECODING,
  id: 'decoding/io-stall',
  severity: 'error',
  certainty: 'likely',
  name: 'Its bytes did not come',
  looksAt:
    'Messages whose thread stood still without computing, before anything was decompressed or with every decoder.',
  meaning:
    'Nothing in the bytes makes a thread wait without computing. The disk, the network drive, or the memory did not answer in time.',
  disproof: 'A copy on another disk hangs in the same way.',
  kb: [],
  remedy: [
    'Look at the event log of the machine for errors of the disk and of the network.',
    'Copy the file to a local disk and open it there.',
    'Retry the messages when the drive answers again.',
  ],
  acts: ['retry', 'examine', 'export-evidence'],
  title: (card) => `The bytes of ${counted(card.messages, 'message')} stopped coming`,
};

const OVERLOAD: Rule = {
  ...DECODING,
  id: 'decoding/machine-overload',
  severity: 'warning',
  certainty: 'likely',
  name: 'The machine was too busy',
  looksAt:
    'Messages that passed the deadline while they still moved, or fell silent while others had the processor: for less time than they take alone, with less of the processor than they need, or when all others did.',
  meaning:
    'Nothing is wrong with the message or the decoder: at that moment there was too little of the machine for all that ran.',
  disproof: 'The same hang on an idle machine.',
  kb: [],
  remedy: [
    'Retry the messages, one processor at a time or with a longer deadline.',
    'Lower the number of workers in the settings if it comes again.',
  ],
  acts: ['retry-alone', 'retry-longer', 'retry', 'examine'],
  title: (card) => `${counted(card.messages, 'message')} ended while the machine was too busy`,
};

const UNDECIDED: Rule = {
  ...DECODING,
  id: 'decoding/hung-undecided',
  severity: 'error',
  certainty: 'possible',
  name: 'Hung, and it is not known why',
  looksAt: 'Messages that hung, where what was tried since does not tell why, or contradicts itself.',
  meaning:
    'A decoder made no progress and was ended. Whether the bytes, the decoder, or what ran beside it is to blame shows when the message is decoded again, alone and with another decoder.',
  disproof: 'There is nothing to disprove yet.',
  kb: ['Q140946'],
  remedy: [
    'Let the messages be examined: each is decoded alone with the same and with another decoder.',
    'Retry one of them with one processor.',
  ],
  acts: ['examine', 'retry-alone', 'retry-second-decoder', 'export-evidence'],
  title: (card) => `${hungWords(card)}, and it is not known why`,
};

function hungWords({ messages }: TitleFacts): string {
  return messages === 1 ? '1 message hung' : `${count(messages)} messages hung`;
}

export const HUNG_RULES: Readonly<Record<HungVerdict, Rule>> = {
  'concurrency-defect': CONCURRENCY,
  'decoder-defect': DECODER,
  'bad-data': BAD_DATA,
  'output-bomb': BOMB,
  'io-stall': STALL,
  'machine-overload': OVERLOAD,
  undecided: UNDECIDED,
};
