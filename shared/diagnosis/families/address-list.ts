/** What is missing in the address list, or should no longer be in it, as far as the queue shows it. */
import { count, counted } from '../../format/count.ts';
import { MASS_DELETION as MASS } from '../../gal/model.ts';
import type { MassDeletion } from '../../gal/model.ts';
import type { Context, GalFacts, RuleFamily, Watch } from '../facts.ts';
import { whoOf } from '../about-cycles.ts';
import { ABOUT_NOTHING } from '../model.ts';
import type { Evidence, Rule, Symptom } from '../model.ts';
import { plainRule, SYMPTOMS_KEPT, symptomOf } from '../plain-rule.ts';
import { createHoleTeller } from './address-list-holes.ts';

const ACTS = ['open-address-list', 'export-evidence'] as const;

const HOLE = plainRule({
  id: 'address-list/hole',
  family: 'address-list',
  severity: 'warning',
  certainty: 'proven',
  name: 'Updates in this queue that are in no list',
  looksAt:
    'Requests and replies with transactions that could not be read here; over when a later request or reply shows that what they carried has arrived.',
  meaning:
    'What these messages tell is missing in the lists of whoever should have imported them, and in the lists that this program works out.',
  disproof: 'The post office has imported the message elsewhere: its next request tells the S of it.',
  kb: ['Q96060'],
  remedy: [
    'Read the message here: retry it, with the second decoder if need be.',
    'Let one more cycle pass: what was not acknowledged is sent again (Q96060).',
    'What cannot be read: let the requestor send it again (Export), or ask for it again (full import).',
  ],
  acts: ['retry', 'open-address-list', 'open-ladder', 'export-evidence'],
  title: ({ symptoms, first }) =>
    first.isOver
      ? `${counted(symptoms, 'message')} of updates that could not be read here, and arrived`
      : `${counted(symptoms, 'message')} of updates missing in the lists`,
});

const NOT_IMPORTED = plainRule({
  id: 'address-list/not-imported',
  family: 'address-list',
  severity: 'warning',
  certainty: 'likely',
  name: 'Replies that their requestors went on without',
  looksAt:
    'Replies that were read here, while the next request of their requestor shows that it did not import them; over when it holds their S later, or has imported everything since.',
  meaning:
    'The requestor lacks what the reply tells until it is sent again. The server does so by itself: it begins each reply at the S that the request names. That the file is here or can be read changes nothing about it.',
  disproof:
    'The T3 of that requestor ran after the request was written, and the request after that holds the S.',
  kb: ['Q96060', 'Q99961', 'Q152231'],
  remedy: [
    'See whether T3 (NSDA -RR) ran at the requestor behind that reply, and how it ended.',
    'Wait one cycle: the server sends the same updates again.',
    'If the reply counts fewer imports (I) than the requestor, it is rejected each time: let the requestor ask for a full import (Q99961).',
  ],
  acts: ['open-ledger', 'open-logs', 'open-ladder', 'open-address-list'],
  title: ({ symptoms, requestors }) =>
    `${counted(symptoms, 'reply', 'replies')} not imported by ${whoOf({ requestors })}`,
});

const ABSENT = plainRule({
  id: 'address-list/absent',
  family: 'address-list',
  severity: 'info',
  certainty: 'likely',
  name: 'Updates that numbers prove and that are not in this queue',
  looksAt: 'Numbers in subjects that tell of a message with transactions which no message of the queue is.',
  meaning:
    'The queue does not hold everything that was exchanged. Nothing is wrong with the exchange by that alone; the lists here may lack those entries.',
  disproof: 'The message was moved away before the queue was opened.',
  kb: ['Q96060'],
  remedy: ['Open the folder that holds the message, or the delivery folder, together with this queue.'],
  acts: ACTS,
  title: ({ symptoms }) => `${counted(symptoms, 'message')} of updates are not in this queue`,
});

/** Of a small list a day's work is a large part. */
const MASS_SHARE = { share: 0.25, atLeast: 100 } as const;

const MASS_DELETION = plainRule({
  id: 'address-list/mass-deletion',
  family: 'address-list',
  severity: 'warning',
  certainty: 'likely',
  name: 'A large part of the address list disappeared in one cycle',
  looksAt:
    'Cycles in which more than 500 entries, or at least 100 and more than a quarter of all, were removed.',
  meaning:
    'More names went than a day’s work explains. An R of one requestor for the list of another post office does it (custom recipients made by hand in Exchange for users of MS Mail), so does a requestor that is removed, the answer to a full import that lacks what was entered by hand, and a post office or proxy that got another name.',
  disproof:
    'The names were added again in the same or the next cycle, or the post office was closed on purpose.',
  kb: ['Q156996', 'Q152935', 'Q152924', 'Q105125', 'Q96060'],
  remedy: [
    'Open the address list at that cycle: the histories of the entries name the message that removed them.',
    'At the post office whose names are gone: Admin, Config, Dir-Sync, Requestor, Export, before its next T1.',
    'An Exchange requestor sent the R: clear "Export custom recipients", or set RequireValidImpFrom to 1 for MSExchangeDX (Exchange 4.0 with a service pack).',
  ],
  acts: [...ACTS, 'open-ladder'],
  title: ({ symptoms, first }) =>
    symptoms === 1
      ? first.text.replace(/\.$/, '')
      : `Many names disappeared in ${counted(symptoms, 'cycle')}`,
});

