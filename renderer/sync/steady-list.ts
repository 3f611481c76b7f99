/**
 * A list on screen does not move under the pointer (docs/adr/0009): what matches later is appended, what no longer
 * matches stays, until the filter is applied again.
 */
import { useState } from 'react';

/** @param known what there is at all; the rest is gone and leaves the list */
export function steadyList(
  kept: readonly string[],
  fresh: readonly string[],
  known: ReadonlySet<string>,
): readonly string[] {
  const staying = kept.filter((name) => known.has(name));
  const before = new Set(staying);
  const added = fresh.filter((name) => !before.has(name));
  return added.length === 0 && staying.length === kept.length ? kept : [...staying, ...added];
}

interface SteadyList {
  readonly list: readonly string[];
  /** Whether filter and order would now give another list. */
  readonly isStale: boolean;
  readonly applyAgain: () => void;
}

/** @param filterKey changes when the user asks for another filter or order */
export function useSteadyList(
  fresh: readonly string[],
  known: ReadonlySet<string>,
  filterKey: string,
): SteadyList {
  const [kept, setKept] = useState({ filterKey, list: fresh });
  const list = kept.filterKey === filterKey ? steadyList(kept.list, fresh, known) : fresh;
  // React runs the component again at once, before anything is drawn.
  if (kept.filterKey !== filterKey || kept.list !== list) setKept({ filterKey, list });
  return { list, isStale: !isSame(list, fresh), applyAgain: () => setKept({ filterKey, list: fresh }) };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
