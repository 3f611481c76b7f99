/** Rules about the numbers of both ends, one for each invariant of the ledger (`docs/ledger.md`). */
import { whoOf } from '../../about-cycles.ts';
import type { Invariant } from '../../../ledger/model.ts';
import type { Rule } from '../../model.ts';

const SEQUENCE = { family: 'sequence', acts: ['open-ledger', 'open-ladder'], explains: [] } as const;

/** The mildest remedies that all contradictions begin with. */
const FIRST_STEPS = [
  'Let one more cycle pass: DirSync repeats what was not acknowledged (Q96060).',
  'If it stays, compare LISTDS -R and LISTQ -FREQTRANS on the requestor with LISTDS -S on the server.',
] as const;
const RESYNC =
  'use RESYNC.GLB: IMPORT -S on the server, copy the file to the requestor, delete it on the server, IMPORT -Q on the requestor.';
const RESYNC_STEP = `Only then ${RESYNC}`;

export const BREACH_RULES: Readonly<Record<Invariant, Rule>> = {
  1: {
    ...SEQUENCE,
    id: 'sequence/arithmetic',
    severity: 'warning',
    certainty: 'likely',
    name: 'Numbers of a message do not add up',
    looksAt:
      'Requests whose R is not `was` plus the number sent, and replies whose S is below the position they start from.',
    meaning:
      'R is the number of the last transaction sent, and `was` the last one that was acknowledged, so what was sent makes up the difference; a reply cannot end before it begins. Where they do not add up, a queue file and the configuration beside it do not agree.',
    disproof:
      'A subject that was changed or cut on its way would look the same: compare it with what LISTDS and LISTQ print.',
    kb: ['Q133428', 'Q96060'],
    remedy: [
      ...FIRST_STEPS,
      'A reply that ends before it begins: LISTDS -S on the server reports a damaged SRVCONF.GLB.',
      RESYNC_STEP,
    ],
    title: (card) => `${whoOf(card)}: the numbers of a message do not add up`,
  },
  2: {
    ...SEQUENCE,
    id: 'sequence/reqtrans-behind',
    severity: 'error',
    certainty: 'likely',
    name: 'New updates are ignored: REQTRANS.GLB is behind REQCONF.GLB',
    looksAt: 'A LISTQ listing of REQTRANS.GLB whose numbers end below the ReqSync that LISTDS -R shows.',
    meaning:
      'Transactions numbered below the acknowledged ReqSync pass for old ones, so the requestor reports that it has no updates to send although there are some. That is so after REQTRANS.GLB was deleted, made anew or restored. What is changed at that post office reaches nobody until its numbers have passed ReqSync.',
    disproof: 'Listings made at different times: take both again, one after the other.',
    kb: ['Q133428', 'Q119452', 'Q119014', 'Q110496', 'Q96060'],
    remedy: [
      'Take LISTDS -R and LISTQ -FREQTRANS again to be sure of both numbers.',
      'A small gap: Config, Dir-Sync, Requestor, Export, repeated until the numbers in REQTRANS.GLB have passed ReqSync.',
      `${RESYNC_STEP} Do so before any new transaction is added: RESYNC.GLB raises ReqSync as well.`,
      "On the server's own post office neither RESYNC.GLB nor a reset applies: only repeated exports (Q119452).",
    ],
    title: (card) => `${whoOf(card)}: new updates are ignored, REQTRANS.GLB ends before ReqSync`,
  },
  3: {
    ...SEQUENCE,
    id: 'sequence/acknowledgement-differs',
    severity: 'warning',
    certainty: 'likely',
    name: 'The reply acknowledges other numbers than were sent',
    looksAt: 'Replies that repeat another R than the request they answer carried.',
    meaning:
      'The server repeats the R of the request as its acknowledgement. When it differs, the requestor takes its updates for lost, keeps them and sends them again; the server passes over those it has.',
    disproof: 'Two requests before one run of the server, of which only one is in this queue.',
    kb: ['Q96060'],
    remedy: [
      FIRST_STEPS[0],
      'Check that only one server answers this requestor: a requestor belongs to exactly one (Q118621).',
      FIRST_STEPS[1],
    ],
    title: (card) => `${whoOf(card)}: the reply acknowledges another R than was sent`,
  },
  4: {
    ...SEQUENCE,
    id: 'sequence/server-behind',
    severity: 'error',
    certainty: 'likely',
    name: 'The server is behind what its requestors hold',
    looksAt:
      'Replies and LISTDS -S listings that end below the S their requestor already holds; one event of the server is one card for all its requestors.',
    meaning:
      'The server cannot send from a position it has not reached, so a requestor that is ahead receives nothing. That is so after the server was restored from a backup, after MSTTRANS.GLB was made anew, or after the server was set up anew and its requestors were not reset. What had changed since the backup is missing in its list.',
    disproof:
      'The requestor was moved here from another server, whose numbers it still holds: then only this one shows it.',
    kb: ['Q113453', 'Q96060', 'Q103421', 'Q112280'],
    remedy: [
      'Find out whether the server was restored, or its MSTTRANS.GLB made anew, before the first cycle that shows it.',
      'Let every requestor send its whole list, and let one cycle complete: Config, Dir-Sync, Requestor, Export (Q113453).',
      `For those that still hold a higher number than the server ${RESYNC}`,
    ],
    explains: [{ rule: 'sequence/updates-purged', by: 'requestor' }],
    title: (card) =>
      card.requestors.length > 1
        ? `The server fell behind ${whoOf(card)}, as after a restore from a backup or a set-up anew`
        : `${whoOf(card)} holds a higher number than its server has`,
  },
  5: {
    ...SEQUENCE,
    id: 'sequence/rejected-as-old',
    severity: 'error',
    certainty: 'likely',
    name: 'Replies are rejected as old mail, without a word',
    looksAt: "Replies that count fewer full imports (I) than the requestor's own request.",
    meaning:
      'A requestor passes over a reply whose I is lower than its own and says nothing about it: its DIRSYNC.LOG reports no updates received, cycle after cycle. A registration that was deleted and made anew at the server begins at 0 and causes exactly that. Neither updates nor acknowledgements arrive until I agrees again.',
    disproof: 'A reset of the requestor in between, which begins its own count anew.',
    explains: [
      { rule: 'sequence/acknowledgement-not-recorded', by: 'requestor' },
      // Between its deletion and its new registration the server did not know it.
      { rule: 'registration/unknown-requestor', by: 'requestor' },
      { rule: 'address-list/hole', by: 'message' },
      { rule: 'address-list/not-imported', by: 'message' },
    ],
    kb: ['Q99961', 'Q96060'],
    remedy: [
      'Find out whether the registration of this requestor was deleted and created again at the server.',
      'Let the requestor ask for a full import: Config, Dir-Sync, Requestor, Import.',
      RESYNC_STEP,
    ],
    title: (card) => `${whoOf(card)}: replies are rejected as old, the server counts fewer imports`,
  },
  6: {
    ...SEQUENCE,
    id: 'sequence/full-import',
    severity: 'error',
    certainty: 'likely',
    name: 'Full imports are asked for in vain',
    looksAt: 'Five requests in a row with R=0 and S=0 although each before was answered in time.',
    meaning:
      'Each of those replies holds all address lists and can be very large; none takes effect, so the requestor asks for everything once more. Either the reply does not arrive, or the requestor cannot process it.',
    disproof: 'An administrator who asked for an import before every one of these cycles on purpose.',
    kb: ['Q96060', 'Q140946'],
    remedy: [
      'See whether the replies are still in this queue: one that hangs or cannot be decoded never arrives.',
      'See what the DIRSYNC.LOG of the requestor says of its T3 in those cycles.',
      'If mail cannot carry the list, bring it by hand: IMPORT -S on the server, copy RESYNC.GLB to the requestor, delete it on the server, IMPORT -Q on the requestor.',
    ],
    explains: [{ rule: 'cycles/full-import', by: 'requestor' }],
    title: (card) => `${whoOf(card)}: asks for all lists again and again, none takes effect`,
  },
  7: {
    ...SEQUENCE,
    id: 'sequence/acknowledgement-lost',
    severity: 'warning',
    certainty: 'likely',
    name: 'A reply did not take effect',
    looksAt: 'Requests sent well after a reply arrived that still hold the S from before it.',
    meaning:
      'Until the next T1 the requestor is expected to be behind; after it, the reply did not arrive, NSDA -RR did not process it, or it was rejected. Nothing is lost by that: the server sends the same updates again from the position the requestor named.',
    disproof: 'A T3 that runs later than four hours after the reply arrived.',
    explains: [
      { rule: 'sequence/acknowledgement-not-recorded', by: 'requestor' },
      { rule: 'address-list/hole', by: 'message' },
      { rule: 'address-list/not-imported', by: 'message' },
    ],
    kb: ['Q152231', 'Q96060'],
    remedy: [
      FIRST_STEPS[0],
      'If it stays, see whether the reply left this queue, whether NSDA -RR ran on the requestor, and how it ended (DISPATCH.LOG).',
      'Then let the requestor ask for a full import: Config, Dir-Sync, Requestor, Import.',
    ],
    title: (card) => `${whoOf(card)}: a reply did not take effect, its acknowledgement is missing`,
  },
  8: {
    ...SEQUENCE,
    id: 'sequence/ahead-of-server',
    severity: 'warning',
    certainty: 'possible',
    name: 'More was sent than received',
    looksAt: 'Acknowledged R above S at a requestor whose server has other requestors too.',
    meaning:
      "What a requestor sends comes back to it among everybody's updates, so with several post offices R stays at or below S. Where it does not, the numbers of both ends do not belong together: one end was reset or restored without the other.",
    disproof: 'A requestor that takes only some address types, or sends without receiving.',
    kb: ['Q96060'],
    remedy: [...FIRST_STEPS, RESYNC_STEP],
    title: (card) => `${whoOf(card)}: more was sent than ever received`,
  },
  9: {
    ...SEQUENCE,
    id: 'sequence/backwards',
    severity: 'warning',
    certainty: 'likely',
    name: 'A number went backwards',
    looksAt: 'R of neighbouring requests and S of neighbouring replies that fall to anything but 0.',
    meaning:
      'The numbers are running totals: they only grow, except to 0 by a reset. A lower one means that files of that post office were replaced by older ones, by a restore from a backup for instance.',
    disproof: 'A reset or RESYNC.GLB between the two that no message of this queue shows.',
    kb: ['Q96060', 'Q113453', 'Q119014'],
    remedy: [
      'Find out what was restored at that post office between the two cycles.',
      'Compare LISTDS -R and LISTQ -FREQTRANS on the requestor with LISTDS -S on the server.',
      'Where it was the server, let every requestor send its whole list: Config, Dir-Sync, Requestor, Export (Q113453).',
      RESYNC_STEP,
    ],
    title: (card) => `${whoOf(card)}: a number went backwards`,
  },
};

