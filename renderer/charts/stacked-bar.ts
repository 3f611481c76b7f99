/** Counts as adjoining stretches of a bar. A count of one among thousands still gets a stretch that can be seen. */
export interface Stretch<Key extends string> {
  readonly key: Key;
  readonly x: number;
  readonly width: number;
}

const MIN_WIDTH = 3;

export function layoutStackedBar<Key extends string>(
  counts: readonly { readonly key: Key; readonly count: number }[],
  whole: number,
  width: number,
): readonly Stretch<Key>[] {
  const present = counts.filter(({ count }) => count > 0);
  if (whole <= 0 || present.length === 0) return [];
  const ideal = present.map(({ key, count }) => ({ key, ideal: (count / whole) * width }));
  const small = ideal.filter((stretch) => stretch.ideal < MIN_WIDTH);
  // What the small ones are given is taken from the large ones, in proportion.
  const given = small.length * MIN_WIDTH - small.reduce((sum, stretch) => sum + stretch.ideal, 0);
  const large = ideal.reduce((sum, stretch) => sum + (stretch.ideal < MIN_WIDTH ? 0 : stretch.ideal), 0);
  const scale = large > given ? (large - given) / large : 1;
  let x = 0;
  return ideal.map((stretch) => {
    const own = stretch.ideal < MIN_WIDTH ? MIN_WIDTH : stretch.ideal * scale;
    const placed = { key: stretch.key, x, width: own };
    x += own;
    return placed;
  });
}
