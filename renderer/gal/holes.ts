/** Messages whose transactions are missing in a list. Pure. */
import type { Hole, PointOfView } from '../../shared/gal/model.ts';

/**
 * Those that are missing in the list after a cycle (null: the latest). The server's list is made of requests; what
 * belongs to no cycle may be missing at any. Without a list: all.
 */
export function holesOf(
  holes: readonly Hole[],
  view: PointOfView | null,
  cycle: number | null,
): readonly Hole[] {
  if (view === null) return holes;
  return holes.filter(
    (hole) => concerns(hole, view) && (cycle === null || hole.cycle === null || hole.cycle <= cycle),
  );
}

function concerns({ role, requestor }: Hole, view: PointOfView): boolean {
  switch (view.kind) {
    case 'server':
      return role === 'request';
    case 'requestor':
      return role !== 'loose' && requestor === view.requestor;
    case 'loose':
      return role === 'loose';
  }
}
