/** Things that are in, linked by group: taking out a group costs what is in it. */
import { NONE } from './columns.ts';

export interface Chains {
  add(item: number): void;
  /** Only of an item that was added. */
  remove(item: number): void;
  isEmpty(group: number): boolean;
  takeAll(group: number, onItem: (item: number) => void): void;
}

/** @param groupOf by item; what belongs to no group (NONE) is never asked for */
export function createChains(groupOf: Int32Array): Chains {
  let groups = 0;
  for (const group of groupOf) if (group >= groups) groups = group + 1;
  const first = new Int32Array(groups).fill(NONE);
  const before = new Int32Array(groupOf.length).fill(NONE);
  const after = new Int32Array(groupOf.length).fill(NONE);
  return {
    add(item) {
      const group = groupOf[item] ?? NONE;
      const next = first[group] ?? NONE;
      after[item] = next;
      before[item] = NONE;
      if (next !== NONE) before[next] = item;
      first[group] = item;
    },
    remove(item) {
      const [last, next] = [before[item] ?? NONE, after[item] ?? NONE];
      if (next !== NONE) before[next] = last;
      if (last !== NONE) after[last] = next;
      else first[groupOf[item] ?? NONE] = next;
    },
    isEmpty: (group) => (first[group] ?? NONE) === NONE,
    takeAll(group, onItem) {
      let item = first[group] ?? NONE;
      if (item !== NONE) first[group] = NONE;
      while (item !== NONE) {
        const next = after[item] ?? NONE;
        onItem(item);
        item = next;
      }
    },
  };
}
