/** Between which cycles changes are shown, and what a cycle of the shown list is called. */
import { useMemo } from 'react';
import { stepWord, useGal } from '../gal-store.ts';
import type { StepWord } from '../time/cycle-words.ts';
import { useChanges } from './changes-store.ts';
import { rangeOf } from './range.ts';
import type { CycleRange } from './range.ts';

export function useShownRange(): { readonly word: StepWord; readonly range: CycleRange | null } {
  const cycles = useGal((state) => state.cycles);
  const chosen = useGal((state) => state.cycle);
  const word = useGal(stepWord);
  const since = useChanges((state) => state.since);
  const range = useMemo(
    () => (cycles === null ? null : rangeOf(cycles, chosen, since)),
    [cycles, chosen, since],
  );
  return { word, range };
}
