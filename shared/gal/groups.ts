/** Numbers that belong to numbers, in two arrays: what belongs to `n` is `members` from `starts[n]` to `starts[n + 1]`. */
export interface Groups {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/**
 * Sorts pairs by their owner; pairs that follow each other and are the same count once.
 * @param forEach calls with every pair, and does so twice in the same order
 */
export function groupsOf(
  owners: number,
  forEach: (pair: (owner: number, member: number) => void) => void,
): Groups {
  const counts = new Int32Array(owners + 1);
  const latest = new Int32Array(owners).fill(-1);
  forEach((owner, member) => {
    if (latest[owner] === member) return;
    latest[owner] = member;
    counts[owner + 1] = (counts[owner + 1] ?? 0) + 1;
  });
  for (let owner = 1; owner <= owners; owner += 1)
    counts[owner] = (counts[owner] ?? 0) + (counts[owner - 1] ?? 0);
  const members = new Int32Array(counts[owners] ?? 0);
  const next = counts.slice(0, owners);
  latest.fill(-1);
  forEach((owner, member) => {
    if (latest[owner] === member) return;
    latest[owner] = member;
    const at = next[owner] ?? 0;
    members[at] = member;
    next[owner] = at + 1;
  });
  return { starts: counts, members };
}

export function membersOf({ starts, members }: Groups, owner: number): Int32Array {
  return members.subarray(starts[owner] ?? 0, starts[owner + 1] ?? 0);
}
