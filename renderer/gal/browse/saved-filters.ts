/** Filters that were given a name, kept from one start to the next. */
import { create } from 'zustand';
import type { GalBranch } from '../../../shared/contract/gal.ts';
import { GAL_SEARCH_CHARS } from '../../../shared/gal/request-limits.ts';
import { undoOffer } from '../../journal/undo.ts';
import { showToast } from '../../notices/notices-store.ts';
import { recall, remember } from '../../ui/remembered.ts';
import { TEMPLATE_CHOICES } from './browse-query.ts';
import type { Narrowing } from './browse-query.ts';

export interface SavedFilter extends Narrowing {
  readonly name: string;
}

export const FILTER_NAME_CHARS = 60;
/** More could not be told apart in a menu. */
export const SAVED_FILTERS_LIMIT = 100;

const KEY = 'gal-filters';

export const useSavedFilters = create<{ readonly filters: readonly SavedFilter[] }>(() => ({
  filters: recall(KEY, isSavedFilters, []),
}));

/** By name, case aside; one of the same name is replaced. */
export function withFilter(filters: readonly SavedFilter[], filter: SavedFilter): readonly SavedFilter[] {
  return [...without(filters, filter.name), filter].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function without(filters: readonly SavedFilter[], name: string): readonly SavedFilter[] {
  return filters.filter((one) => !isSameName(one.name, name));
}

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Yields why it cannot be called so, else null. */
export function nameProblem(
  filters: readonly SavedFilter[],
  name: string,
  present: string | null,
): string | null {
  if (name === '') return 'Give it a name.';
  const isTaken = filters.some(
    (one) => isSameName(one.name, name) && (present === null || !isSameName(one.name, present)),
  );
  if (isTaken) return 'Another filter has this name.';
  if (present === null && filters.length >= SAVED_FILTERS_LIMIT) return 'Remove another one first.';
  return null;
}

export function saveFilter(name: string, narrowing: Narrowing): void {
  keep(withFilter(useSavedFilters.getState().filters, { ...narrowing, name }));
  showToast(`Filter “${name}” saved.`);
}

export function renameFilter(filter: SavedFilter, name: string): void {
  const others = without(useSavedFilters.getState().filters, filter.name);
  keep(withFilter(others, { ...filter, name }));
}

export function removeFilter(filter: SavedFilter): void {
  keep(without(useSavedFilters.getState().filters, filter.name));
  const undo = undoOffer(() => {
    keep(withFilter(useSavedFilters.getState().filters, filter));
    showToast(`Filter “${filter.name}” is back.`);
    return Promise.resolve(true);
  });
  showToast(`Filter “${filter.name}” removed.`, { actions: [undo] });
}

function keep(filters: readonly SavedFilter[]): void {
  remember(KEY, filters);
  useSavedFilters.setState({ filters });
}

/** What was remembered may be of another version, or made by hand. */
export function isSavedFilters(value: unknown): value is readonly SavedFilter[] {
  return Array.isArray(value) && value.length <= SAVED_FILTERS_LIMIT && value.every(isSavedFilter);
}

function isSavedFilter(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false;
  const { name, search, branch, templates } = value as Record<string, unknown>;
  return (
    isText(name, FILTER_NAME_CHARS) &&
    name !== '' &&
    isText(search, GAL_SEARCH_CHARS) &&
    (branch === null || isBranch(branch)) &&
    TEMPLATE_CHOICES.some(({ key }) => key === templates)
  );
}

function isBranch(value: unknown): value is GalBranch {
  if (typeof value !== 'object' || value === null) return false;
  const { network, postOffice, type } = value as Record<string, unknown>;
  return [network, postOffice, type].every((part) => part === null || isText(part, 200));
}

function isText(value: unknown, limit: number): boolean {
  return typeof value === 'string' && value.length <= limit;
}
