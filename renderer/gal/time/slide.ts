/** Where the slider is while it is moved. Numbers answer at once; lists follow a few times a second, and to the end. */
import { create } from 'zustand';
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { coalesce } from '../../ui/coalesce.ts';
import { showCycle } from '../gal-store.ts';

const FOLLOW_PAUSE_MS = 100;

/** `moving` is null while the slider rests where the shown cycle is. */
export const useSlide = create<{ readonly moving: { readonly cycle: number | null } | null }>(() => ({
  moving: null,
}));

/** Null is the latest cycle, whichever that will be. */
export function slideTo(cycle: number | null): void {
  useSlide.setState({ moving: { cycle } });
  follow();
}

const follow = coalesce(() => {
  const { moving } = useSlide.getState();
  if (moving !== null) showCycle(moving.cycle);
  useSlide.setState({ moving: null });
  return Promise.resolve();
}, FOLLOW_PAUSE_MS);

/** The slider has a stop for each cycle; the latest, whichever it will be, is at the last. */
export function stopOf(cycles: readonly GalCycle[], cycle: number | null): number {
  if (cycle === null) return Math.max(0, cycles.length - 1);
  // A cycle that is no longer told of: the list of it is that of the one before.
  const after = cycles.findIndex((one) => one.cycle > cycle);
  return Math.max(0, (after === -1 ? cycles.length : after) - 1);
}

/** The cycle at a stop. Who moves to the last one goes along with new cycles: null. */
export function cycleAt(cycles: readonly GalCycle[], stop: number): number | null {
  return stop >= cycles.length - 1 ? null : (cycles[stop]?.cycle ?? null);
}

/** The next stop after `from` that is wanted, from the beginning again after the last; null when there is none. */
export function nextStop(
  cycles: readonly GalCycle[],
  from: number,
  isWanted: (cycle: GalCycle) => boolean,
): number | null {
  const later = cycles.findIndex((cycle, stop) => stop > from && isWanted(cycle));
  const found = later === -1 ? cycles.findIndex(isWanted) : later;
  return found === -1 ? null : found;
}
