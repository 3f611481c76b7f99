/** Changes by cycle as bars: cycles that are too narrow for a bar each are added up, and a bar beyond all others is cut. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import type { ChangeKind, MassDeletion } from '../../../shared/gal/model.ts';
import { binsOf } from '../../charts/step-axis.ts';
import type { Bin, StepAxis } from '../../charts/step-axis.ts';

export interface ChangeBar extends Bin {
  readonly changes: Readonly<Record<ChangeKind, number>>;
  readonly mass: readonly MassDeletion[];
}

const BAR_PIXELS = 5;

export function changeBars(cycles: readonly GalCycle[], axis: StepAxis): readonly ChangeBar[] {
  return binsOf(axis, BAR_PIXELS).map((bin) => {
    const within = cycles.slice(bin.from, bin.to);
    const sum = (kind: ChangeKind): number => within.reduce((all, { changes }) => all + changes[kind], 0);
    return {
      ...bin,
      changes: {
        added: sum('added'),
        removed: sum('removed'),
        changed: sum('changed'),
        moved: sum('moved'),
      },
      mass: within.flatMap(({ mass }) => (mass === null ? [] : [mass])),
    };
  });
}

/** So much larger than nine of ten is what would press all others flat: the first full import, or a catastrophe. */
const OUTSIZE = 4;
const ENOUGH_BARS = 5;

/** Value at which the bars are cut off. All of them are whole when none is outsize: so many times the usual. */
export function topOf(values: readonly number[], outsize = OUTSIZE): number {
  const there = values.filter((value) => value > 0).toSorted((one, other) => one - other);
  const largest = there.at(-1) ?? 0;
  const usual = there[Math.floor((there.length - 1) * 0.9 - 1e-9)] ?? 0;
  const isOutsize = there.length >= ENOUGH_BARS && largest > usual * outsize;
  return isOutsize ? usual * 1.5 : largest;
}
