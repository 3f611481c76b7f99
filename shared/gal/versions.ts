/** Which versions of entries are there when. */
import { count, counted } from '../format/count.ts';
import type { FoldedList } from './columns.ts';

/** The last step that counts at a cycle, or at the latest for null; -1 before the first. */
export function lastStepOf(folded: Pick<FoldedList, 'messages'>, cycle: number | null): number {
  const { messages } = folded;
  if (cycle === null) return messages.length - 1;
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cycleOfStep(folded, middle) <= cycle) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The cycle that a step is part of. Each loose message is one by itself, from 1. */
export function cycleOfStep({ messages }: Pick<FoldedList, 'messages'>, step: number): number {
  return messages[step]?.cycle ?? step + 1;
}

/** Whether the version is in the list after `step`. */
export function isThere(
  { from, to }: Pick<FoldedList, 'from' | 'to'>,
  version: number,
  step: number,
): boolean {
  return (from[version] ?? Infinity) <= step && step < (to[version] ?? -1);
}

/** What is to be said of a list that stopped at the limit of versions; null where all counts. */
export function cutNotice(
  { cut, messages }: Pick<FoldedList, 'cut' | 'messages'>,
  limit: number,
): string | null {
  if (cut === null) return null;
  const file = messages[cut.step]?.message.file ?? '';
  const left = messages.length - cut.step - 1;
  return `The list has more than the ${count(limit)} states of entries that are kept: it ends within ${file}, and ${counted(left, 'later message')} did not count.`;
}
