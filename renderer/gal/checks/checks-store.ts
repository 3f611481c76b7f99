/** The Checks tab: the kind of findings that is listed, and the one that is looked at. */
import { create } from 'zustand';
import type { GalCheckQuery } from '../../../shared/contract/gal.ts';
import type { CheckRow, OpenedCheck } from '../../../shared/contract/gal-values.ts';
import type { CheckKind } from '../../../shared/gal/model.ts';
import { ask } from '../../api.ts';
import { rowAt } from '../../messages/page-cache.ts';
import { useQueue } from '../../queue/queue-store.ts';
import { PagedList } from '../paged-list.ts';

interface ChecksState {
  /** Null lists all. */
  readonly kind: CheckKind | null;
  /** Place of the finding that is looked at, and the finding itself; null while that is on its way. */
  readonly active: { readonly index: number; readonly row: CheckRow | null } | null;
}

const NOTHING: ChecksState = { kind: null, active: null };

export const useChecks = create<ChecksState>(() => NOTHING);

export const findings = new PagedList<GalCheckQuery, OpenedCheck, CheckRow>({
  open: (query) => ask('gal.check', { query }),
  page: (at) => ask('gal.checkPage', at),
});

useQueue.subscribe((now, before) => {
  if (now.epoch !== before.epoch) useChecks.setState(NOTHING);
});

export function askForFindings(of: Omit<GalCheckQuery, 'kinds'>): void {
  const { kind } = useChecks.getState();
  useChecks.setState({ active: null });
  findings.apply({ ...of, kinds: kind === null ? [] : [kind] });
}

export function showFindings(kind: CheckKind | null): void {
  useChecks.setState({ kind });
  const { query } = findings.store.getState();
  if (query !== null) askForFindings({ view: query.view, cycle: query.cycle });
}

export function lookAtFinding(index: number): void {
  const row = rowAt(findings.store.getState().pages, index) ?? null;
  const active = { index, row };
  useChecks.setState({ active });
  if (row === null) void fillIn(active);
}

async function fillIn(active: { readonly index: number }): Promise<void> {
  const row = await findings.rowOf(active.index);
  // Another one is looked at by now.
  if (row !== undefined && useChecks.getState().active === active)
    useChecks.setState({ active: { index: active.index, row } });
}

export function closeFinding(): void {
  useChecks.setState({ active: null });
}
