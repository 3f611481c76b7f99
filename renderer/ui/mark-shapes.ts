/** Shapes that mean the same wherever they stand, in a 12 × 12 box. */
import type { MarkPath } from './state-look.ts';

/** Done, over, or in order. */
export const TICK: readonly MarkPath[] = [{ d: 'M2.5 6.25l2.5 2.5l4.75-5.25', paint: 'stroke' }];

/** Do not. */
export const NO_ENTRY: readonly MarkPath[] = [
  { d: 'M6 1.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5z', paint: 'stroke' },
  { d: 'M2.7 2.7l6.6 6.6', paint: 'stroke' },
];
