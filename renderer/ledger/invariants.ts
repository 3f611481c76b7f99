/** What each invariant says, for the cells that break it. The breach itself tells the numbers; docs/ledger.md the rest. */
import type { Breach, Invariant, LedgerNumbers, LedgerRow } from '../../shared/ledger/model.ts';

/** As short as a heading. */
const RULE_NAMES: Readonly<Record<Invariant, string>> = {
  1: 'Sums',
  2: 'New updates are not ignored',
  3: 'R comes back as it was sent',
  4: 'S is not above what the server sent',
  5: 'I is the same at both ends',
  6: 'A full import takes effect',
  7: 'S comes back as it was sent',
  8: 'R is not above S',
  9: 'Numbers only grow',
};

/** What the rule says that the numbers break. */
export function ruleName(invariant: Invariant): string {
  return RULE_NAMES[invariant];
}

export const INVARIANT_WORDS: Readonly<Record<Invariant, string>> = {
  1: 'The numbers of one message do not add up.',
  2: 'The requestor counts its updates lower than it has told the server; they are ignored (Q133428).',
  3: 'The reply names another R than the request; the requestor keeps its updates (Q96060).',
  4: 'The requestor has received more than the server has ever sent (Q113453).',
  5: 'The I of the reply is below the requestor’s own; the requestor rejects it as old mail (Q99961).',
  6: 'R and S are 0: a full import was asked for.',
  7: 'The S of the reply before did not come back: it was not acknowledged.',
  8: 'The requestor has sent more than it has received.',
  9: 'A number went backwards without a reset.',
};

export const REQUEST_FIELDS = ['req', 'reqWas', 'srv', 'imports', 'sent'] as const;
export const REPLY_FIELDS = ['req', 'srv', 'srvWas', 'imports', 'sent'] as const;
export type NumberField = (typeof REQUEST_FIELDS)[number] | (typeof REPLY_FIELDS)[number];
export type Side = 'requestor' | 'server';

type Place = readonly [Side, NumberField];

/** The numbers that contradict each other; what went backwards cannot be told from one cycle. */
const PLACES: Readonly<Record<Exclude<Invariant, 1>, readonly Place[]>> = {
  2: [['requestor', 'req']],
  3: [
    ['requestor', 'req'],
    ['server', 'req'],
  ],
  4: [
    ['requestor', 'srv'],
    ['server', 'srv'],
  ],
  5: [
    ['requestor', 'imports'],
    ['server', 'imports'],
  ],
  6: [
    ['requestor', 'req'],
    ['requestor', 'srv'],
  ],
  7: [['requestor', 'srv']],
  8: [
    ['requestor', 'req'],
    ['requestor', 'srv'],
  ],
  9: [],
};

/** Invariants that this number has a part in breaking. */
export function brokenAt(row: LedgerRow, side: Side, field: NumberField): readonly Invariant[] {
  return row.broken.filter((invariant) =>
    (invariant === 1 ? placesOfSum(row) : PLACES[invariant]).some(
      ([where, which]) => where === side && which === field,
    ),
  );
}

/** Why the cell is marked: the breach that concerns this cycle, else what the invariant says. */
export function brokenWords(
  invariants: readonly Invariant[],
  cycle: number,
  breaches: readonly Breach[],
): string {
  return invariants.map((invariant) => oneWords(invariant, cycle, breaches)).join('\n');
}

function oneWords(invariant: Invariant, cycle: number, breaches: readonly Breach[]): string {
  const breach = breaches.find((one) => one.invariant === invariant && concerns(one, cycle));
  return breach === undefined ? INVARIANT_WORDS[invariant] : `${breach.title}. ${breach.text}`;
}

/** Whether a breach shows in a cycle. */
export function concerns({ firstCycle, lastCycle }: Breach, cycle: number): boolean {
  return firstCycle !== null && cycle >= firstCycle && cycle <= (lastCycle ?? firstCycle);
}

function placesOfSum({ requestor }: LedgerRow): readonly Place[] {
  return requestor !== null && isSumWrong(requestor)
    ? [
        ['requestor', 'req'],
        ['requestor', 'reqWas'],
        ['requestor', 'sent'],
      ]
    : [
        ['server', 'srv'],
        ['server', 'srvWas'],
      ];
}

function isSumWrong({ req, reqWas, sent }: LedgerNumbers): boolean {
  return req !== null && reqWas !== null && sent !== null && req !== reqWas + sent;
}
