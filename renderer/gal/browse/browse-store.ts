/** The tab of entries: what the list is narrowed to, what is chosen in it, and the way to one entry from elsewhere. */
import { create } from 'zustand';
import type { GalQuery } from '../../../shared/contract/gal.ts';
import type { EntryRow, OpenedList } from '../../../shared/contract/gal-values.ts';
import type { EntryId } from '../../../shared/gal/model.ts';
import { ask } from '../../api.ts';
import { rowAt } from '../../messages/page-cache.ts';
import { coalesce } from '../../ui/coalesce.ts';
import { WHOLE_LIST, hasList, isOtherIndex, shownView, useGal, viewKey } from '../gal-store.ts';
import { PagedList } from '../paged-list.ts';
import type { ScrollRequest } from '../virtual-rows.tsx';
import { NOT_NARROWED, entriesByBranch, isSameNarrowing } from './browse-query.ts';
import type { Narrowing } from './browse-query.ts';
import { NOTHING_CHOSEN, moveTo } from './choice.ts';
import type { Choice } from './choice.ts';
import { closeCard, refreshCard, showCard, useCard } from './card-store.ts';

interface BrowseState {
  readonly narrowing: Narrowing;
  readonly sort: GalQuery['sort'];
  readonly choice: Choice;
  readonly scroll: ScrollRequest | null;
  /** How many entries of each branch match; null while nothing is searched for. */
  readonly hits: ReadonlyMap<string, number> | null;
}

const AT_FIRST: BrowseState = {
  narrowing: NOT_NARROWED,
  sort: WHOLE_LIST.sort,
  choice: NOTHING_CHOSEN,
  scroll: null,
  hits: null,
};

export const useBrowse = create<BrowseState>(() => AT_FIRST);

export const entryList = new PagedList<GalQuery, OpenedList, EntryRow>({
  open: (query) => ask('gal.open', { query }),
  page: (at) => ask('gal.page', at),
});

/** Where the next list is looked at from: its top, or the entry that is chosen. */
let lookAt: 'top' | 'entry' = 'top';
/** An entry that was asked for from elsewhere: no filter shall hide it. */
let sought: EntryId | null = null;

/** Another queue: nothing of the one before stays. */
useGal.subscribe((now, before) => {
  if (now.overview === null && before.overview !== null) resetBrowse();
  else if (isOtherIndex(now, before)) unchoose();
});

function resetBrowse(): void {
  sought = null;
  lookAt = 'top';
  listedFrom = '';
  entryList.close();
  closeCard();
  useBrowse.setState(AT_FIRST);
}

/** While the tab is on the screen: whose list it is, and when, may change. Returns the function that ends it. */
export function followList(): () => void {
  const applyIfChanged = (): void => {
    if (listedFrom !== listSource()) applyBrowse();
  };
  applyIfChanged();
  return useGal.subscribe(applyIfChanged);
}

/** What the list was made of when it was asked for last. */
let listedFrom = '';

function listSource(): string {
  const gal = useGal.getState();
  const view = shownView(gal);
  const key = view === null ? 'none' : viewKey(view);
  return `${gal.overview?.generation ?? 0} ${gal.cycle ?? 'latest'} ${key}`;
}

/** Asks for the list as it is now: whose, at which cycle, how narrowed and in which order. */
function applyBrowse(): void {
  const gal = useGal.getState();
  const view = shownView(gal);
  if (view === null || !hasList(gal)) return;
  listedFrom = listSource();
  const { narrowing, sort } = useBrowse.getState();
  entryList.apply({ view, cycle: gal.cycle, ...narrowing, search: narrowing.search.trim(), sort });
  countHits();
  refreshCard();
}

export function narrow(change: Partial<Narrowing>): void {
  const before = useBrowse.getState().narrowing;
  const narrowing = { ...before, ...change };
  if (isSameNarrowing(narrowing, before)) return;
  lookAt = 'top';
  useBrowse.setState({ narrowing });
  applyBrowse();
}

