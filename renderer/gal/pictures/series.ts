/** Address lists over time, and the moments at which one of them changed its size. Pure. */
import type { GalPictures } from '../../../shared/contract/gal-values.ts';
import { listLabel } from '../../../shared/gal/identity.ts';

export interface Series {
  readonly name: string;
  /** Whether it is one address list: others are sums. */
  readonly isOne: boolean;
  /** After each cycle. */
  readonly entries: readonly number[];
}

export type JumpKind = 'gone' | 'fell' | 'new' | 'grew';

/** gone: to nothing. fell: to half or less. new: from nothing. grew: to twice as much or more. */
export interface Jump {
  readonly kind: JumpKind;
  readonly step: number;
  readonly before: number;
  readonly after: number;
}

/** Two entries of four are no news. */
const FEW = 10;

/** All together first, then the lists with the largest of the latest cycle first, the rest last. One list is shown alone. */
export function seriesOf({ cycles, lists }: GalPictures): readonly Series[] {
  const sorted = lists.toSorted(
    (one, other) =>
      Number(one.list === null) - Number(other.list === null) ||
      (other.entries.at(-1) ?? 0) - (one.entries.at(-1) ?? 0),
  );
  const each = sorted.map(({ list, entries }) => ({
    name: list === null ? 'Other lists' : listLabel(list),
    isOne: list !== null,
    entries,
  }));
  if (each.length <= 1) return each;
  return [{ name: 'All lists', isOne: false, entries: cycles.map(({ entries }) => entries) }, ...each];
}

export function jumpsOf(entries: readonly number[]): readonly Jump[] {
  const jumps: Jump[] = [];
  for (let step = 1; step < entries.length; step += 1) {
    const before = entries[step - 1] ?? 0;
    const after = entries[step] ?? 0;
    const kind = kindOf(before, after);
    if (kind !== null) jumps.push({ kind, step, before, after });
  }
  return jumps;
}

/** "−62 %", "gone", "new", "+130 %". */
export function jumpWord({ kind, before, after }: Pick<Jump, 'kind' | 'before' | 'after'>): string {
  if (kind === 'gone' || kind === 'new') return kind;
  const percent = Math.round((Math.abs(after - before) / before) * 100);
  return kind === 'fell'
    ? `−${percent} %`
    : percent > 999
      ? `×${Math.round(after / before)}`
      : `+${percent} %`;
}

function kindOf(before: number, after: number): JumpKind | null {
  if (before === after) return null;
  if (after === 0) return 'gone';
  if (before === 0) return 'new';
  if (before >= FEW && after * 2 <= before) return 'fell';
  return before >= FEW && after >= before * 2 ? 'grew' : null;
}
