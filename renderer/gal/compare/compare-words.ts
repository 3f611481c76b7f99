/** What differences and their causes are called, and how they look. */
import type { OpenedComparison } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import type { CauseKind, DifferenceKind } from '../../../shared/gal/model.ts';
import { stateLook } from '../../ui/state-look.ts';
import type { MarkPath, StateLook } from '../../ui/state-look.ts';

const RIM = 'M1.75 1.75h8.5v8.5h-8.5z';

const DIFFERENCE_LOOKS: Readonly<Record<DifferenceKind, StateLook>> = {
  'only-left': {
    word: 'Only left',
    tone: 'busy',
    meaning: 'The left list has it, the right one does not.',
    mark: [
      { d: RIM, paint: 'stroke' },
      { d: 'M1.75 1.75H6v8.5H1.75z', paint: 'fill' },
    ],
  },
  'only-right': {
    word: 'Only right',
    tone: 'odd',
    meaning: 'The right list has it, the left one does not.',
    mark: [
      { d: RIM, paint: 'stroke' },
      { d: 'M6 1.75h4.25v8.5H6z', paint: 'fill' },
    ],
  },
  different: {
    word: 'Different',
    tone: 'idle',
    meaning: 'Both have it, and what they say of it differs.',
    mark: [{ d: 'M1.75 4.25h8.5M1.75 7.75h8.5M8.25 1.5l-4.5 9', paint: 'stroke' }],
  },
};

export function differenceLook(kind: DifferenceKind): StateLook {
  return DIFFERENCE_LOOKS[kind];
}

interface CauseWords {
  readonly word: string;
  readonly meaning: string;
  /** Causes that are the state of a message look like it. */
  readonly look: StateLook | null;
}

const CAUSE_WORDS: Readonly<Record<CauseKind, CauseWords>> = {
  'hung-message': {
    word: 'Hung message',
    meaning: 'A message that tells of it hung, so that its transactions are not in the list.',
    look: stateLook('hung'),
  },
  'failed-message': {
    word: 'Failed message',
    meaning: 'A message that tells of it could not be decoded, so that its transactions are not in the list.',
    look: stateLook('failed'),
  },
  'set-aside': {
    word: 'Set aside',
    meaning: 'A message that tells of it was quarantined.',
    look: stateLook('quarantined'),
  },
  'read-elsewhere': {
    word: 'Unread only here',
    meaning: 'The reply with it cannot be read here, and numbers show that the post office imported it.',
    look: null,
  },
  'no-reply': { word: 'No reply', meaning: 'The server did not answer the request.', look: null },
  'not-asked-yet': {
    word: 'Not asked since',
    meaning: 'No request of the requestor since it came about is known.',
    look: null,
  },
  'not-imported-yet': {
    word: 'Not imported yet',
    meaning: 'The reply is there, and the requestor has not imported it (T3).',
    look: null,
  },
  'not-in-queue': {
    word: 'Reply not in queue',
    meaning: 'Numbers tell of a reply that should have carried it and is not in this queue.',
    look: null,
  },
  'known-from-before': {
    word: 'Known from before',
    meaning: 'It was told of. What it was before is not known here, so one of the lists cannot show it.',
    look: null,
  },
  'own-entry': {
    word: 'Own entry',
    meaning: 'It belongs to the requestor, which told of it by a request that is not in this queue.',
    look: null,
  },
  'without-templates': {
    word: 'No template values',
    meaning: 'The reply tells of it without the template values that the server has.',
    look: null,
  },
  'full-import': {
    word: 'Full import',
    meaning: 'The requestor asked for all that there is, and such a reply names no removals.',
    look: null,
  },
  'server-restored': {
    word: 'Server set back',
    meaning: 'The server was restored from a backup or set up anew, and told nothing of this for a time.',
    look: null,
  },
  disproved: {
    word: 'Left out since',
    meaning: 'The server has told all of the list since, without it.',
    look: null,
  },
  'excluded-type': {
    word: 'Type not exchanged',
    meaning: 'No reply to the requestor has named an entry of this address type.',
    look: null,
  },
  'lost-update': {
    word: 'Lost update',
    meaning: 'The reply that had to tell of it was read and does not.',
    look: null,
  },
  'not-sent-yet': {
    word: 'Not sent yet',
    meaning: 'The requestor has it and has not sent it to the server.',
    look: null,
  },
  refused: {
    word: 'Refused',
    meaning: 'The transaction was refused: its alias exists already with something else (Q96001).',
    look: null,
  },
  'later-change': {
    word: 'Changed later',
    meaning: 'A later transaction changed one of the two.',
    look: null,
  },
  unexplained: { word: 'Unexplained', meaning: 'No message of this queue tells why.', look: null },
};

const MAY_BE_OLDER: CauseWords = {
  word: 'File may be older',
  meaning: 'A transaction changed it in the list; a file from before that does not show it.',
  look: null,
};

/** Whether the cause is the state of a message. */
export function isMessageState(kind: CauseKind): boolean {
  return CAUSE_WORDS[kind].look !== null;
}

/** The mark of a cause that is no message state: the same for all, so that it says no more than it should. */
const PLAIN_MARK: readonly MarkPath[] = [{ d: 'M3 6h6', paint: 'stroke' }];

/** @param isBesideFile one of the two sides is a file, of which nobody knows from when it is */
export function causeLook(kind: CauseKind, isBesideFile: boolean): StateLook {
  const { word, meaning, look } = isBesideFile && kind === 'later-change' ? MAY_BE_OLDER : CAUSE_WORDS[kind];
  if (look !== null) return { ...look, word, meaning };
  return { word, meaning, tone: 'idle', mark: PLAIN_MARK };
}

/** The first line: whether the lists say the same, or how much they differ. */
export function compareHeadline(
  { counts, equal, unchecked }: Pick<OpenedComparison, 'counts' | 'equal' | 'unchecked'>,
  right: string,
): string {
  const missing = counts['only-left'];
  const added = counts['only-right'];
  const { different } = counts;
  if (missing + added + different > 0) {
    const are = missing === 1 ? 'is' : 'are';
    return `${counted(missing, 'entry', 'entries')} ${are} missing in ${right}; ${count(added)} only there; ${count(different)} different; ${count(equal)} equal.`;
  }
  if (equal === 0) return 'Both lists are empty.';
  const entries = counted(equal, 'entry', 'entries');
  if (unchecked.length > 0) return `No difference was found in what could be compared: ${entries}.`;
  return `Both lists say the same: ${entries}.`;
}
