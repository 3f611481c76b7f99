/** What the lists of requestors are narrowed to, and the rows that this leaves. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { exchangeKey } from './exchange.ts';
import { focusSoon } from './focus-soon.ts';
import { useIsProvisional } from './provisional.ts';
import { EVERY_REQUESTOR, listedRequestors, ownCauses } from './requestor-list.ts';
import type { RequestorFilter } from './requestor-list.ts';
import { useSteadyList } from './steady-list.ts';
import { useSync } from './sync-store.ts';

export const useRequestorFilter = create<RequestorFilter>(() => EVERY_REQUESTOR);

export function filterRequestors(change: Partial<RequestorFilter>): void {
  useRequestorFilter.setState(change);
}

/** Where the bar above the lists is typed into. */
export const SEARCH_FIELD = '.sync-bar [role=searchbox]';

/** From the place of a list that nothing is left of. */
export function showAllRequestors(): void {
  filterRequestors({ ...EVERY_REQUESTOR });
  focusSoon(SEARCH_FIELD);
}

interface RequestorRows {
  readonly rows: readonly RequestorSummary[];
  /** Changes when the user asks for another filter or order. */
  readonly filterKey: string;
  readonly isStale: boolean;
  readonly applyAgain: () => void;
}

/** @param scope tells one choice of candidates from another, where the view narrows them further */
export function useRequestorRows(candidates: readonly RequestorSummary[], scope: string): RequestorRows {
  const filter = useRequestorFilter();
  const byKey = useMemo(() => new Map(candidates.map((one) => [exchangeKey(one), one])), [candidates]);
  const provisional = useIsProvisional();
  const overview = useSync((state) => state.overview);
  const own = useMemo(
    () => (provisional || overview === null ? null : ownCauses(overview)),
    [provisional, overview],
  );
  const fresh = useMemo(() => listedRequestors(candidates, filter, own), [candidates, filter, own]);
  const known = useMemo(() => new Set(byKey.keys()), [byKey]);
  const filterKey = JSON.stringify([scope, filter]);
  const steady = useSteadyList(fresh, known, filterKey);
  const rows = useMemo(
    () => steady.list.map((key) => byKey.get(key)).filter((one) => one !== undefined),
    [steady.list, byKey],
  );
  return { rows, filterKey, isStale: steady.isStale, applyAgain: steady.applyAgain };
}
