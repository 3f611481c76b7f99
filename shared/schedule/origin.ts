import type { BoardEntry } from './model.ts';

/** Told by runs alone: DSSCHED must not be given it as a schedule before somebody has looked at it. */
export function isSeen(origin: BoardEntry['origin']): boolean {
  return origin === 'log' || origin === 'inferred';
}
