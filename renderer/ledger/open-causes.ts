/** Causes that still show in the latest numbers, and those that are over. Pure. */
import type { RequestorSummary, SyncOverview } from '../../shared/contract/sync.ts';
import type { Breach } from '../../shared/ledger/model.ts';

export type Cause = SyncOverview['causes'][number];

export function isOpen({ breach }: Cause): boolean {
  return breach.overSince === null;
}

/** What can still be helped first; the order stays as it is otherwise. */
export function causesInOrder(causes: readonly Cause[]): readonly Cause[] {
  return [...causes.filter(isOpen), ...causes.filter((cause) => !isOpen(cause))];
}

/** "still so in cycle 10", "over since cycle 7". */
export function standing({ lastCycle, overSince }: Breach): string {
  if (overSince !== null) return `over since cycle ${overSince}`;
  return lastCycle === null ? 'nothing tells that it is over' : `still so in cycle ${lastCycle}`;
}

/** Whether any number of both ends is known. */
export function isComparable({ reqSync, srvSync, impSync }: RequestorSummary): boolean {
  return [reqSync, srvSync, impSync].some(({ requestor, server }) => requestor !== null && server !== null);
}

/** Open causes, for the list of views; null where nothing was compared, which is not "none". */
export function openCauses({ causes, requestors }: SyncOverview): number | null {
  if (causes.length === 0 && !requestors.some(isComparable)) return null;
  return causes.filter(isOpen).length;
}
