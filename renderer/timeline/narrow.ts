/** Narrowing the picture by hand: there is always something to see afterwards, if anything is left at all. */
import { isAnyInView } from './cursor.ts';
import { isNarrowed } from './mark-filter.ts';
import type { MarkFilter } from './mark-filter.ts';
import { goToPosition } from './obey.ts';
import { setFilter, useTimeline } from './timeline-store.ts';
import { useTimelineView } from './view-store.ts';

export function narrow(change: Partial<MarkFilter>): void {
  setFilter(change);
  const { model, filter } = useTimeline.getState();
  if (model === null || !isNarrowed(filter) || model.marks.row.length === 0) return;
  if (!isAnyInView(model, useTimelineView.getState().viewport)) goToPosition(model, 0);
}
