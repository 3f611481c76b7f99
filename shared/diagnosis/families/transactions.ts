/** Transactions that Import refuses, or that get lost without a word (docs/lint.md). */
import { failureText } from '../../failure.ts';
import type { DiagnosedFile, LintCount, RuleFamily } from '../facts.ts';
import { lintFamily, titleInMessages } from '../lint-family.ts';
import type { RuleOfLint } from '../lint-family.ts';
import { aboutFile, createBounded, fileEvidence, plainRule, sentMs, symptomOf } from '../plain-rule.ts';

const REPAIR =
  'Open the transactions of a message named here: each place is marked, and what can be repaired safely is offered as a repaired copy.';
const AT_SOURCE =
  'Correct the entry where it comes from, with Admin at its post office or in Exchange; the next cycle sends it again.';
const ACTS = ['repair', 'export-evidence'] as const;

const named = (names: readonly string[]) => {
  const set = new Set(names);
  return ({ rule }: LintCount): boolean => set.has(rule);
};

const REFUSED_LINES: RuleOfLint = {
  rule: plainRule({
    id: 'transactions/refused-lines',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'Lines that Import cannot read as transactions',
    looksAt:
      'Lines without a code in column 1, without name or address, with control characters, too long, or out of place: [12] [13] [18] [21] [23] [46] [48].',
    meaning:
      'Import says the number in brackets, leaves the line out and goes on, so that the entry is missing in the address list of whoever imports the message. Such lines come from Import files made by hand, from programs of other makers, and from text that was damaged on the way.',
    disproof: 'DIRSYNC.LOG of the post office that imported the message does not show these codes.',
    kb: ['Q96001', 'Q96002', 'Q104687', 'Q99419'],
    remedy: [REPAIR, AT_SOURCE],
    acts: ACTS,
    explains: [
      { rule: 'transactions/column-one', by: 'requestor' },
      { rule: 'transactions/no-full-name', by: 'requestor' },
    ],
    title: titleInMessages('Lines that Import cannot read'),
  }),
  counts: named([
    'bad-column-one',
    'control-character',
    'group-code',
    'hyphen-not-in-column-1',
    'line-ends-in-name',
    'line-too-long',
    'line-without-entry',
    'misplaced-line',
    'no-address',
    'no-blank-after-code',
    'no-blank-before-address',
    'no-name',
    'unknown-code',
  ]),
};

const REFUSED_ADDRESSES: RuleOfLint = {
  rule: plainRule({
    id: 'transactions/refused-addresses',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'Addresses that Import refuses',
    looksAt:
      'Address types that are none, addresses with a name missing, too long or too many, fields of fax addresses: [15] [16] [17] [19] [20] [26] [74] to [77].',
    meaning:
      'Import leaves the entry out. A group without a mailbox (NET/PO/ and nothing behind it) is of this kind, too, and several of them can hang Import; so is the deletion of a group whose mailbox got an eleventh character, which then stays on all other post offices.',
    disproof: 'The entry is in the address list of a post office that imported the message.',
    kb: ['Q96001', 'Q96003', 'Q128872', 'Q122689', 'Q123398'],
    remedy: [
      REPAIR,
      AT_SOURCE,
      'A group without a mailbox: note its members, delete it with Admin and make it anew (Q128872).',
    ],
    acts: ACTS,
    explains: [
      { rule: 'transactions/address-refused', by: 'requestor' },
      { rule: 'transactions/no-mailbox', by: 'requestor' },
    ],
    title: titleInMessages('Addresses that Import refuses'),
  }),
  counts: named([
    'unknown-type',
    'node-address-incomplete',
    'address-incomplete',
    'address-in-error',
    'element-too-long',
    'fax-field-too-long',
    'bad-phone-number',
  ]),
};

const NAMES_TOO_LONG: RuleOfLint = {
  rule: plainRule({
    id: 'transactions/name-too-long',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'Names over 30 characters, or out of their columns',
    looksAt: 'Names of more than 30 characters, and addresses that do not begin in column 34: [72].',
    meaning:
      'Import counts columns: the name has 30 of them, from column 3 on, and the address begins in column 34. What is longer or stands elsewhere is refused, or read as something else.',
    disproof: 'DIRSYNC.LOG of the post office that imported the message does not show [72].',
    kb: ['Q96003', 'Q104869', 'Q140944'],
    remedy: ['Shorten the name where it comes from to 30 characters.', REPAIR],
    acts: ACTS,
    title: titleInMessages('Names over 30 characters or out of their columns'),
  }),
  counts: (found) =>
    found.rule === 'name-too-long' || (found.rule === 'out-of-columns' && found.severity === 'error'),
};

const MISSING_TYPE: RuleOfLint = {
  rule: plainRule({
    id: 'transactions/missing-type',
    family: 'transactions',
    severity: 'warning',
    certainty: 'likely',
    name: 'Addresses without an address type',
    looksAt: 'Transactions whose address has no type in front of it, such as NET/PO/MAILBOX alone.',
    meaning:
      'MS Mail takes such an address for PCM. Exchange 4.0 as DirSync server drops the line, and logs nothing: the entry is missing everywhere but at its own post office.',
    disproof: 'The server is no Exchange 4.0, or has service pack 2 or later.',
    kb: ['Q140944'],
    remedy: [
      'Put PCM: in front of the address where the lines are made (repair does it in a copy).',
      'Install the latest service pack of Exchange 4.0 on the server.',
    ],
    acts: ACTS,
    title: titleInMessages('Addresses without a type'),
  }),
  counts: named(['missing-type']),
};

