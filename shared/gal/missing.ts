/** Which list lacks what a message should have told. */
import type { Hole, PointOfView } from './model.ts';

/**
 * The server's list is made of requests, and of what its replies tell besides; that a requestor did not import one
 * takes nothing from it. A requestor's is made of what it wrote and what it was sent.
 */
export function isMissingIn(
  { role, requestor, why }: Pick<Hole, 'role' | 'requestor' | 'why'>,
  view: PointOfView,
): boolean {
  if (view.kind === 'loose') return role === 'loose';
  if (role === 'loose') return false;
  return view.kind === 'server' ? why !== 'not-imported' : requestor === view.requestor;
}
