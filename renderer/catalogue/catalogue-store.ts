/** The catalogue on the screen: what is searched for, which entry is chosen, and what of it stands in the open queue. */
import { create } from 'zustand';
import { ask } from '../api.ts';
import { focusLines } from '../logs/logs-store.ts';
import { openInfo, useQueue } from '../queue/queue-store.ts';
import { showView, useShell } from '../shell/shell-store.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { coalesce } from '../ui/coalesce.ts';
import { NOT_FILTERED, catalogueRows } from './catalogue-rows.ts';
import type { CatalogueFilter } from './catalogue-rows.ts';
import { occurrenceOf } from './occurrence.ts';
import type { Occurrence } from './occurrence.ts';

interface CatalogueState {
  readonly filter: CatalogueFilter;
  /** Name of the chosen row, whether it is in the list or not. */
  readonly chosen: string | null;
  /** Null without an open queue, and until it was counted. */
  readonly occurrence: Occurrence | null;
}

export const useCatalogue = create<CatalogueState>(() => ({
  filter: NOT_FILTERED,
  chosen: null,
  occurrence: null,
}));

/** Shows one entry, wherever it was asked from: the filter must not hide it. */
export function openEntry(id: string): void {
  useCatalogue.setState({ filter: NOT_FILTERED, chosen: id });
  showView('catalogue');
}

/** Shows a code that no entry tells, beside the others of its queue. */
export function openUnknown(id: string): void {
  useCatalogue.setState({ filter: { ...NOT_FILTERED, hereOnly: true }, chosen: id });
  showView('catalogue');
}

/** Shows the entries that are told from an article. */
export function openArticle(id: string): void {
  useCatalogue.setState({ filter: NOT_FILTERED });
  searchFor(id);
  showView('catalogue');
}

export function chooseRow(chosen: string | null): void {
  useCatalogue.setState({ chosen });
}

export function filterCatalogue(change: Partial<CatalogueFilter>): void {
  useCatalogue.setState((now) => ({ filter: { ...now.filter, ...change } }));
}

/** What fits best is shown at once: who types a code wants to read what it means. */
export function searchFor(search: string): void {
  filterCatalogue({ search });
  const { filter, occurrence } = useCatalogue.getState();
  if (search.trim() !== '') chooseRow(catalogueRows(filter, occurrence)[0]?.id ?? null);
}

/** Back to where the user came from; without a queue that is the start screen. */
export function leaveCatalogue(): void {
  const { before } = useShell.getState();
  const isOpen = openInfo(useQueue.getState()) !== null;
  showView(isOpen && before !== 'catalogue' ? before : 'overview');
  if (!isOpen) focusSoon('[data-leads-to=catalogue]');
  else if (before === 'logs') focusLines();
  else focusSoon('.rail-entry[aria-current=page]');
}

/** Another queue, or none: what was counted is of the one before. */
export function resetCatalogue(): void {
  useCatalogue.setState(({ filter }) => ({ occurrence: null, filter: { ...filter, hereOnly: false } }));
}

/** Counting goes over all lines; during a scan it is asked for several times a second. */
const RECOUNT_PAUSE_MS = 2_000;

/** Counts anew: lines were read, or the view comes on the screen. */
export const refreshCatalogue = coalesce(async () => {
  const { epoch } = useQueue.getState();
  if (openInfo(useQueue.getState()) === null) return;
  const answer = await ask('logs.codes', {});
  // Of another queue by now.
  if (answer.ok && epoch === useQueue.getState().epoch)
    useCatalogue.setState({ occurrence: occurrenceOf(answer.value) });
}, RECOUNT_PAUSE_MS);