/** By this column; by the same one again the other way round. */
export function sortEntries(by: GalQuery['sort']['by']): void {
  const { sort } = useBrowse.getState();
  lookAt = 'top';
  useBrowse.setState({ sort: { by, descending: sort.by === by && !sort.descending } });
  applyBrowse();
}

/** Takes over what is chosen; the card shows the entry that the keyboard is at, as soon as its row is here. */
export function choose(choice: Choice): void {
  useBrowse.setState({ choice });
  followActive();
}

/** No card; the row stays where the keyboard is. */
export function unchoose(): void {
  sought = null;
  closeCard();
  useBrowse.setState(({ choice }) => ({ choice: { ...NOTHING_CHOSEN, anchor: choice.anchor } }));
}

/** Shows the card of an entry, and its row as soon as the list is there: no filter shall hide it. */
export function seek(entry: EntryId): void {
  sought = entry;
  lookAt = 'entry';
  useBrowse.setState({ choice: NOTHING_CHOSEN });
  showCard(entry);
  applyBrowse();
}

entryList.store.subscribe((now, before) => {
  if (now.opened !== before.opened) void settle(now.opened);
  else if (now.pages !== before.pages) followActive();
});

/** A new list has other places: what was chosen by place is not chosen any more, the entry of the card is found again. */
async function settle(opened: OpenedList | null): Promise<void> {
  const to = lookAt;
  lookAt = 'entry';
  useBrowse.setState({ choice: NOTHING_CHOSEN, ...(to === 'top' ? { scroll: topRow() } : {}) });
  const { entry } = useCard.getState();
  if (opened === null || entry === null) return;
  const answer = await ask('gal.locate', { viewId: opened.viewId, entry });
  const isSame = entryList.store.getState().opened === opened && useCard.getState().entry === entry;
  // The list on the way to the one that was asked for is not the one to look in.
  if (!isSame || !answer.ok || (sought === entry && entryList.store.getState().loading)) return;
  if (answer.value === null) return seekWithout(entry);
  const wasSought = sought === entry;
  sought = null;
  useBrowse.setState(({ choice }) => ({
    choice: { ...moveTo(choice, answer.value ?? 0), stretches: [] },
    ...(to === 'entry' ? { scroll: { to: answer.value ?? 0, align: wasSought ? 'center' : 'auto' } } : {}),
  }));
}

/** The entry that was asked for is hidden by the filter, or not in the list at this cycle. */
function seekWithout(entry: EntryId): void {
  if (sought !== entry) return;
  sought = null;
  narrowToNothing();
}

function narrowToNothing(): void {
  if (isSameNarrowing(useBrowse.getState().narrowing, NOT_NARROWED)) return;
  useBrowse.setState({ narrowing: NOT_NARROWED });
  lookAt = 'entry';
  applyBrowse();
}

function topRow(): ScrollRequest {
  return { to: 0, align: 'auto' };
}

function followActive(): void {
  const { active } = useBrowse.getState().choice;
  const row = active === null ? undefined : rowAt(entryList.store.getState().pages, active);
  if (row !== undefined) showCard(row.entry);
}

/** While something is searched for, the tree tells how many of each branch match it. */
const countHits = coalesce(async () => {
  const { narrowing } = useBrowse.getState();
  const gal = useGal.getState();
  const view = shownView(gal);
  const query = { ...narrowing, search: narrowing.search.trim(), branch: null };
  if (view === null || isSameNarrowing(query, NOT_NARROWED)) return useBrowse.setState({ hits: null });
  const answer = await ask('gal.tree', { ...WHOLE_LIST, ...query, view, cycle: gal.cycle });
  if (answer.ok && useBrowse.getState().narrowing === narrowing)
    useBrowse.setState({ hits: entriesByBranch(answer.value) });
});