export const UPDATES_PASSED: Rule = {
  ...SEQUENCE,
  id: 'sequence/keep-updates-passed',
  severity: 'error',
  certainty: 'likely',
  name: 'Silent for longer than the server keeps updates',
  looksAt:
    'Requestors that missed more runs of their server than Keep Updates allows, while most others were heard in those runs.',
  meaning:
    'The server purges what is older than its Keep Updates window. What a requestor missed before that is gone from MSTTRANS.GLB: when it asks again, the server reports [138] and [139], or [129] in version 3.0, and cannot send what is missing.',
  disproof:
    'The post office was taken out of service, its messages go another way, or Keep Updates is set higher at the server than here.',
  kb: ['Q108067', 'Q257740'],
  remedy: [
    'Get its T1 and its mail to the server going again; see the schedule and the transport first.',
    'Then both on that requestor: Config, Dir-Sync, Requestor, Export, and Config, Dir-Sync, Requestor, Import.',
    'If it was taken out of service: delete it at the server under Config, Dir-Sync, Server, Requestors.',
  ],
  explains: [
    { rule: 'cycles/silent-requestor', by: 'requestor' },
    { rule: 'sequence/updates-purged', by: 'requestor' },
  ],
  title: (card) => `${whoOf(card)}: silent for longer than updates are kept, a full import is needed`,
};

