/** What the lists of requestors are narrowed to, and the rows that this leaves. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { exchangeKey } from './exchange.ts';
import { EVERY_REQUESTOR, listedRequestors } from './requestor-list.ts';
import type { RequestorFilter } from './requestor-list.ts';
import { useSteadyList } from './steady-list.ts';

export const useRequestorFilter = create<RequestorFilter>(() => EVERY_REQUESTOR);

export function filterRequestors(change: Partial<RequestorFilter>): void {
  useRequestorFilter.setState(change);
}

interface RequestorRows {
  readonly rows: readonly RequestorSummary[];
  readonly isStale: boolean;
  readonly applyAgain: () => void;
}

/** @param scope tells one choice of candidates from another, where the view narrows them further */
export function useRequestorRows(candidates: readonly RequestorSummary[], scope: string): RequestorRows {
  const filter = useRequestorFilter();
  const byKey = useMemo(() => new Map(candidates.map((one) => [exchangeKey(one), one])), [candidates]);
  const fresh = useMemo(() => listedRequestors(candidates, filter), [candidates, filter]);
  const known = useMemo(() => new Set(byKey.keys()), [byKey]);
  const steady = useSteadyList(fresh, known, JSON.stringify([scope, filter]));
  const rows = useMemo(
    () => steady.list.map((key) => byKey.get(key)).filter((one) => one !== undefined),
    [steady.list, byKey],
  );
  return { rows, isStale: steady.isStale, applyAgain: steady.applyAgain };
}
