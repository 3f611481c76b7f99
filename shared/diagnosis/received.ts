/** Whether what a reply carried has reached its requestor, as the S of later requests tells. */
import type { RequestorLedger } from '../ledger/model.ts';

export interface Received {
  /** A later request holds a higher S than the requestor asked from in this cycle: an answer reached it. */
  wentOnAfter(cycle: number): boolean;
  /** A later request holds at least the S of this cycle's reply. */
  holdsReplyOf(cycle: number): boolean;
  /** A request after this cycle holds at least this S. */
  holdsAfter(cycle: number, srv: number): boolean;
}

/** One pass from the end: the highest S that a requestor holds after each cycle. */
export function receivedBy({ rows }: Pick<RequestorLedger, 'rows'>): Received {
  const later = new Map<number, number>();
  const own = new Map<number, { readonly asked: number | null; readonly sent: number | null }>();
  let highest = -1;
  for (const { cycle, requestor, server } of rows.toReversed()) {
    later.set(cycle, highest);
    own.set(cycle, { asked: requestor?.srv ?? null, sent: server?.srv ?? null });
    highest = Math.max(highest, requestor?.srv ?? -1);
  }
  const holdsAfter = (cycle: number, srv: number): boolean => (later.get(cycle) ?? -1) >= srv;
  const isReached = (cycle: number, srv: number | null | undefined): boolean =>
    srv !== null && srv !== undefined && holdsAfter(cycle, srv);
  return {
    wentOnAfter: (cycle) => {
      const asked = own.get(cycle)?.asked;
      return asked != null && holdsAfter(cycle, asked + 1);
    },
    holdsReplyOf: (cycle) => isReached(cycle, own.get(cycle)?.sent),
    holdsAfter,
  };
}
