/** What there is to look at, in a line each. */
import type { ViewSummary } from '../../shared/contract/gal-values.ts';
import type { GalPlan, Hole, PointOfView } from '../../shared/gal/model.ts';

/** Of every point of view in the order of the plan. */
export function summariesOf({ views, holes }: GalPlan): readonly ViewSummary[] {
  return views.map(({ view, messages, cycles }) => ({
    view,
    name: nameOf(view),
    messages: messages.length,
    firstCycle: cycles[0]?.cycle ?? null,
    lastCycle: cycles.at(-1)?.cycle ?? null,
    holes: holes.filter((hole) => isMissingIn(hole, view)).length,
  }));
}

function nameOf(view: PointOfView): string {
  if (view.kind === 'requestor') return view.requestor;
  return view.kind === 'server' ? (view.server ?? 'unknown server') : 'messages outside of the exchange';
}

/** The server lacks what it was asked and what it says it answered; a requestor what it wrote and what it was sent. */
export function isMissingIn(hole: Hole, view: PointOfView): boolean {
  if (view.kind === 'loose') return hole.role === 'loose';
  if (hole.role === 'loose') return false;
  return view.kind === 'server' || hole.requestor === view.requestor;
}
