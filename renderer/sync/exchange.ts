/** A requestor with its server. A requestor that was moved to another server has an exchange with each of them. */
export interface Exchange {
  readonly requestor: string;
  readonly server: string | null;
}

/** Names are "NET/PO" in capitals; a line break is in none. */
export function exchangeKey({ requestor, server }: Exchange): string {
  return `${requestor}\n${server ?? ''}`;
}

export function isSameExchange(one: Exchange | null, other: Exchange | null): boolean {
  if (one === null || other === null) return one === other;
  return one.requestor === other.requestor && one.server === other.server;
}

/** The exchange that a cause speaks of, which names the requestor only: the one that the ledger has something of. */
export function exchangeOf<Summary extends Exchange & { readonly breaches: number }>(
  requestor: string,
  known: readonly Summary[],
): Summary | null {
  const named = known.filter((one) => one.requestor === requestor);
  return named.find(({ breaches }) => breaches > 0) ?? named[0] ?? null;
}
