/** Which requestors the lists of cycles and of the ledger show, and in which order. Pure. */
import type { RequestorSummary, SyncOverview } from '../../shared/contract/sync.ts';
import { byNaturalName } from '../../shared/format/natural.ts';
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

/** By requestor: causes that concern it, less those that concern everybody and so tell none from the others. */
export function ownCauses({
  causes,
  requestors,
}: Pick<SyncOverview, 'causes' | 'requestors'>): ReadonlyMap<string, number> {
  const everybody = new Set(requestors.map(({ requestor }) => requestor)).size;
  const own = new Map<string, number>();
  for (const { requestors: concerned } of causes) {
    if (everybody > 1 && concerned.length >= everybody) continue;
    for (const requestor of concerned) own.set(requestor, (own.get(requestor) ?? 0) + 1);
  }
  return own;
}

/**
 * Whether there is more to see than complete cycles and numbers that agree.
 * @param causes that concern it; null as long as not everything was read, and what is missing means nothing
 */
export function isNotable({ counts, keepUpdates }: RequestorSummary, causes: number | null): boolean {
  if (counts.late > 0) return true;
  if (causes === null) return false;
  if (causes > 0 || counts['no-request'] + counts['no-reply'] > 0) return true;
  return keepUpdates !== null && keepUpdates.state !== 'heard';
}

/**
 * Keys of the requestors that match, in order.
 * @param own causes of each requestor, of `ownCauses`; null as long as not everything was read
 */
export function listedRequestors(
  requestors: readonly RequestorSummary[],
  { text, notableOnly, order }: RequestorFilter,
  own: ReadonlyMap<string, number> | null,
): readonly string[] {
  const wanted = text.trim().toUpperCase();
  const causes = ({ requestor }: RequestorSummary): number | null =>
    own === null ? null : (own.get(requestor) ?? 0);
  return requestors
    .filter(
      (one) => one.requestor.toUpperCase().includes(wanted) && (!notableOnly || isNotable(one, causes(one))),
    )
    .toSorted((a, b) => COMPARE[order](a, b, causes) || byName(a, b))
    .map(exchangeKey);
}

type Compare = (
  a: RequestorSummary,
  b: RequestorSummary,
  causes: (one: RequestorSummary) => number | null,
) => number;

const COMPARE: Readonly<Record<RequestorOrder, Compare>> = {
  name: byName,
  // The longest silent one first; of one that was never heard nothing is known.
  'last-heard': (a, b) => lastHeard(a) - lastHeard(b),
  trouble: byTrouble,
};

function byName(a: RequestorSummary, b: RequestorSummary): number {
  return byNaturalName(a.requestor, b.requestor) || byNaturalName(a.server ?? '', b.server ?? '');
}

function lastHeard({ keepUpdates }: RequestorSummary): number {
  return keepUpdates?.lastHeardMs ?? Number.MAX_SAFE_INTEGER;
}

function byTrouble(...[a, b, causes]: Parameters<Compare>): number {
  const [ofA, ofB] = [causes(a), causes(b)];
  if (ofA === null || ofB === null) return b.counts.late - a.counts.late;
  return (
    ofB - ofA ||
    lostFirst(b) - lostFirst(a) ||
    b.counts['no-reply'] - a.counts['no-reply'] ||
    b.counts.late - a.counts.late ||
    b.counts['no-request'] - a.counts['no-request']
  );
}

function lostFirst({ keepUpdates }: RequestorSummary): number {
  return keepUpdates?.state === 'lost' ? 1 : 0;
}
