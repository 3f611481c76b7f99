/** One name or address for more than one entry, where that is not allowed. */
import type { Context, GalFacts, LintCount, RuleFamily, Watch } from '../facts.ts';
import { count, counted } from '../../format/count.ts';
import { NAMES_COMPARED, NAMES_NOT_COMPARED } from '../../lint/count.ts';
import type { CheckKind } from '../../gal/model.ts';
import { lintFamily, titleInMessages } from '../lint-family.ts';
import type { RuleOfLint } from '../lint-family.ts';
import type { Evidence, Rule, Symptom } from '../model.ts';
import { plainRule, symptomOf } from '../plain-rule.ts';

const ACTS = ['open-address-list', 'export-evidence'] as const;

const ALIAS_TWICE: RuleOfLint = {
  rule: plainRule({
    id: 'duplicates/alias-twice',
    family: 'duplicates',
    severity: 'error',
    certainty: 'likely',
    name: 'Messages that add a name twice, or change one that they have removed',
    looksAt:
      'A name added to one list twice in one text [28], and names changed or deleted behind their own removal [29].',
    meaning:
      'Names are unique within the list of a post office, so Import takes the first and refuses the second; what is refused is in nobody’s list. Import 3.0 and 3.2 are known to delete the entry when it is added again with its option -A.',
    disproof: 'The list of the post office that imported the message holds both.',
    kb: ['Q96001', 'Q118447', 'Q146676'],
    remedy: [
      'Look at both entries in the transactions of the message: they differ in their address, or one is a copy.',
      'Give one of the two another name where it comes from.',
      'Names put in with Import files: add them once, and change them with M from then on.',
    ],
    acts: ['open-address-list', 'repair', 'export-evidence'],
    explains: [{ rule: 'duplicates/name-exists', by: 'requestor' }],
    title: titleInMessages('Names added twice or changed after their removal'),
  }),
  counts: ({ rule }: LintCount) => rule === 'duplicate-alias' || rule === 'alias-gone',
};

const SAME_ADDRESS = plainRule({
  id: 'duplicates/same-address',
  family: 'duplicates',
  severity: 'warning',
  certainty: 'likely',
  name: 'One address under several names',
  looksAt: 'Entries of the address list that have the same address.',
  meaning:
    'A rename that did not arrive as one leaves the old entry beside the new; so does a directory import beside DirSync. Mail reaches one mailbox whatever name is chosen, but Exchange refuses or returns mail when it finds an address twice [30].',
  disproof: 'The names are meant to be aliases of one mailbox.',
  kb: ['Q140961', 'Q165396'],
  remedy: [
    'Find out which of the names is in use at the post office that the address belongs to.',
    'Delete the other there, or, where it is unknown, let that post office export its list anew.',
    'Let the requestors that still show it ask for a full import.',
  ],
  acts: ACTS,
  title: ({ first }) => first.text.replace(/\.$/, ''),
});

const SUFFIX_001 = plainRule({
  id: 'duplicates/suffix-001',
  family: 'duplicates',
  severity: 'warning',
  certainty: 'possible',
  name: 'Names with 001, 002, … at the end',
  looksAt: 'Names of the address list that end in 001 to 099.',
  meaning:
    'The DXA appends these digits to keep names of one post office apart. Exchange 4.0 did it without need. Exchange 5.5 before service pack 2 does it when a name is deleted and created in one cycle, and then only where "Unique Display Names" is 0 already.',
  disproof: 'The digits belong to the name, such as that of a room or a machine.',
  kb: ['Q146681', 'Q192514', 'Q146676', 'Q166545'],
  remedy: [
    'Install the latest service pack of Exchange. Where "Unique Display Names" of MSExchangeDX is 0 already, that is all there is to do (Q192514).',
    'Where it is not 0, and one name may stand in several post offices (Q166545): wait until a cycle has sent all updates, because the next step loses those that were not sent.',
    'Set it to 0 (a DWORD, spelt exactly so), stop the service, move the contents of DXADATA away, set "Export on next cycle" for each requestor object and start the service.',
  ],
  acts: [...ACTS, 'open-ladder'],
  title: ({ first }) => first.text.replace(/\.$/, ''),
});

const ALIAS_TAKEN = plainRule({
  id: 'duplicates/alias-taken',
  family: 'duplicates',
  severity: 'error',
  certainty: 'likely',
  name: 'Entries that were refused because their name is taken',
  looksAt: 'Additions to the address list under a name that another entry of that list has [27].',
  meaning:
    'A name is unique in the list of its post office. The second entry is refused by every Import, so that its owner is in nobody’s list but his own.',
  disproof: 'The first entry was deleted before, by a message that is not in this queue.',
  kb: ['Q96001', 'Q146676', 'Q140961'],
  remedy: [
    'Look at both in the address list: their histories tell which message brought them.',
    'Give one of them another name at its post office; the next cycle sends it.',
  ],
  acts: ACTS,
  explains: [{ rule: 'duplicates/name-exists', by: 'requestor' }],
  title: ({ first }) => first.text.replace(/\.$/, ''),
});

const CHECKED: readonly { readonly kind: CheckKind; readonly rule: Rule; readonly what: string }[] = [
  { kind: 'same-address', rule: SAME_ADDRESS, what: 'address' },
  { kind: 'suffix-001', rule: SUFFIX_001, what: 'name' },
  { kind: 'alias-taken', rule: ALIAS_TAKEN, what: 'name' },
];
const SAID: Partial<Record<CheckKind, (total: number, list: string) => string>> = {
  'same-address': (total, list) =>
    `${counted(total, 'address', 'addresses')} of ${list} ${total === 1 ? 'has' : 'have'} several names`,
  'suffix-001': (total, list) =>
    `${counted(total, 'name')} of ${list} ${total === 1 ? 'ends' : 'end'} in 001, 002, …`,
  'alias-taken': (total, list) =>
    `${counted(total, 'entry', 'entries')} of ${list} refused because the name is taken`,
};

export const DUPLICATES: RuleFamily = lintFamily([ALIAS_TWICE], {
  rules: CHECKED.map(({ rule }) => rule),
  watch: watchChecks,
});

function watchChecks({ gal }: Context): Watch {
  let notWhole = 0;
  return {
    file({ notes }) {
      if (notes.some((note) => note.endsWith(NAMES_NOT_COMPARED))) notWhole += 1;
    },
    finish: () => (gal === null ? [] : CHECKED.flatMap(({ kind, rule }) => checkSymptom(gal, kind, rule))),
    notChecked: () =>
      notWhole === 0
        ? []
        : [
            `Of ${counted(notWhole, 'message')} with more than ${count(NAMES_COMPARED)} transactions only the first names were compared with each other.`,
          ],
  };
}

function checkSymptom(gal: GalFacts, kind: CheckKind, rule: Rule): readonly Symptom[] {
  const found = gal.checks[kind];
  if (found === null || found.total === 0) return [];
  const list = found.list === undefined ? 'the list' : `the list of ${found.list}`;
  const text = `${SAID[kind]?.(found.total, list) ?? ''}.`;
  const examples = found.examples.length > 0 ? found.examples : [text];
  const evidence = examples.map((example): Evidence => ({
    text: example,
    place: { kind: 'address-list', check: kind },
  }));
  return [symptomOf(rule, { text, evidence })];
}
