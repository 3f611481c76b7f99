/** Cycles of a list in which something may have happened that is not in it: a message is missing, or not in the queue. */
import type { GalPlan, PointOfView } from '../model.ts';

/** Whether all that changed the list from one cycle to another, both included, is in it. */
export type IsKnownBetween = (view: PointOfView, from: number, to: number) => boolean;

export function isKnownBetween(plan: Pick<GalPlan, 'holes' | 'exchanges'>): IsKnownBetween {
  return (view, from, to) => !unknownCycles(plan, view).some((cycle) => cycle >= from && cycle <= to);
}

export function unknownCycles(
  { holes, exchanges }: Pick<GalPlan, 'holes' | 'exchanges'>,
  view: PointOfView,
): readonly number[] {
  if (view.kind === 'loose') return [];
  const own = exchanges.filter(
    ({ server, requestor }) =>
      server === view.server && (view.kind === 'server' || requestor === view.requestor),
  );
  const requestors = new Set(
    view.kind === 'server' ? own.map(({ requestor }) => requestor) : [view.requestor],
  );
  const missing = holes.filter(
    ({ requestor, role }) =>
      requestors.has(requestor ?? '') && (view.kind === 'requestor' || role === 'request'),
  );
  const unseen = own.flatMap(({ cycles }) => cycles.filter(({ unseen: one }) => one !== null));
  return [
    ...missing.flatMap(({ cycle }) => (cycle === null ? [] : [cycle])),
    ...(view.kind === 'requestor' ? unseen.map(({ index }) => index) : []),
  ];
}
