/** The first line of the ladder: which remedy is the one to take now. Pure. */
import type { Ladder } from '../../shared/ladder/model.ts';

export function ladderHeadline({ trouble, rungs }: Pick<Ladder, 'trouble' | 'rungs'>): string {
  if (trouble === null) return 'Nothing is wrong with it: no remedy is needed.';
  const next = rungs.find(({ state }) => state === 'next');
  if (next !== undefined) return `Take this now: ${lowerFirst(next.title)}.`;
  return 'Every remedy that may be taken here was taken.';
}

/** Not of a command ("RESYNC.GLB …"). */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
