/**
 * A list beside a file. Nothing in a file names an address list, so its records are matched by any of their addresses
 * and what is left by an alias that is unique on both sides. Only what the format can say is compared.
 */
import { KNOWN_TYPES } from '../dirsync/transaction-line.ts';
import { counted } from '../format/count.ts';
import { NONE } from './columns.ts';
import { createDifferences, forEachVersion } from './compare.ts';
import type { Differences, DifferencesSoFar, EntryTexts, ListAt } from './compare.ts';
import { foldedAlias } from './identity.ts';
import type { ImportedList, ImportedRecord } from './import/model.ts';
import { createIntList } from './int-list.ts';
import { addressKey, canonicalType, saySameTemplates } from './same-values.ts';

/** Records with one and the same address that are looked at for the one with the right name. */
export const SAME_ADDRESS_LOOKED_AT = 16;

export interface FileComparison {
  /** The list is on the left; numbers on the right are places in the file's records. */
  readonly differences: Differences;
  /** What could not be compared. Whole sentences. */
  readonly unchecked: readonly string[];
}

export function compareWithFile(list: ListAt, file: ImportedList, texts: EntryTexts): FileComparison {
  const { records } = file;
  const found = createDifferences();
  const recordsAt = indexByAddress(records);
  const isMatched = new Uint8Array(records.length);
  const left = createIntList();
  forEachVersion(list, (version) => {
    found.leftEntries += 1;
    const line = texts.line(list.folded.line[version] ?? NONE);
    const place = recordsAt(addressKey(line.addressType, line.address), line.name);
    const record = records[place];
    if (record === undefined) return left.push(version);
    isMatched[place] = 1;
    const templates = texts.templates(list.folded.values[version] ?? NONE);
    if (record.name.trim() === line.name && haveSameTemplates(record, templates)) found.equal += 1;
    else found.add('different', version, place);
  });
  found.rightEntries = records.length;
  const byName = matchByAlias(list, left.values(), { records, isMatched, texts, found });
  const aside = addRecordsLeft(records, isMatched, found);
  return { differences: found.finish(), unchecked: uncheckedOf(file, byName, aside) };
}

function haveSameTemplates(record: ImportedRecord, templates: ImportedRecord['templates']): boolean {
  return record.templates === null || saySameTemplates(record.templates, templates ?? []);
}

/** Finds the record with an address: among several the one with that name, else the first. NONE without any. */
function indexByAddress(records: readonly ImportedRecord[]): (key: string, name: string) => number {
  const slotOf = new Map<string, { readonly first: number; last: number }>();
  const recordOf = createIntList();
  const next: number[] = [];
  records.forEach((record, place) => {
    for (const { type, address } of record.addresses) {
      const key = addressKey(type, address);
      const slot = recordOf.length;
      const known = slotOf.get(key);
      if (known === undefined) slotOf.set(key, { first: slot, last: slot });
      else {
        next[known.last] = slot;
        known.last = slot;
      }
      recordOf.push(place);
      next.push(NONE);
    }
  });
  const recordAt = recordOf.values();
  return (key, name) => {
    const first = slotOf.get(key)?.first ?? NONE;
    let slot = first;
    for (let looked = 0; slot !== NONE && looked < SAME_ADDRESS_LOOKED_AT; looked++) {
      const place = recordAt[slot] ?? NONE;
      if (foldedAlias(records[place]?.name ?? '') === foldedAlias(name)) return place;
      slot = next[slot] ?? NONE;
    }
    return first === NONE ? NONE : (recordAt[first] ?? NONE);
  };
}

interface Leftovers {
  readonly records: readonly ImportedRecord[];
  readonly isMatched: Uint8Array;
  readonly texts: EntryTexts;
  readonly found: DifferencesSoFar;
}

/** Yields how many were matched by their name alone, as the file says no address of their type. */
function matchByAlias(list: ListAt, left: Int32Array, leftovers: Leftovers): number {
  const { records, isMatched, texts, found } = leftovers;
  const nameOf = (version: number): string => foldedAlias(texts.line(list.folded.line[version] ?? NONE).name);
  const places = uniqueByAlias(records.length, (place) =>
    isMatched[place] === 1 ? null : foldedAlias(records[place]?.name ?? ''),
  );
  const versions = uniqueByAlias(left.length, (index) => {
    const alias = nameOf(left[index] ?? NONE);
    return places.has(alias) ? alias : null;
  });
  let byName = 0;
  left.forEach((version, index) => {
    const alias = nameOf(version);
    const place = versions.get(alias) === index ? (places.get(alias) ?? NONE) : NONE;
    const record = records[place];
    if (record === undefined) return found.add('only-left', version, NONE);
    isMatched[place] = 1;
    const { name, addressType } = texts.line(list.folded.line[version] ?? NONE);
    const templates = texts.templates(list.folded.values[version] ?? NONE);
    const type = canonicalType(addressType);
    const hasAddress = record.addresses.some((address) => canonicalType(address.type) === type);
    byName += hasAddress ? 0 : 1;
    const isEqual = !hasAddress && record.name.trim() === name && haveSameTemplates(record, templates);
    if (isEqual) found.equal += 1;
    else found.add('different', version, place);
  });
  return byName;
}

/** NONE for an alias that is there twice. */
function uniqueByAlias(
  count: number,
  aliasAt: (index: number) => string | null,
): ReadonlyMap<string, number> {
  const unique = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const alias = aliasAt(index);
    if (alias !== null) unique.set(alias, unique.has(alias) ? NONE : index);
  }
  return unique;
}

/** Yields how many records have no address of a type that an address list of DirSync can hold. */
function addRecordsLeft(
  records: readonly ImportedRecord[],
  isMatched: Uint8Array,
  found: DifferencesSoFar,
): number {
  let aside = 0;
  records.forEach(({ addresses }, place) => {
    if (isMatched[place] === 1) return;
    if (addresses.some(({ type }) => KNOWN_TYPES.has(canonicalType(type))))
      found.add('only-right', NONE, place);
    else aside += 1;
  });
  return aside;
}

function uncheckedOf(file: ImportedList, byName: number, aside: number): readonly string[] {
  const without = file.recordsRead - file.records.length;
  return [
    ...(file.carriesTemplates
      ? []
      : [`Template values were not compared: a file of the format ${file.format} does not hold them.`]),
    ...(byName === 0
      ? []
      : [
          `${counted(byName, 'entry', 'entries')} could only be matched by name: the file holds no address of ${byName === 1 ? 'its' : 'their'} type, so addresses were not compared.`,
        ]),
    ...(aside === 0
      ? []
      : [`${counted(aside, 'record')} of the file with no address of a type known to DirSync not compared.`]),
    ...(without <= 0
      ? []
      : [`${counted(without, 'record')} of the file without a name and an address not compared.`]),
    ...(file.cut === null ? [] : [file.cut]),
  ];
}
