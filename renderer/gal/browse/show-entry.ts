/** The way to an entry from everywhere else. */
import type { EntryId, PointOfView } from '../../../shared/gal/model.ts';
import { focusSoon } from '../../sync/focus-soon.ts';
import { showView } from '../../shell/shell-store.ts';
import { lookFrom, showCycle, showGalTab, shownView, useGal, viewKey } from '../gal-store.ts';
import { seek } from './browse-store.ts';
import { ENTRY_LIST } from './entry-list-id.ts';

/**
 * Shows one entry in the list of a point of view, and takes the keyboard there.
 * @param cycle the list after it; null after the latest
 */
export function showEntry(view: PointOfView, entry: EntryId, cycle: number | null = null): void {
  const before = shownView(useGal.getState());
  if (before === null || viewKey(before) !== viewKey(view)) lookFrom(view);
  showCycle(cycle);
  showGalTab('browse');
  showView('gal');
  seek(entry);
  // What led here may be gone. The card is there at once, the list perhaps not yet.
  focusSoon(`#${ENTRY_LIST}, #entry-card`);
}
