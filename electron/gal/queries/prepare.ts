import { lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { listCycles } from './cycles.ts';
import { wholeList } from './whole-list.ts';

/** Works out what everybody looks at first, while nobody waits for it. */
export function prepareFirst(data: GalData): void {
  const [first] = data.plan.views;
  const folded = first === undefined ? null : data.folded(first.view);
  if (first === undefined || folded === null) return;
  wholeList(folded, lastStepOf(folded, null)).prepare(data.dictionary);
  listCycles(data, first.view);
}
