/** Answers `gal.cycles`: how many entries there were after each cycle, and what it changed. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { changeKindOf, diffLists } from '../../../shared/gal/diff.ts';
import type { MoveFacts } from '../../../shared/gal/moves.ts';
import { isMissingIn } from '../../../shared/gal/missing.ts';
import { CHANGE_KINDS, MASS_DELETION } from '../../../shared/gal/model.ts';
import type { ChangeKind, GalPlan, MassDeletion, PointOfView } from '../../../shared/gal/model.ts';
import { cycleOfStep, lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { moveFacts } from './move-facts.ts';
import { createPastOfCycles } from './touched-versions.ts';

/** Worked out once for each list: every diff asks for its mass deletions. */
const known = new WeakMap<FoldedList, readonly GalCycle[]>();

/**
 * All cycles of a point of view in order; none when there is no such list. The changes of a cycle are those of a diff
 * from the cycle before it. Linear in versions: each is looked at in the cycles that it begins and ends in.
 */
export function listCycles(data: GalData, view: PointOfView): readonly GalCycle[] {
  const folded = data.folded(view);
  if (folded === null) return [];
  const cycles = known.get(folded) ?? countCycles(data, view, folded);
  known.set(folded, cycles);
  return cycles;
}

function countCycles(data: GalData, view: PointOfView, folded: FoldedList): GalCycle[] {
  const { plan } = data;
  const planned = plan.views.find((one) => one.messages === folded.messages);
  const cycles = planned?.cycles ?? [];
  const placeOf = new Map(cycles.map(({ cycle }, place) => [cycle, place]));
  const places = Int32Array.from(folded.messages, (_, step) => placeOf.get(cycleOfStep(folded, step)) ?? 0);
  const past = createPastOfCycles(folded, places, cycles.length);
  const holes = holesByCycle(plan, view);
  const facts = moveFacts(data, folded);
  let entries = 0;
  let before = -1;
  return cycles.map(({ cycle, atMs }, place) => {
    const after = lastStepOf(folded, cycle);
    const changes = countChanges(past.touchedIn(place), before, after, facts);
    const mass = massDeletion(cycle, changes.removed, entries);
    entries += changes.added - changes.removed;
    before = after;
    return { cycle, atMs, entries, changes, mass, holes: holes.get(cycle) ?? 0 };
  });
}

function countChanges(
  touched: FoldedList | null,
  before: number,
  after: number,
  facts: MoveFacts,
): Record<ChangeKind, number> {
  const changes = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  if (touched === null) return changes;
  const diff = diffLists(touched, before, after, facts);
  for (let row = 0; row < diff.rows; row++) changes[changeKindOf(diff, row)] += 1;
  return changes;
}

/** More than a number, or more than a share of what was known: either is worth a look. */
function massDeletion(cycle: number, removed: number, before: number): MassDeletion | null {
  const isLargeShare = removed >= MASS_DELETION.atLeast && removed > before * MASS_DELETION.share;
  const isMass = removed > MASS_DELETION.entries || isLargeShare;
  return isMass ? { cycle, removed, before } : null;
}

function holesByCycle({ holes, exchanges }: GalPlan, view: PointOfView): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  if (view.kind === 'loose') return counts;
  const own = exchanges.filter(({ server }) => server === view.server);
  const requestors = new Set(own.map(({ requestor }) => requestor));
  for (const hole of holes) {
    const { cycle, requestor } = hole;
    if (cycle === null || !requestors.has(requestor ?? '') || !isMissingIn(hole, view)) continue;
    counts.set(cycle, (counts.get(cycle) ?? 0) + 1);
  }
  return counts;
}
