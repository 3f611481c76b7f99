import type { Breach } from '../../shared/ledger/model.ts';

/** "cycle 6", "cycles 9–10"; without a cycle, what it rests on instead. */
export function breachCycles({ firstCycle, lastCycle }: Breach): string {
  if (firstCycle === null) return 'proved by a listing';
  return lastCycle === null || lastCycle === firstCycle
    ? `cycle ${firstCycle}`
    : `cycles ${firstCycle}–${lastCycle}`;
}
