/** Which two cycles the changes lie between. The later one is the slider's; this is about the earlier. Pure. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';

/** before: the cycle before the later one. start: the empty list before the first. */
export type Since =
  | { readonly kind: 'before' }
  | { readonly kind: 'start' }
  | { readonly kind: 'cycle'; readonly cycle: number };

/** Lists after these cycles; 0 is the empty one before the first. */
export interface CycleRange {
  readonly from: number;
  readonly to: number;
}

/** Null while no cycle is known. `chosen` is the slider's: null is the latest. */
export function rangeOf(cycles: readonly GalCycle[], chosen: number | null, since: Since): CycleRange | null {
  const to = chosen ?? cycles.at(-1)?.cycle;
  if (to === undefined) return null;
  switch (since.kind) {
    case 'start':
      return { from: 0, to };
    case 'before':
      return { from: cycles.findLast(({ cycle }) => cycle < to)?.cycle ?? 0, to };
    case 'cycle':
      // The slider may have been moved to before it: the changes are told in the order of time all the same.
      return { from: Math.min(since.cycle, to), to: Math.max(since.cycle, to) };
  }
}
