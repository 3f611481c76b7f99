/** The way to an entry from everywhere else. */
import type { EntryId, PointOfView } from '../../../shared/gal/model.ts';
import { showView } from '../../shell/shell-store.ts';
import { lookFrom, showCycle, showGalTab, shownView, useGal, viewKey } from '../gal-store.ts';
import { seek } from './browse-store.ts';

/**
 * Shows one entry in the list of a point of view.
 * @param cycle the list after it; null after the latest
 */
export function showEntry(view: PointOfView, entry: EntryId, cycle: number | null = null): void {
  const before = shownView(useGal.getState());
  if (before === null || viewKey(before) !== viewKey(view)) lookFrom(view);
  showCycle(cycle);
  showGalTab('browse');
  showView('gal');
  seek(entry);
}
