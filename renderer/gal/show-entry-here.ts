/** The way to an entry of the list that is shown, at the cycle that is shown. */
import type { EntryId } from '../../shared/gal/model.ts';
import { showEntry } from './browse/show-entry.ts';
import { shownView, useGal } from './gal-store.ts';

export function showEntryHere(entry: EntryId): void {
  const gal = useGal.getState();
  const view = shownView(gal);
  if (view !== null) showEntry(view, entry, gal.cycle);
}
