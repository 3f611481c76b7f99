/**
 * Remembers what `find` found for the keys asked for last: `limit` of them at least, twice as many at most. Finding one
 * again costs one look into a map; moving each to the end of it would cost more than finding most things anew.
 * @param weightOf what each counts as, where they are not alike
 */
export function createMemo<Key, Value>(
  limit: number,
  find: (key: Key) => Value,
  weightOf: (value: Value) => number = () => 1,
): (key: Key) => Value {
  let young = new Map<Key, { readonly value: Value }>();
  let old = young;
  let weight = 0;
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known.value;
    const kept = old.get(key) ?? { value: find(key) };
    if (weight >= limit) {
      old = young;
      young = new Map();
      weight = 0;
    }
    young.set(key, kept);
    weight += weightOf(kept.value);
    return kept.value;
  };
}
