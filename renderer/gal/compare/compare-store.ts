/** The Compare tab: the two sides, what the differences are narrowed to, and the one that is looked at. */
import { create } from 'zustand';
import type { GalCompareQuery } from '../../../shared/contract/gal.ts';
import type { CompareRow, OpenedComparison } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { ask } from '../../api.ts';
import { rowAt } from '../../messages/page-cache.ts';
import { isOtherIndex, useGal } from '../gal-store.ts';
import { PagedList } from '../paged-list.ts';
import { fetchBranches } from './branches.ts';
import type { BranchOption } from './branches.ts';
import type { ColumnsFile } from './columns.ts';
import type { AreFiles } from './field-pairs.ts';
import { emptySide, sidesToCompare, toGalSide } from './sides.ts';
import type { Side, SideName, Sides } from './sides.ts';

export type Narrowing = Pick<GalCompareQuery, 'kinds' | 'causes' | 'search' | 'branch'>;

export const EVERYTHING: Narrowing = { kinds: [], causes: [], search: '', branch: null };

/** What is known of a file that is to become a side. */
export type FileStep =
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'columns'; readonly path: string; readonly file: ColumnsFile };

interface CompareState {
  /** Null where the side that is offered at first still stands. */
  readonly chosen: Sides;
  readonly steps: Readonly<Record<SideName, FileStep | null>>;
  readonly narrowing: Narrowing;
  /** All differences of the two sides, however the list is narrowed; null until they were compared. */
  readonly whole: OpenedComparison | null;
  /** Networks and post offices that the list can be narrowed to. */
  readonly branches: readonly BranchOption[];
  /** Of the address list that was compared. */
  readonly generation: number;
  /** Place of the difference that is looked at, and the difference itself. */
  readonly active: { readonly index: number; readonly row: CompareRow } | null;
}

const NOTHING: CompareState = {
  chosen: { left: null, right: null },
  steps: { left: null, right: null },
  narrowing: EVERYTHING,
  whole: null,
  branches: [],
  generation: 0,
  active: null,
};

export const useCompare = create<CompareState>(() => NOTHING);

export const differences = new PagedList<GalCompareQuery, OpenedComparison, CompareRow>({
  open: (query) => ask('gal.compare', { query }),
  page: (at) => ask('gal.comparePage', at),
});

differences.store.subscribe(({ query, opened }) => {
  if (query !== null && opened !== null && !isNarrowed(query)) useCompare.setState({ whole: opened });
});

/** Which sides of the differences that are shown are files. */
export function comparedFiles(): AreFiles {
  const { query } = differences.store.getState();
  return { left: query?.left.kind === 'file', right: query?.right.kind === 'file' };
}

/** Whether one of the two sides is a file, which does not say from when it is. */
export function isBesideFile(): boolean {
  const { left, right } = comparedFiles();
  return left || right;
}

/** Another queue: what was read from files is forgotten with it. */
export function resetCompare(): void {
  differences.close();
  useCompare.setState(NOTHING);
}

useGal.subscribe((now, before) => {
  if (isOtherIndex(now, before)) dropFiles();
});

/** The thread that had them is gone; under their ids there is nothing any more. */
function dropFiles(): void {
  const { chosen } = useCompare.getState();
  const kept = (side: Side | null): Side | null => (side?.kind === 'file' ? null : side);
  const sides = { left: kept(chosen.left), right: kept(chosen.right) };
  if (sides.left === chosen.left && sides.right === chosen.right) return;
  useCompare.setState({ chosen: sides, whole: null, active: null });
}

export function isNarrowed({ kinds, causes, search, branch }: Narrowing): boolean {
  return kinds.length > 0 || causes.length > 0 || search.trim() !== '' || branch !== null;
}

/** The two sides as they stand, whether chosen or offered. */
export function shownSides(): Sides {
  return sidesToCompare(useCompare.getState().chosen, useGal.getState().overview?.views ?? []);
}

export function chooseSide(name: SideName, side: Side): void {
  useCompare.setState(({ steps }) => ({
    chosen: { ...shownSides(), [name]: side },
    steps: { ...steps, [name]: null },
  }));
  compareAnew();
}

export function setFileStep(name: SideName, step: FileStep | null): void {
  useCompare.setState(({ steps }) => ({ steps: { ...steps, [name]: step } }));
}

export function swapSides(): void {
  const { left, right } = shownSides();
  useCompare.setState(({ steps }) => ({
    chosen: { left: right, right: left },
    steps: { left: steps.right, right: steps.left },
  }));
  compareAnew();
}

/** The tab comes on the screen, or the address list was worked out anew: what was compared before may be void. */
export function keepCompared(generation: number): void {
  const { opened, loading } = differences.store.getState();
  if (useCompare.getState().generation === generation && (opened !== null || loading)) return;
  useCompare.setState({ generation, whole: null, active: null });
  compareSides();
}

/** Two other sides: nothing is narrowed yet. */
function compareAnew(): void {
  useCompare.setState({ narrowing: EVERYTHING, whole: null, active: null });
  compareSides();
}

function compareSides(): void {
  void offerBranches();
  compareAgain();
}

async function offerBranches(): Promise<void> {
  const isCurrent = sameSides();
  const { left, right } = shownSides();
  const branches = await fetchBranches([left, right]);
  if (isCurrent()) useCompare.setState({ branches });
}

/** Yields whether it is still about the same sides, of the same address list. */
function sameSides(): () => boolean {
  const { chosen, generation } = useCompare.getState();
  return () => {
    const now = useCompare.getState();
    return now.chosen === chosen && now.generation === generation;
  };
}

/** Compares once more, narrowed as it was. */
export function compareAgain(): void {
  const { left, right } = comparableSides();
  // What the sides were before must not stand under their names.
  if (left === null || right === null) return differences.close();
  const { narrowing, whole } = useCompare.getState();
  const sides = { left: toGalSide(left), right: toGalSide(right) };
  if (whole === null && isNarrowed(narrowing)) void fetchWhole(sides);
  differences.apply({ ...sides, ...narrowing });
}

/** The first line tells of all differences, also when the list was narrowed before it was worked out anew. */
async function fetchWhole(sides: Pick<GalCompareQuery, 'left' | 'right'>): Promise<void> {
  const isCurrent = sameSides();
  const answer = await ask('gal.compare', { query: { ...sides, ...EVERYTHING } });
  if (answer.ok && isCurrent()) useCompare.setState({ whole: answer.value });
}

export function narrowDifferences(change: Partial<Narrowing>): void {
  useCompare.setState(({ narrowing }) => ({ narrowing: { ...narrowing, ...change }, active: null }));
  compareAgain();
}

/** A side that says nothing at all would make everything a difference. */
function comparableSides(): Sides {
  const views = useGal.getState().overview?.views ?? [];
  const sides = shownSides();
  const usable = (side: Side | null): Side | null =>
    side !== null && emptySide(side, { views }) === null ? side : null;
  return { left: usable(sides.left), right: usable(sides.right) };
}

export function lookAtDifference(index: number): void {
  const row = rowAt(differences.store.getState().pages, index);
  if (row !== undefined) useCompare.setState({ active: { index, row } });
}

export function closeDifference(): void {
  useCompare.setState({ active: null });
}
