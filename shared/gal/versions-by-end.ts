import type { FoldedList } from './columns.ts';
import { createIntList } from './int-list.ts';

/** Versions that a message up to `step` ended, in the order of those messages. */
export function versionsByEnd({ versions, to }: FoldedList, step: number): Int32Array {
  const ended = createIntList();
  for (let version = 0; version < versions; version++) {
    if ((to[version] ?? 0) <= step) ended.push(version);
  }
  return ended.values().sort((one, other) => (to[one] ?? 0) - (to[other] ?? 0));
}
