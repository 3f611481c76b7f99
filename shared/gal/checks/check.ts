/** What every check of a list is made of. Each sees the entries one after the other and keeps little of them. */
import type { AddressList } from '../model.ts';

export interface CheckedEntry {
  /** Its version in the folded list. */
  readonly version: number;
  readonly list: AddressList;
  readonly name: string;
  /** In capitals. */
  readonly addressType: string;
  readonly address: string;
}

/** Names the versions that a finding concerns. */
export type Say = (versions: readonly number[]) => void;

export interface Check {
  /** In the order of the folded names. */
  entry?(entry: CheckedEntry, say: Say): void;
  /** Entries whose names are the same, folded as for a search; in the order of those names. */
  sameName?(entries: readonly CheckedEntry[], say: Say): void;
  /** Entries whose addresses are the same, folded as for a search. Called for two and more. */
  sameAddress?(entries: readonly CheckedEntry[], say: Say): void;
  end?(say: Say): void;
}

/** How a finding is told, from the first few entries that it concerns and their number. */
export type Tell = (entries: readonly CheckedEntry[], total: number) => string;

/** In groups of two and more with the same key. */
export function groupsOf(
  entries: readonly CheckedEntry[],
  keyOf: (entry: CheckedEntry) => string,
): readonly (readonly CheckedEntry[])[] {
  if (entries.length < 2) return [];
  const groups = new Map<string, CheckedEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

export function versionsOf(entries: readonly CheckedEntry[]): readonly number[] {
  return entries.map(({ version }) => version);
}

const NAMED = 3;

/** "A, B, C and 12 more", of those that are at hand. */
export function few(texts: readonly string[], total: number): string {
  const shown = texts.slice(0, total > NAMED ? NAMED : total);
  const more = total - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