const MODIFY_INCOMPLETE: RuleOfLint = {
  rule: plainRule({
    id: 'transactions/modify-incomplete',
    family: 'transactions',
    severity: 'warning',
    certainty: 'likely',
    name: 'Changes without their second line',
    looksAt: 'M transactions that are followed at once by template lines, or that change nothing [47].',
    meaning:
      'A change is two lines, the second with the new name and address, even if these stay as they are. Without it Exchange 4.0 and 5.0 lose the name, whether they are server or requestor. Post offices and Exchange always write the line; hand-made Import files and programs of other makers do not. Import before 3.5.30 can hang on changes that it cannot make out.',
    disproof: 'The names are in the Exchange directory after the cycle.',
    kb: ['Q159308', 'Q151782', 'Q152424', 'Q167247', 'Q194819', 'Q96002'],
    remedy: [
      'Repeat name and address in a second line where the transactions are made (repair does it in a copy).',
      'Names already lost: ask for a full import at the requestor (Import on next cycle).',
      'Install the latest service pack of Exchange; use Import 3.5.30 or later.',
    ],
    acts: ACTS,
    explains: [{ rule: 'transactions/without-effect', by: 'requestor' }],
    title: titleInMessages('Changes without their second line'),
  }),
  counts: named(['modify-without-second-line', 'no-effect']),
};

const ODD_CHARACTERS: RuleOfLint = {
  rule: plainRule({
    id: 'transactions/odd-characters',
    family: 'transactions',
    severity: 'warning',
    certainty: 'possible',
    name: 'Other characters than letters and digits in MS Mail addresses',
    looksAt: 'Network, post office and mailbox names with blanks, signs or punctuation: [69] [70] [71].',
    meaning:
      'Import makes networks, post offices and mailboxes of letters and digits only. In Exchange 4.0 a recipient whose mailbox holds $, ~, ^ or # cannot be opened with the Administrator program.',
    disproof: 'The entries are in the lists and can be opened.',
    kb: ['Q96003', 'Q143377'],
    remedy: [
      'Give the mailbox a name of letters and digits.',
      'Install the latest service pack of Exchange 4.0.',
    ],
    acts: ACTS,
    title: titleInMessages('Other characters than letters and digits in addresses'),
  }),
  counts: named(['not-alphanumeric']),
};

const STRAY_CR: RuleOfLint = {
  rule: plainRule({
    id: 'transactions/stray-carriage-return',
    family: 'transactions',
    severity: 'info',
    certainty: 'possible',
    name: 'Carriage returns too many at the ends of lines',
    looksAt:
      'CR CR LF at line ends of transactions in the body of a message, in a request, or in a file of its own. Attachments that Exchange 4.0 sends as the server have it always and are left out: post offices import them.',
    meaning:
      'The DXA of Exchange 4.0 ends each line of an attachment with one CR too many, and only there. Elsewhere something on the way has changed the line ends, or the text was taken out of such an attachment; a program that is not prepared for it may take the CR for a part of the address.',
    disproof: 'The program that reads the text skips it, as Import does.',
    kb: ['Q159294'],
    remedy: [
      'Save the repaired copy, which has the CRs removed, before the text is given to another program.',
      'Have Exchange send its transactions in the body (INBODY) or in the internal format, or install the latest service pack of Exchange 4.0.',
    ],
    acts: ACTS,
    title: titleInMessages('Carriage returns too many'),
  }),
  counts: (found, { kind, format }) =>
    found.rule === 'stray-carriage-return' && !(kind === 'SrvTx' && format === 'inattachment'),
};

const UNREADABLE = plainRule({
  id: 'transactions/unreadable',
  family: 'transactions',
  severity: 'error',
  certainty: 'proven',
  name: 'Messages in which no transaction can be read',
  looksAt: 'Requests and replies of which not one line could be read as a transaction.',
  meaning:
    'The message says that it carries updates, and what is in it is something else: another format (the internal one has no published layout), another encoding, or damage. Whoever imports it gets nothing.',
  disproof: 'The post office imported it: then it is a format that only MS Mail reads.',
  kb: ['Q159294', 'Q96001'],
  remedy: [
    'Look at the first bytes: text that is garbled was damaged on the way, binary text is the internal format.',
    'Ask the sender to send in the body or in an attachment.',
    'Ask for a full import once it does.',
  ],
  acts: ['export-evidence', 'quarantine'],
  explains: [{ rule: 'cycles/reply-stuck', by: 'message' }],
  title: ({ messages }) =>
    `No transaction can be read in ${messages === 1 ? 'one message' : `${messages} messages`}`,
});

const WHOLE_MESSAGES: RuleFamily = {
  rules: [UNREADABLE],
  watch: () => {
    const found = createBounded('unreadable messages');
    return {
      file(file) {
        if (file.state.kind !== 'failed' || file.state.failure.kind !== 'malformed-transactions') return;
        const { failure } = file.state;
        found.add(() => unreadable(file, failure.detail));
      },
      finish: found.kept,
      notChecked: found.notChecked,
    };
  },
};

function unreadable(file: DiagnosedFile, detail: string) {
  return symptomOf(UNREADABLE, {
    text: `${file.file}: ${failureText('malformed-transactions').title}: ${detail}.`,
    atMs: sentMs(file),
    evidence: [fileEvidence(file)],
    about: aboutFile(file),
  });
}

export const TRANSACTIONS: RuleFamily = lintFamily(
  [
    REFUSED_LINES,
    REFUSED_ADDRESSES,
    NAMES_TOO_LONG,
    MISSING_TYPE,
    MODIFY_INCOMPLETE,
    ODD_CHARACTERS,
    STRAY_CR,
  ],
  WHOLE_MESSAGES,
);
