/**
 * What is chosen in a list of any length: stretches of places, in order, with a gap between one and the next. A list
 * that is asked for anew has other places, and nothing of it is chosen. Pure.
 */
export interface Stretch {
  /** Both included. */
  readonly first: number;
  readonly last: number;
}

export interface Choice {
  readonly stretches: readonly Stretch[];
  /** The row that the keyboard and the card are at. */
  readonly active: number | null;
  /** Where a range starts. */
  readonly anchor: number | null;
}

export const NOTHING_CHOSEN: Choice = { stretches: [], active: null, anchor: null };

export function chooseOnly(index: number): Choice {
  return { stretches: [{ first: index, last: index }], active: index, anchor: index };
}

/** Moves the keyboard without choosing. */
export function moveTo(choice: Choice, index: number): Choice {
  return { ...choice, active: index, anchor: index };
}

/** From the anchor to `index`, and nothing else. */
export function extendTo({ anchor }: Choice, index: number): Choice {
  const from = anchor ?? index;
  const stretch = { first: Math.min(from, index), last: Math.max(from, index) };
  return { stretches: [stretch], active: index, anchor: from };
}

export function toggleAt(choice: Choice, index: number): Choice {
  const stretches = isChosen(choice, index)
    ? choice.stretches.flatMap((stretch) => without(stretch, index))
    : joined([...choice.stretches, { first: index, last: index }]);
  return { stretches, active: index, anchor: index };
}

export function chooseAll(choice: Choice, total: number): Choice {
  return { ...choice, stretches: total === 0 ? [] : [{ first: 0, last: total - 1 }] };
}

export function isChosen({ stretches }: Choice, index: number): boolean {
  return stretches.some(({ first, last }) => first <= index && index <= last);
}

export function chosenCount({ stretches }: Choice): number {
  return stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** All chosen places in order; null when they are more than `limit`. */
export function chosenPlaces(choice: Choice, limit: number): readonly number[] | null {
  if (chosenCount(choice) > limit) return null;
  return choice.stretches.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
  );
}

function without({ first, last }: Stretch, index: number): readonly Stretch[] {
  if (index < first || index > last) return [{ first, last }];
  return [
    { first, last: index - 1 },
    { first: index + 1, last },
  ].filter((part) => part.first <= part.last);
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before !== undefined && stretch.first <= before.last + 1)
      result[result.length - 1] = { first: before.first, last: Math.max(before.last, stretch.last) };
    else result.push(stretch);
  }
  return result;
}
