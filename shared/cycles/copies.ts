/** A request that is in the queue more than once, however far apart its copies arrived, was sent once. */
import type { SyncMessage } from './model.ts';
import { groupBy } from '../group-by.ts';
import { numbersKey } from './numbers.ts';
import { heardMs } from './order.ts';

export interface Folded {
  readonly originals: readonly SyncMessage[];
  /** The others of each original that has any, in the order they were heard. */
  readonly copies: ReadonlyMap<SyncMessage, readonly SyncMessage[]>;
}

/** Copies have one sender, one Date header and the same numbers. The first to arrive is the one that counts. */
export function foldCopies(requests: readonly SyncMessage[]): Folded {
  const originals: SyncMessage[] = [];
  const copies = new Map<SyncMessage, readonly SyncMessage[]>();
  const dated = groupBy(requests, ({ sentMs, sentSource }) => (sentSource === 'header' ? sentMs : null));
  for (const [sentMs, sameTime] of dated) {
    // Few are of one second, so the costly comparison is made of few.
    const groups = sentMs === null || sameTime.length === 1 ? null : groupBy(sameTime, keyOf).values();
    if (groups === null) for (const one of sameTime) originals.push(one);
    else
      for (const same of groups) {
        const [first, ...others] = same.sort(byArrival);
        if (first === undefined) continue;
        originals.push(first);
        if (others.length > 0) copies.set(first, others);
      }
  }
  return { originals, copies };
}

function keyOf({ requestor, kind, sync }: SyncMessage): string {
  return `${kind} ${numbersKey(sync)} ${requestor}`;
}

function byArrival(one: SyncMessage, other: SyncMessage): number {
  return (
    // What has a time of arrival knows more than what has not.
    Number(one.arrivedMs === null) - Number(other.arrivedMs === null) ||
    (heardMs(one) ?? 0) - (heardMs(other) ?? 0) ||
    one.id - other.id
  );
}
