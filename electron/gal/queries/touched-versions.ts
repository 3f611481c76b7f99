/** The versions that each cycle made or ended, as small lists that can be compared like the whole. */
import { NONE, STILL_THERE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';

export interface PastOfCycles {
  /** Null when the cycle touched none. Steps are those of the whole list. */
  touchedIn(place: number): FoldedList | null;
}

/** @param placeOfStep place of the cycle of each step among all cycles */
export function createPastOfCycles(
  folded: FoldedList,
  placeOfStep: Int32Array,
  cycles: number,
): PastOfCycles {
  const { starts, versions } = versionsByCycle(folded, placeOfStep, cycles);
  /** Place of a version in the small list at hand; what stands there of others is told by looking back. */
  const placeIn = new Int32Array(folded.versions);
  return {
    touchedIn(place) {
      const own = versions.subarray(starts[place], starts[place + 1]);
      if (own.length === 0) return null;
      for (const [at, version] of own.entries()) placeIn[version] = at;
      const pick = (column: Int32Array): Int32Array => own.map((version) => column[version] ?? NONE);
      return {
        ...folded,
        versions: own.length,
        entry: pick(folded.entry),
        line: pick(folded.line),
        values: pick(folded.values),
        from: pick(folded.from),
        to: pick(folded.to),
        madeBy: pick(folded.madeBy),
        endedBy: pick(folded.endedBy),
        previous: own.map((version) => {
          const previous = folded.previous[version] ?? NONE;
          const at = placeIn[previous] ?? NONE;
          return own[at] === previous ? at : NONE;
        }),
      };
    },
  };
}

/** Versions by the cycles in which they begin and end, in their order: first counted, then laid out. */
function versionsByCycle({ versions: count, from, to }: FoldedList, placeOfStep: Int32Array, cycles: number) {
  const starts = new Int32Array(cycles + 2);
  const visit = (act: (place: number, version: number) => void): void => {
    for (let version = 0; version < count; version++) {
      const begins = placeOfStep[from[version] ?? 0] ?? 0;
      const end = to[version] ?? STILL_THERE;
      act(begins, version);
      const ends = end === STILL_THERE ? begins : (placeOfStep[end] ?? 0);
      if (ends !== begins) act(ends, version);
    }
  };
  visit((place) => {
    starts[place + 2] = (starts[place + 2] ?? 0) + 1;
  });
  for (let place = 1; place < starts.length; place++)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const versions = new Int32Array(starts.at(-1) ?? 0);
  visit((place, version) => {
    const at = starts[place + 1] ?? 0;
    versions[at] = version;
    starts[place + 1] = at + 1;
  });
  return { starts, versions };
}
