/** What there is to look at, in a line each. */
import type { ViewSummary } from '../../shared/contract/gal-values.ts';
import { isMissingIn } from '../../shared/gal/missing.ts';
import type { GalPlan, Hole, PointOfView } from '../../shared/gal/model.ts';

/** Of every point of view in the order of the plan. */
export function summariesOf({
  views,
  holes,
  absent,
}: Pick<GalPlan, 'views' | 'holes' | 'absent'>): readonly ViewSummary[] {
  const holesOf = countHoles([...holes, ...absent]);
  return views.map(({ view, messages, cycles }) => ({
    view,
    name: nameOf(view),
    messages: messages.length,
    requests: messages.filter(({ role }) => role === 'request').length,
    firstCycle: cycles[0]?.cycle ?? null,
    lastCycle: cycles.at(-1)?.cycle ?? null,
    holes: holesOf(view),
  }));
}

/** Counted once: there may be thousands of requestors with thousands of holes. */
function countHoles(holes: readonly Hole[]): (view: PointOfView) => number {
  const ofAny = { server: 0, loose: 0 };
  const ofRequestors = new Map<string, number>();
  for (const hole of holes) {
    const { requestor } = hole;
    if (isMissingIn(hole, { kind: 'server', server: null })) ofAny.server += 1;
    if (isMissingIn(hole, { kind: 'loose' })) ofAny.loose += 1;
    if (requestor !== null && isMissingIn(hole, { kind: 'requestor', requestor, server: null }))
      ofRequestors.set(requestor, (ofRequestors.get(requestor) ?? 0) + 1);
  }
  return (view) => (view.kind === 'requestor' ? (ofRequestors.get(view.requestor) ?? 0) : ofAny[view.kind]);
}

function nameOf(view: PointOfView): string {
  if (view.kind === 'requestor') return view.requestor;
  return view.kind === 'server' ? (view.server ?? 'unknown server') : 'messages outside of the exchange';
}
