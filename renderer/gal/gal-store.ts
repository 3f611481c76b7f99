/** The address list as all its tabs see it: whose list, at which cycle, and how far reading it has come. */
import { create } from 'zustand';
import type { GalQuery } from '../../shared/contract/gal.ts';
import type { GalCycle, GalOverview, TreeNode } from '../../shared/contract/gal-values.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { PointOfView } from '../../shared/gal/model.ts';
import { ask } from '../api.ts';
import { showRefusal } from '../notices/notices-store.ts';
import { useQueue } from '../queue/queue-store.ts';
import { coalesce } from '../ui/coalesce.ts';
import type { StepWord } from './time/cycle-words.ts';

export const GAL_TABS = ['browse', 'changes', 'compare', 'checks', 'pictures'] as const;
export type GalTab = (typeof GAL_TABS)[number];

interface GalState {
  /** Null until it was asked for. */
  readonly overview: GalOverview | null;
  readonly refusal: Refusal | null;
  /** Null until one was chosen: then it is the first of the overview. */
  readonly chosenView: PointOfView | null;
  /** The list after this cycle; null after the latest. */
  readonly cycle: number | null;
  /** Of the point of view that is shown; null while they are on their way. */
  readonly cycles: readonly GalCycle[] | null;
  /** The whole list at the cycle by network, post office and type; null while it is on its way. */
  readonly tree: readonly TreeNode[] | null;
  readonly tab: GalTab;
}

const NOTHING: GalState = {
  overview: null,
  refusal: null,
  chosenView: null,
  cycle: null,
  cycles: null,
  tree: null,
  tab: 'browse',
};

/** What a list is asked for with when nothing narrows it. */
export const WHOLE_LIST: Omit<GalQuery, 'view' | 'cycle'> = {
  search: '',
  branch: null,
  templates: 'any',
  sort: { by: 'name', descending: false },
};

export const useGal = create<GalState>(() => NOTHING);

const refetch = coalesce(fetchOverview);
const refetchCycles = coalesce(fetchCycles);
const refetchTree = coalesce(fetchTree);

export function refreshGal(): void {
  refetch();
}

/** What was refused is asked for once more. */
export function retryGal(): void {
  useGal.setState({ refusal: null });
  refetch();
  refetchLists();
}

export function resetGal(): void {
  useGal.setState(NOTHING);
}

/** The engine tells how far it is; who has never looked at the list does not need to know. */
export function acceptGal(overview: GalOverview): void {
  const before = useGal.getState().overview;
  if (before === null) return;
  accept(overview);
}

function accept(overview: GalOverview): void {
  const before = useGal.getState().overview;
  useGal.setState({ overview: withKnownViews(overview, before), refusal: null });
  if (before?.generation !== overview.generation) refetchLists();
}

/** The same list is the same object as before: what is shown of it is not asked for again with every progress. */
function withKnownViews(overview: GalOverview, before: GalOverview | null): GalOverview {
  const known = new Map(before?.views.map(({ view }) => [viewKey(view), view]));
  return {
    ...overview,
    views: overview.views.map((summary) => ({
      ...summary,
      view: known.get(viewKey(summary.view)) ?? summary.view,
    })),
  };
}

export async function cancelReading(): Promise<void> {
  const answer = await ask('gal.cancel', {});
  if (!answer.ok) showRefusal(answer.error);
  refetch();
}

/** After a cancelled or a failed reading. */
export async function readOn(): Promise<void> {
  const answer = await ask('gal.resume', {});
  if (!answer.ok) showRefusal(answer.error);
  refetch();
}

export function showGalTab(tab: GalTab): void {
  useGal.setState({ tab });
}

/** At the same cycle as before, where the other list has that one as well. */
export function lookFrom(view: PointOfView): void {
  const before = useGal.getState();
  const cycle = hasCycle(before, view) ? before.cycle : null;
  useGal.setState({ chosenView: view, cycle, cycles: null, tree: null });
  refetchLists();
}

export function showCycle(cycle: number | null): void {
  if (useGal.getState().cycle === cycle) return;
  useGal.setState({ cycle });
  refetchTree();
}

/** Cycles are numbered by their server; loose messages have numbers of their own. */
function hasCycle(state: GalState, next: PointOfView): boolean {
  const { overview, cycle } = state;
  const view = shownView(state);
  if (cycle === null || view === null || view.kind === 'loose' || next.kind === 'loose') return false;
  const summary = overview?.views.find((one) => viewKey(one.view) === viewKey(next));
  const { firstCycle = null, lastCycle = null } = summary ?? {};
  if (view.server !== next.server || firstCycle === null || lastCycle === null) return false;
  return firstCycle <= cycle && cycle <= lastCycle;
}

function refetchLists(): void {
  refetchCycles();
  refetchTree();
}

/** Tells points of view apart. */
export function viewKey(view: PointOfView): string {
  switch (view.kind) {
    case 'server':
      return `server ${view.server ?? ''}`;
    case 'requestor':
      return `requestor ${view.requestor} of ${view.server ?? ''}`;
    case 'loose':
      return 'loose';
  }
}

/** Whose list is shown; null when there is none. */
export function shownView({ overview, chosenView }: GalState): PointOfView | null {
  if (overview === null) return chosenView;
  const key = chosenView === null ? null : viewKey(chosenView);
  const summary = overview.views.find(({ view }) => viewKey(view) === key) ?? overview.views[0];
  return summary?.view ?? null;
}

/** What the steps of the shown list are called. */
export function stepWord(state: GalState): StepWord {
  return shownView(state)?.kind === 'loose' ? 'message' : 'cycle';
}

/** Whether ids of entries and files, as they were known before, are those of others now. */
export function isOtherIndex(now: GalState, before: GalState): boolean {
  const known = before.overview?.index ?? '';
  return known !== '' && now.overview?.index !== known;
}

/** Whether lists can be asked for: they were worked out, and there is one. */
export function hasList({ overview }: GalState): boolean {
  return overview !== null && overview.generation > 0 && overview.views.length > 0;
}

async function fetchOverview(): Promise<void> {
  const { epoch } = useQueue.getState();
  const answer = await ask('gal.overview', {});
  if (useQueue.getState().epoch !== epoch) return;
  if (!answer.ok) {
    useGal.setState(answer.error.kind === 'no-queue' ? NOTHING : { refusal: answer.error });
    return;
  }
  accept(answer.value);
}

async function fetchCycles(): Promise<void> {
  const { epoch } = useQueue.getState();
  const state = useGal.getState();
  const view = shownView(state);
  if (view === null || !hasList(state)) return;
  const answer = await ask('gal.cycles', { view });
  const now = useGal.getState();
  if (useQueue.getState().epoch !== epoch || shownView(now) !== view) return;
  if (answer.ok) useGal.setState({ cycles: answer.value });
  else useGal.setState({ refusal: answer.error });
}

/** The tree of the cycle before stays until this one's is here. */
async function fetchTree(): Promise<void> {
  const { epoch } = useQueue.getState();
  const state = useGal.getState();
  const { cycle } = state;
  const view = shownView(state);
  if (view === null || !hasList(state)) return;
  const answer = await ask('gal.tree', { ...WHOLE_LIST, view, cycle });
  const now = useGal.getState();
  if (useQueue.getState().epoch !== epoch || shownView(now) !== view || now.cycle !== cycle) return;
  if (answer.ok) useGal.setState({ tree: answer.value });
  else useGal.setState({ refusal: answer.error });
}
