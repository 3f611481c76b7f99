/** What LISTDS and LISTQ listings say of one requestor, the latest of each. */
import type { LogLineId } from '../logs/model.ts';
import type { ListedNumbers } from './model.ts';

type ListedField = 'reqSync' | 'srvSync' | 'impSync' | 'highest' | 'queuedHighest';

export interface Listed {
  readonly value: number;
  readonly line: LogLineId;
  readonly atMs: number | null;
}

/** The latest listings of each post office and side. */
export interface Listings {
  latest(side: ListedNumbers['side'], postOffice: string | null, field: ListedField): Listed | null;
}

/** Of listings without a time the one read last counts as the latest; one with a time comes before them. */
export function sortListings(lines: readonly ListedNumbers[]): Listings {
  const fields: readonly ListedField[] = ['reqSync', 'srvSync', 'impSync', 'highest', 'queuedHighest'];
  const latest = new Map<string, Listed>();
  const keyOf = (side: string, postOffice: string, field: string): string => `${side} ${field} ${postOffice}`;
  for (const one of lines) {
    if (one.postOffice === null) continue;
    for (const field of fields) {
      const value = one[field];
      if (value === null) continue;
      const key = keyOf(one.side, one.postOffice, field);
      const listed = { value, line: one.line, atMs: one.atMs };
      const known = latest.get(key);
      if (known === undefined || replaces(listed, known, field)) latest.set(key, listed);
    }
  }
  return {
    latest: (side, postOffice, field) =>
      postOffice === null ? null : (latest.get(keyOf(side, postOffice, field)) ?? null),
  };
}

function replaces(listed: Listed, known: Listed, field: ListedField): boolean {
  if (listed.atMs !== known.atMs) return (listed.atMs ?? -Infinity) > (known.atMs ?? -Infinity);
  // A queue is listed line by line; what counts is where it ends.
  if (field === 'queuedHighest') return listed.value > known.value;
  return listed.line > known.line;
}

/** Made at the same time or later; null when that is not known. */
export function isNotOlder(one: Listed, other: { readonly atMs: number | null }): boolean | null {
  return one.atMs === null || other.atMs === null ? null : one.atMs >= other.atMs;
}
