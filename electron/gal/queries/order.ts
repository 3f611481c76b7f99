/** Puts versions in order without comparing them: each has a place already. */

/** Below this share of all places, sorting the few is cheaper than laying out all. */
const FEW = 1 / 8;

/** By the rank of their lines. Of one line only one version may be given: an entry is there once. */
export function byRank(versions: Int32Array, lineOf: Int32Array, rank: Int32Array): Int32Array {
  const rankOf = (version: number): number => rank[lineOf[version] ?? -1] ?? 0;
  if (versions.length < rank.length * FEW) {
    // One number each, sorted as numbers: places and ranks are counts of things in memory, far below 2^26.
    const keys = Float64Array.from(versions, (version, at) => rankOf(version) * versions.length + at);
    return Int32Array.from(keys.sort(), (key) => versions[key % versions.length] ?? 0);
  }
  const places = new Int32Array(rank.length).fill(-1);
  for (const version of versions) places[rankOf(version)] = version;
  const ordered = new Int32Array(versions.length);
  let count = 0;
  for (const version of places) if (version !== -1) ordered[count++] = version;
  return ordered;
}

/** By a small number of each, keeping the order of those that have the same. */
export function byGroup(
  versions: Int32Array,
  groupOf: (version: number) => number,
  groups: number,
): Int32Array {
  const next = new Int32Array(groups + 1);
  for (const version of versions) next[groupOf(version) + 1] = (next[groupOf(version) + 1] ?? 0) + 1;
  for (let group = 1; group <= groups; group++) next[group] = (next[group] ?? 0) + (next[group - 1] ?? 0);
  const ordered = new Int32Array(versions.length);
  for (const version of versions) {
    const group = groupOf(version);
    const place = next[group] ?? 0;
    ordered[place] = version;
    next[group] = place + 1;
  }
  return ordered;
}
