/** Which entry of a list's past a record of a file stands for, where nothing of it is there now. */
import { NONE } from './columns.ts';
import type { Past } from './causes/past.ts';
import type { EntryTexts } from './compare.ts';
import { foldedAlias } from './identity.ts';
import type { ImportedRecord } from './import/model.ts';
import { addressKey } from './same-values.ts';

/**
 * By place of the record; NONE where no message tells of it. An entry that is there in an earlier list counts before one
 * that a later list tells of. The alias must be the same: an address alone may have been given to somebody else.
 */
export function entriesOfRecords(
  places: Int32Array,
  records: readonly ImportedRecord[],
  pasts: readonly Past[],
  texts: EntryTexts,
): ReadonlyMap<number, number> {
  const placeOf = new Map<string, number>();
  for (const place of places) {
    const record = records[place];
    for (const { type, address } of record?.addresses ?? [])
      placeOf.set(keyOf(record?.name ?? '', type, address), place);
  }
  const entryOf = new Map<number, number>();
  if (placeOf.size === 0) return entryOf;
  for (const past of pasts) {
    const found = new Map<number, number>();
    past.lastVersion.forEach((version, entry) => {
      if (version === NONE) return;
      const { name, addressType, address } = texts.line(past.folded.line[version] ?? NONE);
      const place = placeOf.get(keyOf(name, addressType, address));
      if (place !== undefined) found.set(place, entry);
    });
    for (const [place, entry] of found) if (!entryOf.has(place)) entryOf.set(place, entry);
  }
  return entryOf;
}

function keyOf(name: string, type: string, address: string): string {
  return `${foldedAlias(name)}\t${addressKey(type, address)}`;
}
