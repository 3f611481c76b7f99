/** The Messages view: its list, what is chosen in it, and the widths of its columns. */
import { create } from 'zustand';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { MessageQuery, SortColumn } from '../../shared/query.ts';
import { showMessage } from '../detail/detail-store.ts';
import { clampWidth, recallWidths, rememberWidths } from './columns.ts';
import type { Widths } from './columns.ts';
import { ALL_MESSAGES, hasSameFilter, isFiltered } from './default-query.ts';
import { rowAt } from './page-cache.ts';
import {
  NOTHING_SELECTED,
  activate,
  keepShown,
  relocate,
  selectAll,
  selectOnly,
  selectRange,
  toggle,
  unselect,
} from './selection.ts';
import type { Place, Selection } from './selection.ts';
import { settleText } from './typed-text.ts';
import { MessageView } from './view.ts';

interface MessagesState {
  readonly selection: Selection;
  readonly widths: Widths;
  /** Where the list should scroll to; a new object each time. */
  readonly scroll: { readonly to: 'active' | 'top' };
}

export const messagesView = new MessageView(ALL_MESSAGES);

export const useMessages = create<MessagesState>(() => ({
  selection: NOTHING_SELECTED,
  widths: recallWidths(),
  scroll: { to: 'top' },
}));

/** A file that turned out to be a log has left the list: the rows below it have moved up. */
messagesView.store.subscribe((now, before) => {
  if (now.viewId === before.viewId && now.total < before.total) void relocateActive();
});

export function resetMessages(): void {
  useMessages.setState({ selection: NOTHING_SELECTED });
  settleText('');
  void messagesView.apply(ALL_MESSAGES);
}

/** Applies a changed query and shows its first rows. The keyboard keeps its row at its new place. */
export async function applyQuery(change: Partial<MessageQuery>): Promise<void> {
  if (change.text !== undefined) settleText(change.text);
  await applyAndUnchoose({ ...messagesView.store.getState().query, ...change });
  await followActive('top');
}

/** The same query on what is known now; the chosen row stays in sight. */
export async function applyAgain(): Promise<void> {
  await applyAndUnchoose(messagesView.store.getState().query);
  await followActive('active');
}

export async function sortBy(column: SortColumn): Promise<void> {
  const { sort } = messagesView.store.getState().query;
  const reverse = sort.column === column && sort.direction === 'ascending';
  await applyQuery({ sort: { column, direction: reverse ? 'descending' : 'ascending' } });
}

/** Shows one message, wherever it was asked from, in the whole list when the current filter hides it. */
export async function goToMessage(id: MessageId): Promise<void> {
  let index = await messagesView.locate(id);
  if (index === null) {
    settleText('');
    await applyAndUnchoose(ALL_MESSAGES);
    index = await messagesView.locate(id);
  }
  showMessage(id);
  if (index === null) return;
  useMessages.setState({ selection: selectOnly({ index, id }), scroll: { to: 'active' } });
}

export function choose(place: Place, how: 'only' | 'toggle' | 'extend' | 'only-move'): void {
  const { selection } = useMessages.getState();
  showMessage(place.id);
  if (how === 'extend') void extendTo(place);
  else if (how === 'toggle') useMessages.setState({ selection: toggle(selection, place) });
  else if (how === 'only-move') useMessages.setState({ selection: activate(selection, place) });
  else useMessages.setState({ selection: selectOnly(place) });
}

export async function chooseAll(): Promise<void> {
  const { query } = messagesView.store.getState();
  const ids = await idsOfAll();
  // Another list by now: its rows are not the ones that were meant.
  if (messagesView.store.getState().query !== query) return;
  useMessages.setState(({ selection }) => ({ selection: selectAll(selection, ids) }));
}

/** The place of a row whose page is here; null while it is still on its way. */
export function placeAt(index: number): Place | null {
  const row = rowAt(messagesView.store.getState().pages, index);
  return row === undefined ? null : { index, id: row.id };
}

/** As `placeAt`, but asks for the id when the page is not here (End in a long list). */
export async function findPlace(index: number): Promise<Place | null> {
  const held = placeAt(index);
  if (held !== null) return held;
  const [id] = await messagesView.idsBetween({ first: index, last: index });
  return id === undefined ? null : { index, id };
}

/** Chosen rows that are on this side; the others are known by id only. */
export function chosenRows(ids: ReadonlySet<MessageId>): readonly MessageRow[] {
  return [...messagesView.store.getState().pages.values()].flat().filter((row) => ids.has(row.id));
}

export function setColumnWidth(column: SortColumn, width: number | null): void {
  const others = Object.entries(useMessages.getState().widths).filter(([key]) => key !== column);
  const own: readonly [string, number][] = width === null ? [] : [[column, clampWidth(width)]];
  const widths: Widths = Object.fromEntries([...others, ...own]);
  rememberWidths(widths);
  useMessages.setState({ widths });
}

async function extendTo(place: Place): Promise<void> {
  const { selection } = useMessages.getState();
  const anchor = selection.anchor ?? place;
  // The keyboard moves at once; the ids of a long range may take a moment.
  useMessages.setState({ selection: { ...selection, active: place, anchor } });
  const range = { first: Math.min(anchor.index, place.index), last: Math.max(anchor.index, place.index) };
  const { query } = messagesView.store.getState();
  const ids = await messagesView.idsBetween(range);
  if (messagesView.store.getState().query !== query) return;
  const latest = useMessages.getState().selection;
  if (latest.active?.id === place.id) useMessages.setState({ selection: selectRange(latest, place, ids) });
}

/** What is chosen can always be seen in the list: acts on messages that a filter hides would surprise. */
async function applyAndUnchoose(query: MessageQuery): Promise<void> {
  const isNewFilter = !hasSameFilter(query, messagesView.store.getState().query);
  if (isNewFilter) unchoose();
  await messagesView.apply(query);
  // A later query has taken over, and sees to the choice itself.
  if (messagesView.store.getState().query !== query) return;
  // The old rows could still be chosen while the new ones were on their way.
  if (isNewFilter) unchoose();
  else if (isFiltered(query)) await unchooseHidden(query);
}

function unchoose(): void {
  useMessages.setState(({ selection }) => ({ selection: unselect(selection) }));
}

/** The same filter as before may let fewer messages through now. */
async function unchooseHidden(query: MessageQuery): Promise<void> {
  if (useMessages.getState().selection.ids.size === 0) return;
  const shown = await idsOfAll();
  if (messagesView.store.getState().query !== query) return;
  useMessages.setState(({ selection }) => ({ selection: keepShown(selection, shown) }));
}

async function idsOfAll(): Promise<readonly MessageId[]> {
  const { total } = messagesView.store.getState();
  return total === 0 ? [] : messagesView.idsBetween({ first: 0, last: total - 1 });
}

async function followActive(to: 'active' | 'top'): Promise<void> {
  await relocateActive();
  useMessages.setState({ scroll: { to } });
}

async function relocateActive(): Promise<void> {
  const { active } = useMessages.getState().selection;
  const index = active === null ? null : await messagesView.locate(active.id);
  useMessages.setState(({ selection }) => ({ selection: relocate(selection, index) }));
}
