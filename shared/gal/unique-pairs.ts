/** What is one thing on both sides, told by a key that occurs once on each. */

export interface KeyedSide {
  readonly length: number;
  keyAt(place: number): string;
}

export interface UniquePair {
  /** Places on their sides. */
  readonly left: number;
  readonly right: number;
}

interface Seen {
  readonly place: number;
  isUnique: boolean;
  /** Place on the other side; null before it was met there. */
  other: number | null;
}

/** Only the keys of the smaller side are remembered. Pairs are in the order of that side. */
export function uniquePairs(left: KeyedSide, right: KeyedSide): UniquePair[] {
  const isLeftSmaller = left.length <= right.length;
  const [few, many] = isLeftSmaller ? [left, right] : [right, left];
  if (few.length === 0) return [];
  const seen = new Map<string, Seen>();
  for (let place = 0; place < few.length; place++) {
    const key = few.keyAt(place);
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { place, isUnique: true, other: null });
    else known.isUnique = false;
  }
  for (let place = 0; place < many.length; place++) {
    const known = seen.get(many.keyAt(place));
    if (known === undefined) continue;
    known.isUnique &&= known.other === null;
    known.other = place;
  }
  const pairs: UniquePair[] = [];
  for (const { place, isUnique, other } of seen.values()) {
    if (!isUnique || other === null) continue;
    pairs.push(isLeftSmaller ? { left: place, right: other } : { left: other, right: place });
  }
  return pairs;
}