const GHOST = plainRule({
  id: 'address-list/ghost',
  family: 'address-list',
  severity: 'warning',
  certainty: 'likely',
  name: 'Entries that should be gone: they outlived the replacement of their list',
  looksAt:
    'Entries in the list of a requestor that an R at the server did not name again, and nothing has added since.',
  meaning:
    'The server replaced the whole list of a post office, and this requestor still shows what was no longer in it. Mail to these names is returned.',
  disproof: 'The requestor got the names another way: by External-Admin, an Import file, or by hand.',
  kb: ['Q96060', 'Q130230'],
  remedy: [
    'See in its DIRSYNC.LOG whether it imported the message that replaced the list.',
    'Let the requestor ask for a full import.',
    'Names of a post office that no longer takes part are never removed by themselves: External-Admin, Delete at each post office (Q130230).',
  ],
  acts: [...ACTS, 'open-ladder'],
  title: ({ first }) => first.text.replace(/\.$/, ''),
});

const MALFORMED_X400 = plainRule({
  id: 'address-list/malformed-x400',
  family: 'address-list',
  severity: 'error',
  certainty: 'likely',
  name: 'X.400 addresses that cannot be taken apart',
  looksAt: 'X.400 addresses of the list with anything but a semicolon or a slash between their attributes.',
  meaning:
    'The DXA of Exchange 4.0 stops at such an address, whether it is server or requestor, and nothing behind it is imported. With a later service pack it throws the address away.',
  disproof: 'Exchange has the entry in its directory.',
  kb: ['Q156729', 'Q159189'],
  remedy: [
    'Correct the address at the post office that it comes from: attributes between semicolons, and no slash within a value.',
    'Install the latest service pack of Exchange 4.0.',
  ],
  acts: ACTS,
  title: ({ first }) => first.text.replace(/\.$/, ''),
});

export const ADDRESS_LIST: RuleFamily = {
  rules: [HOLE, NOT_IMPORTED, ABSENT, MASS_DELETION, GHOST, MALFORMED_X400],
  watch: watchAddressList,
};

function watchAddressList(context: Context): Watch {
  const { gal } = context;
  return {
    finish: () => (gal === null ? [] : symptomsIn(gal, context)),
    notChecked: () => (gal === null ? [NOT_WORKED_OUT] : notLookedAt(gal)),
  };
}

const NOT_WORKED_OUT =
  'The address list was not worked out: updates that are missing in it, mass deletions, duplicates and entries that should be gone were not looked for.';

function symptomsIn(gal: GalFacts, context: Context): readonly Symptom[] {
  const tell = createHoleTeller(context);
  return [
    ...gal.plan.holes
      .slice(0, SYMPTOMS_KEPT)
      .map((hole) => tell(hole.why === 'not-imported' ? NOT_IMPORTED : HOLE, hole)),
    ...gal.plan.absent.slice(0, SYMPTOMS_KEPT).map((hole) => tell(ABSENT, hole)),
    ...gal.mass.filter(isBeyondDoubt).map(massDeletion),
    ...checked(gal, 'ghost', GHOST, (n) => `${counted(n, 'entry', 'entries')} should be gone from the list`),
    ...checked(
      gal,
      'malformed-x400',
      MALFORMED_X400,
      (n) => `${counted(n, 'X.400 address', 'X.400 addresses')} malformed`,
    ),
  ];
}

function notLookedAt({ plan, unchecked }: GalFacts): readonly string[] {
  const more = plan.holes.length - SYMPTOMS_KEPT;
  return more > 0
    ? [...unchecked, `${count(more)} further holes of the address list are not listed.`]
    : unchecked;
}

/** A small list may lose a tenth of its names on a busy day; that is worth a mark in the list, but no verdict. */
function isBeyondDoubt({ removed, before }: MassDeletion): boolean {
  return removed > MASS.entries || (removed >= MASS_SHARE.atLeast && removed > MASS_SHARE.share * before);
}

function massDeletion({ cycle, removed, before, view }: GalFacts['mass'][number]): Symptom {
  const text = `In cycle ${cycle} ${count(removed)} of ${count(before)} entries disappeared${whoseList(view)}.`;
  const requestors = view.kind === 'requestor' ? [view.requestor.toUpperCase()] : [];
  return symptomOf(MASS_DELETION, {
    text,
    evidence: [{ text: `The address list at cycle ${cycle}`, place: { kind: 'address-list', check: null } }],
    about: { ...ABOUT_NOTHING, requestors },
  });
}

function whoseList(view: (MassDeletion & GalFacts['mass'][number])['view']): string {
  if (view.kind === 'requestor') return ` from the list of ${view.requestor}`;
  return view.kind === 'server' && view.server !== null ? ` from the list of ${view.server}` : '';
}

function checked(
  gal: GalFacts,
  kind: 'ghost' | 'malformed-x400',
  rule: Rule,
  say: (total: number) => string,
): readonly Symptom[] {
  const found = gal.checks[kind];
  if (found === null || found.total === 0) return [];
  const text = `${say(found.total)}.`;
  const examples = found.examples.length > 0 ? found.examples : [text];
  const evidence = examples.map((example): Evidence => ({
    text: example,
    place: { kind: 'address-list', check: kind },
  }));
  return [symptomOf(rule, { text, evidence })];
}
