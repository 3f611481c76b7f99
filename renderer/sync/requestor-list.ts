/** Which requestors the lists of cycles and of the ledger show, and in which order. Pure. */
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { exchangeKey } from './exchange.ts';

export const REQUESTOR_ORDERS = ['name', 'last-heard', 'trouble'] as const;
export type RequestorOrder = (typeof REQUESTOR_ORDERS)[number];

export interface RequestorFilter {
  /** Occurs in the name, whatever the case. */
  readonly text: string;
  /** Only those with something to see. */
  readonly notableOnly: boolean;
  readonly order: RequestorOrder;
}

export const EVERY_REQUESTOR: RequestorFilter = { text: '', notableOnly: false, order: 'name' };

/** Whether there is more to see than complete cycles and numbers that agree. */
export function isNotable({ counts, breaches, keepUpdates }: RequestorSummary): boolean {
  if (breaches > 0 || counts['no-request'] + counts['no-reply'] + counts.late > 0) return true;
  return keepUpdates !== null && keepUpdates.state !== 'heard';
}

/** Keys of the requestors that match, in order. */
export function listedRequestors(
  requestors: readonly RequestorSummary[],
  { text, notableOnly, order }: RequestorFilter,
): readonly string[] {
  const wanted = text.trim().toUpperCase();
  return requestors
    .filter((one) => one.requestor.toUpperCase().includes(wanted) && (!notableOnly || isNotable(one)))
    .toSorted((a, b) => COMPARE[order](a, b) || byName(a, b))
    .map(exchangeKey);
}

const COMPARE: Readonly<Record<RequestorOrder, (a: RequestorSummary, b: RequestorSummary) => number>> = {
  name: byName,
  // The longest silent one first; of one that was never heard nothing is known.
  'last-heard': (a, b) => lastHeard(a) - lastHeard(b),
  trouble: byTrouble,
};

/** By code points: the order must not depend on the machine's language. */
function byName(a: RequestorSummary, b: RequestorSummary): number {
  const [one, other] = [exchangeKey(a), exchangeKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function lastHeard({ keepUpdates }: RequestorSummary): number {
  return keepUpdates?.lastHeardMs ?? Number.MAX_SAFE_INTEGER;
}

function byTrouble(a: RequestorSummary, b: RequestorSummary): number {
  return (
    b.breaches - a.breaches ||
    lostFirst(b) - lostFirst(a) ||
    b.counts['no-reply'] - a.counts['no-reply'] ||
    b.counts.late - a.counts.late ||
    b.counts['no-request'] - a.counts['no-request']
  );
}

function lostFirst({ keepUpdates }: RequestorSummary): number {
  return keepUpdates?.state === 'lost' ? 1 : 0;
}
