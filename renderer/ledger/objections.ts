/** What the ledger objects to in one cycle, in words. Pure. */
import type { Breach, RequestorLedger } from '../../shared/ledger/model.ts';
import { INVARIANT_WORDS, concerns, ruleName } from './invariants.ts';

export interface Objection {
  readonly title: string;
  readonly text: string;
  /** Null where no breach tells of this very cycle. */
  readonly breach: Breach | null;
}

export function objectionsAt({ rows, breaches }: RequestorLedger, cycle: number): readonly Objection[] {
  const broken = rows.find((row) => row.cycle === cycle)?.broken ?? [];
  return broken.map((invariant) => {
    const breach = breaches.find((one) => one.invariant === invariant && concerns(one, cycle)) ?? null;
    return breach === null
      ? { title: ruleName(invariant), text: INVARIANT_WORDS[invariant], breach }
      : { title: breach.title, text: breach.text, breach };
  });
}