export const UPDATES_RUNNING_OUT: Rule = {
  ...SEQUENCE,
  id: 'sequence/keep-updates-near',
  severity: 'warning',
  certainty: 'likely',
  name: 'Silent for almost as long as the server keeps updates',
  looksAt: 'Requestors not heard for at least two runs, with three runs or fewer left of Keep Updates.',
  meaning:
    'Everything is still made up for as long as the requestor asks within the Keep Updates window. After it, the server purges what this requestor has not received.',
  disproof: 'The post office was taken out of service, or its messages go another way.',
  kb: ['Q108067', 'Q257740'],
  remedy: [
    'See why its T1 does not run or its mail does not arrive: schedule, Dispatch, transport.',
    'If it cannot be mended in time, raise Keep Updates at the server: Config, Dir-Sync, Server, Options; MSTTRANS.GLB grows with it (Q257740).',
  ],
  explains: [{ rule: 'cycles/silent-requestor', by: 'requestor' }],
  title: (card) => `${whoOf(card)}: its updates will soon be purged at the server`,
};

export const RETURNED_LATE: Rule = {
  ...SEQUENCE,
  id: 'sequence/returned-without-import',
  severity: 'error',
  certainty: 'likely',
  name: 'Back after Keep Updates without a full import',
  looksAt:
    'A request after more skipped runs than Keep Updates allows, where neither it nor a later one asks for everything.',
  meaning:
    'What the requestor missed was purged at the server while it was silent. It goes on from its old position, and what lies between is in no reply: its list has a hole that no further cycle fills.',
  disproof: 'A RESYNC.GLB that was brought by hand, or requests in between that are no longer in this queue.',
  kb: ['Q108067', 'Q257740'],
  remedy: [
    'Find out whether a RESYNC.GLB was brought to it since: compare LISTDS -R on it with LISTDS -S on the server.',
    'If not, on that requestor: Config, Dir-Sync, Requestor, Import, so that it has the whole list.',
    'And Config, Dir-Sync, Requestor, Export, so that all others have its own.',
  ],
  explains: [{ rule: 'sequence/updates-purged', by: 'requestor' }],
  title: (card) => `${whoOf(card)}: back after a long silence without a full import`,
};

export const UNRECORDED: Rule = {
  ...SEQUENCE,
  id: 'sequence/acknowledgement-not-recorded',
  severity: 'warning',
  certainty: 'possible',
  name: 'Acknowledged updates are sent again and again',
  looksAt:
    'Requests that repeat the same R, `was` and updates although three replies in a row have acknowledged that R.',
  meaning:
    'The requestor does not take note of the acknowledgement, so it keeps its updates, sends them again, and never comes to newer ones. Exchange 4.0 does so as a requestor that sends updates and does not receive any: the reply without an attachment leads it astray.',
  disproof: 'Replies that never reached the requestor: its S would then stay where it is as well.',
  kb: ['Q156714', 'Q96060'],
  remedy: [
    'See whether the replies reach the requestor and its T3 runs.',
    'An Exchange 4.0 requestor: select Receive Updates on the Settings page of the DirSync requestor object, or install the service pack (Q156714).',
  ],
  title: (card) => `${whoOf(card)}: acknowledged updates are sent again and again`,
};
