/** Rules about messages that failed: one for each kind of failure that tells about bytes, limits, decoder or disk. */
import { counted } from '../../../format/count.ts';
import { failureText } from '../../../failure.ts';
import type { FailureKind } from '../../../failure.ts';
import type { Rule } from '../../model.ts';
import { FOLLOWS_FROM_MESSAGE } from './hung-rules.ts';
import { UNSUPPORTED_IN_DIRSYNC } from './unsupported.ts';

/** What can be read, and holds no transaction, is told by the rules about transactions. */
export type DecodingFailure = Exclude<FailureKind, 'malformed-transactions'>;

/** A message that is not acknowledged is made up for by the protocol itself; a letter is not. */
const REPEATED =
  'A request or reply of DirSync that was not acknowledged is repeated with its numbers in the next cycle (Q96060): wait for it. A letter has to be sent again.';
const FULL_IMPORT_AGAIN = 'If it was the reply to a full import, let the requestor ask for it again.';

interface Particulars extends Pick<Rule, 'kb' | 'remedy' | 'acts' | 'disproof'> {
  /** After the meaning of the kind. */
  readonly more: string;
  /** "1 message ends too early", "3 messages end too early". */
  readonly one: string;
  readonly several: string;
}

const DAMAGED = { kb: ['Q96060'], acts: ['retry-second-decoder', 'quarantine', 'export-evidence'] } as const;

type Alike = Exclude<DecodingFailure, 'unsupported-codec'>;

const PARTICULARS: Readonly<Record<Alike, Particulars>> = {
  truncated: {
    ...DAMAGED,
    more: 'A transfer that was cut short or a full disk on the way leave this.',
    one: 'ends too early',
    several: 'end too early',
    remedy: [
      'Compare the size of the file with that at its sender; look for a full disk on the way.',
      'Retry with the second decoder: where that reads it, the fault is in the first.',
      'Quarantine it.',
      REPEATED,
      FULL_IMPORT_AGAIN,
    ],
    disproof: 'The same message, sent again with the same bytes, is read by the second decoder.',
  },
  'checksum-mismatch': {
    ...DAMAGED,
    more: 'Single bytes were changed after it was compressed: in memory, on a disk, or by a program on the way that takes it for text.',
    one: 'fails its own check value',
    several: 'fail their own check value',
    remedy: [
      'Retry with the second decoder: if both compute the same value, the bytes are damaged.',
      'Quarantine it. Never deliver it: names and addresses in it may be wrong.',
      REPEATED,
      FULL_IMPORT_AGAIN,
    ],
    disproof: 'The second decoder computes the value that the message states.',
  },
  'corrupt-data': {
    ...DAMAGED,
    more: 'What follows the marked byte cannot be trusted.',
    one: 'holds damaged data',
    several: 'hold damaged data',
    remedy: [
      'Retry with the second decoder to rule out a fault of the first.',
      'Look at the marked byte: lines of text in the middle of it were put there on the way.',
      'Quarantine it.',
      REPEATED,
      FULL_IMPORT_AGAIN,
    ],
    disproof: 'The second decoder reads it to its end.',
  },
  'output-limit': {
    kb: [],
    acts: ['quarantine', 'export-evidence'],
    more: 'A line of a list has a few dozen bytes; the subject of a reply says how many there should be.',
    one: 'passes a limit of this program',
    several: 'pass a limit of this program',
    remedy: [
      'Look at the limit it names: of a list, compare it with the number of transactions in the subject.',
      'Save the inner file from the Format tab and open it by itself.',
      'Quarantine it unless something of this size is expected.',
    ],
    disproof: 'Something of that size is expected, and the inner file is read when it is opened by itself.',
  },
  'malformed-message': {
    kb: [],
    acts: ['quarantine', 'export-evidence'],
    more: 'Nothing behind that point was looked at.',
    one: 'has a broken structure',
    several: 'have a broken structure',
    remedy: [
      'Look at the bytes at the marked place.',
      'Look for a gateway or virus scanner on the way that rewrites messages.',
      'Quarantine it.',
    ],
    disproof: 'Another mail program shows all parts of the file.',
  },
  'read-error': {
    kb: [],
    acts: ['export-evidence'],
    more: 'That says nothing of what is in it.',
    one: 'could not be read from the disk',
    several: 'could not be read from the disk',
    remedy: [
      'Look at the reason, at the permissions, and at whether another program holds the file.',
      'Rescan the queue: what could not be read is tried again each time.',
    ],
    disproof: 'It is read in the next scan.',
  },
  'not-a-regular-file': {
    kb: [],
    acts: [],
    more: 'Opening it could wait for ever, or lead out of the queue.',
    one: 'is not a regular file',
    several: 'are not regular files',
    remedy: ['If it stands for a message, put a copy of the message itself into the queue.'],
    disproof: 'It is a regular file when the queue is scanned again.',
  },
  'decoder-crashed': {
    kb: [],
    acts: ['retry-second-decoder', 'export-evidence'],
    more: 'A crash may come from the bytes or from the decoder; a second decoder tells.',
    one: 'made the decoder crash',
    several: 'made the decoder crash',
    remedy: [
      'Retry with the second decoder.',
      'Export the evidence for a fault report.',
      'Quarantine it if the second decoder fails as well.',
    ],
    disproof: 'The same decoder reads it the next time: then memory was short.',
  },
};

/** What another decoder could read nonetheless: until one has tried, the fault may be that of the first. */
const DAMAGE: ReadonlySet<DecodingFailure> = new Set(['truncated', 'checksum-mismatch', 'corrupt-data']);

export function isDamage(kind: DecodingFailure): boolean {
  return DAMAGE.has(kind);
}

/** A thing that is no file of the queue at all keeps nobody waiting. */
const WARNINGS: ReadonlySet<DecodingFailure> = new Set(['not-a-regular-file']);

function failureRule(kind: Alike): Rule {
  const { title, meaning } = failureText(kind);
  const { more, one, several, disproof, kb, remedy, acts } = PARTICULARS[kind];
  return {
    id: `decoding/${kind}`,
    family: 'decoding',
    severity: WARNINGS.has(kind) ? 'warning' : 'error',
    certainty: isDamage(kind) ? 'likely' : 'proven',
    name: title,
    looksAt: `Messages in the state "failed" whose failure is "${title.toLowerCase()}", and those that hung and end so when they are decoded alone.`,
    meaning: `${meaning} ${more}`,
    disproof,
    kb,
    remedy,
    acts,
    explains: FOLLOWS_FROM_MESSAGE,
    title: (card) => counted(card.messages, `message ${one}`, `messages ${several}`),
  };
}

export const FAILURE_RULES: Readonly<Record<DecodingFailure, Rule>> = {
  truncated: failureRule('truncated'),
  'checksum-mismatch': failureRule('checksum-mismatch'),
  'corrupt-data': failureRule('corrupt-data'),
  'unsupported-codec': UNSUPPORTED_IN_DIRSYNC,
  'output-limit': failureRule('output-limit'),
  'malformed-message': failureRule('malformed-message'),
  'read-error': failureRule('read-error'),
  'not-a-regular-file': failureRule('not-a-regular-file'),
  'decoder-crashed': failureRule('decoder-crashed'),
};
