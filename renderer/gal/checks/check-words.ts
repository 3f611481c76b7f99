/** What the checks of a list are called, what they mean, and where that is known from. Pure. */
import type { CheckRow, OpenedCheck } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import { CHECK_KINDS } from '../../../shared/gal/model.ts';
import type { CheckKind } from '../../../shared/gal/model.ts';
import type { StateLook } from '../../ui/state-look.ts';

interface CheckWords {
  readonly word: string;
  /** Sentences: what it is, and what may come of it. */
  readonly meaning: string;
  /** Numbers of the articles that say so. */
  readonly articles: readonly string[];
}

const CHECK_WORDS: Readonly<Record<CheckKind, CheckWords>> = {
  'same-address': {
    word: 'Same address',
    meaning:
      'One address under several aliases: mail reaches one mailbox, and people find it under several names. A display name that was changed in Exchange 4.0 left such pairs behind.',
    articles: ['Q140961'],
  },
  'same-name': {
    word: 'Same alias',
    meaning:
      'One alias in several address lists. It must be unique within one list only, so this is allowed. It is told because people cannot tell such entries apart by name.',
    articles: ['Q146676'],
  },
  'suffix-001': {
    word: 'Alias ends in 001',
    meaning:
      'The DXA puts 001, 002 and so on behind an alias to keep it apart from another one. It did so without need, too, and when a mailbox was deleted and created in one cycle.',
    articles: ['Q146676', 'Q146681', 'Q192514'],
  },
  'case-only': {
    word: 'Differs in case only',
    meaning: 'Two aliases that MS Mail takes for one: it does not tell capitals from small letters.',
    articles: [],
  },
  'malformed-x400': {
    word: 'Malformed X.400',
    meaning:
      'The address cannot be taken apart into attributes. The DXA of Exchange 4.0 stopped at such addresses, and threw them away after it was mended.',
    articles: ['Q156729'],
  },
  'over-long': {
    word: 'Too long',
    meaning: 'An alias or a part of an address is longer than a post office takes.',
    articles: ['Q96001', 'Q96003'],
  },
  unregistered: {
    word: 'Not registered',
    meaning:
      'Entries of a post office that no message, log or listing names as server or requestor. A server does not take requests of one that is not registered; others may have told of its entries.',
    articles: ['Q99268'],
  },
  'alias-taken': {
    word: 'Alias was taken',
    meaning:
      'Another entry was to get this alias in this list. It is unique there, so that one was refused and is missing, or is still called as before. This may be of the past: a later transaction may have made up for it.',
    articles: ['Q96001', 'Q146676'],
  },
  ghost: {
    word: 'Ghost',
    meaning:
      'An entry that is still there although its address list was replaced as a whole (R) and did not name it again.',
    articles: [],
  },
};

export function checkWords(kind: CheckKind): CheckWords {
  return CHECK_WORDS[kind];
}

/** What is allowed is told, and is no trouble. */
export function isTrouble(kind: CheckKind): boolean {
  return kind !== 'same-name';
}

const TROUBLE_MARK: StateLook['mark'] = [
  { d: 'M6 1.25L11 10.25H1z', paint: 'stroke' },
  { d: 'M6 4.75v2.25M6 8.6v.05', paint: 'stroke' },
];
const INFORMATION_MARK: StateLook['mark'] = [
  { d: 'M6 1.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5z', paint: 'stroke' },
  { d: 'M6 5.6v2.4M6 3.9v.1', paint: 'stroke' },
];

export function checkLook(kind: CheckKind): StateLook {
  const { word, meaning } = CHECK_WORDS[kind];
  return isTrouble(kind)
    ? { word, meaning, tone: 'hung', mark: TROUBLE_MARK }
    : { word, meaning, tone: 'idle', mark: INFORMATION_MARK };
}

type Checked = Pick<OpenedCheck, 'counts' | 'partly'>;

/** "12 found", "none found", "not checked": three different things; and none in a part says nothing of the rest. */
export function foundText(kind: CheckKind, { counts, partly }: Checked): string {
  const number = counts[kind];
  if (number === null) return 'not checked';
  if (number > 0) return `${count(number)} found`;
  return partly.includes(kind) ? 'none found in what could be checked' : 'none found';
}

/** The first line: how much trouble there is in how many entries. */
export function checksHeadline({
  counts,
  checked,
  partly,
}: Pick<OpenedCheck, 'counts' | 'checked' | 'partly'>): string {
  const entries = counted(checked, 'entry', 'entries');
  const trouble = CHECK_KINDS.filter((kind) => isTrouble(kind) && (counts[kind] ?? 0) > 0);
  const found = trouble.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const left = CHECK_KINDS.filter((kind) => counts[kind] === null).length;
  const gaps = [
    left === 0 ? null : ` ${counted(left, 'check')} could not be made.`,
    partly.length === 0 ? null : ` ${counted(partly.length, 'check')} could be made in part only.`,
  ]
    .filter((sentence) => sentence !== null)
    .join('');
  if (trouble.length === 0) return `Nothing wrong was found in ${entries}.${gaps}`;
  return `${counted(found, 'finding')} of ${counted(trouble.length, 'kind')} in ${entries}.${gaps}`;
}

/** For the clipboard: a head, and a line for each entry that is listed; one without any for what has none. */
export function findingLines({ kind, text, entries }: CheckRow): readonly (readonly string[])[] {
  const { word } = CHECK_WORDS[kind];
  const lines = entries.map(({ name, addressType, address, list }) => [
    word,
    text,
    name,
    `${addressType}:${address}`,
    listLabel(list),
  ]);
  return [
    ['Check', 'Finding', 'Alias', 'Address', 'Address list'],
    ...(lines.length === 0 ? [[word, text, '', '', '']] : lines),
  ];
}
