/** The Changes tab: since when, what the changes are narrowed to, and the one that is looked at. */
import { create } from 'zustand';
import type { GalBranch, GalDiffQuery } from '../../../shared/contract/gal.ts';
import type { DiffRow, OpenedDiff } from '../../../shared/contract/gal-values.ts';
import type { ChangeKind } from '../../../shared/gal/model.ts';
import { ask } from '../../api.ts';
import { rowAt } from '../../messages/page-cache.ts';
import { useQueue } from '../../queue/queue-store.ts';
import { PagedList } from '../paged-list.ts';
import type { Since } from './range.ts';

export type Narrowing = Pick<GalDiffQuery, 'kinds' | 'search' | 'branch'>;
export type ChangeList = PagedList<GalDiffQuery, OpenedDiff, DiffRow>;

export const EVERY_CHANGE: Narrowing = { kinds: [], search: '', branch: null };

interface ChangesState {
  readonly since: Since;
  readonly narrowing: Narrowing;
  /** Place of the change that is looked at, and the change itself; null while that is on its way. */
  readonly active: { readonly index: number; readonly row: DiffRow | null } | null;
}

const NOTHING: ChangesState = { since: { kind: 'before' }, narrowing: EVERY_CHANGE, active: null };

export const useChanges = create<ChangesState>(() => NOTHING);

function aList(): ChangeList {
  return new PagedList({
    open: (query) => ask('gal.diff', { query }),
    page: (at) => ask('gal.diffPage', at),
  });
}

/** All changes, which the first line, the kinds and the post offices count, and those the list is narrowed to. */
export const allChanges = aList();
export const narrowedChanges = aList();

useQueue.subscribe((now, before) => {
  if (now.epoch !== before.epoch) useChanges.setState(NOTHING);
});

export function isNarrowed({ kinds, search, branch }: Narrowing): boolean {
  return kinds.length > 0 || search.trim() !== '' || branch !== null;
}

/** The list in which changes are looked at. */
export function shownChanges(): ChangeList {
  return isNarrowed(useChanges.getState().narrowing) ? narrowedChanges : allChanges;
}

/** Asks for the changes between two cycles, those of the narrowing besides. */
export function askForChanges(between: Pick<GalDiffQuery, 'view' | 'from' | 'to'>): void {
  useChanges.setState({ active: null });
  allChanges.apply({ ...between, ...EVERY_CHANGE });
  narrowTo(between, useChanges.getState().narrowing);
}

/** Asks for the narrowed list alone. */
export function narrowTo(
  { view, from, to }: Pick<GalDiffQuery, 'view' | 'from' | 'to'>,
  narrowing: Narrowing,
): void {
  // What an earlier narrowing showed would stand there until the next one is answered.
  if (isNarrowed(narrowing)) narrowedChanges.apply({ view, from, to, ...narrowing });
  else narrowedChanges.close();
}

export function showSince(since: Since): void {
  useChanges.setState({ since });
}

export function narrowChanges(change: Partial<Narrowing>): void {
  useChanges.setState(({ narrowing }) => ({ narrowing: { ...narrowing, ...change }, active: null }));
  const { query } = allChanges.store.getState();
  if (query !== null) narrowTo(query, useChanges.getState().narrowing);
}

export function toggleKind(kind: ChangeKind): void {
  const { kinds } = useChanges.getState().narrowing;
  narrowChanges({ kinds: kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind] });
}

export function toggleBranch(branch: GalBranch, isChosen: boolean): void {
  narrowChanges({ branch: isChosen ? null : branch });
}

export function lookAtChange(index: number): void {
  const list = shownChanges();
  const row = rowAt(list.store.getState().pages, index) ?? null;
  const active = { index, row };
  useChanges.setState({ active });
  if (row === null) void fillIn(list, active);
}

async function fillIn(list: ChangeList, active: { readonly index: number }): Promise<void> {
  const row = await list.rowOf(active.index);
  // Another one is looked at by now.
  if (row !== undefined && useChanges.getState().active === active)
    useChanges.setState({ active: { index: active.index, row } });
}

export function closeChange(): void {
  useChanges.setState({ active: null });
}
