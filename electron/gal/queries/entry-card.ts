/** Answers `gal.entry`: all that is known of one entry. */
import type { EntryCard } from '../../../shared/contract/gal-values.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import type { FoldedList } from '../../../shared/gal/columns.ts';
import { CODE } from '../../../shared/gal/import-rules.ts';
import type { EntryValues, PointOfView, TemplateDefinition } from '../../../shared/gal/model.ts';
import { isThere, lastStepOf } from '../../../shared/gal/versions.ts';
import type { GalData } from '../data.ts';
import { historyOf } from './history.ts';
import { transactionAt } from './transaction-at.ts';
import { listOfEntry, valuesOf } from './values.ts';

/** Null when there is no such point of view, or no such entry in any. */
export function entryCard(
  data: GalData,
  view: PointOfView,
  cycle: number | null,
  entry: number,
): EntryCard | null {
  const folded = data.folded(view);
  if (folded === null || entry >= data.dictionary.listOfEntry.length) return null;
  const step = lastStepOf(folded, cycle);
  const version = versionAt(folded, entry, step);
  const { items, leftOut } = historyOf(data, view, entry);
  return {
    entry,
    list: listOfEntry(data, entry),
    values: version === null ? null : valuesOf(data, folded, version),
    renamed: version === null ? renamedAt(data, folded, entry, step) : null,
    definition: definitionAt(data, folded, entry, step),
    history: items,
    historyLeftOut: leftOut,
  };
}

function versionAt(folded: FoldedList, entry: number, step: number): number | null {
  let version = folded.entry.indexOf(entry);
  while (version !== -1 && !isThere(folded, version, step))
    version = folded.entry.indexOf(entry, version + 1);
  return version === -1 ? null : version;
}

/** What has become of an entry that was there before, or what one was that comes later; M leads from one to the other. */
function renamedAt(
  data: GalData,
  folded: FoldedList,
  entry: number,
  step: number,
): { readonly entry: number; readonly values: EntryValues } | null {
  const version = becameAt(folded, entry, step) ?? wasAt(folded, entry, step);
  if (version === null) return null;
  return { entry: folded.entry[version] ?? NONE, values: valuesOf(data, folded, version) };
}

function becameAt(folded: FoldedList, entry: number, step: number): number | null {
  let version = folded.entry.lastIndexOf(entry);
  while (version > 0 && (folded.from[version] ?? 0) > step)
    version = folded.entry.lastIndexOf(entry, version - 1);
  if (version === -1) return null;
  // What took its place comes later.
  for (let later = version + 1; later < folded.versions; later++) {
    if (folded.previous[later] !== version) continue;
    version = later;
    if (isThere(folded, version, step)) return version;
  }
  return null;
}

function wasAt(folded: FoldedList, entry: number, step: number): number | null {
  let version = folded.entry.indexOf(entry);
  // Only of an entry that is still to come.
  if ((folded.from[version] ?? -1) <= step) return null;
  while (version !== -1 && !isThere(folded, version, step)) version = folded.previous[version] ?? NONE;
  return version === -1 ? null : version;
}

/** The latest T of its list until then. */
function definitionAt(
  data: GalData,
  folded: FoldedList,
  entry: number,
  step: number,
): TemplateDefinition | null {
  const list = data.dictionary.listOfEntry[entry] ?? NONE;
  const naming = new Set(data.messagesNaming(entry));
  for (let at = step; at >= 0; at--) {
    const id = folded.messages[at]?.message.id ?? NONE;
    const columns = naming.has(id) ? data.columns(id) : null;
    for (let row = (columns?.code.length ?? 0) - 1; row >= 0 && columns !== null; row--) {
      if (columns.code[row] !== CODE.T || columns.list[row] !== list) continue;
      const place = transactionAt(data, folded, at, row);
      const fields = data.dictionary.fields(columns.values[row] ?? NONE);
      if (place !== null) return { list: listOfEntry(data, entry), fields, place };
    }
  }
  return null;
}
