/** The rows of the catalogue for what is typed and chosen, and how many each filter would leave. */
import { entryId, searchCatalogue } from '../../shared/catalogue/catalogue.ts';
import { ENTRY_KINDS } from '../../shared/catalogue/model.ts';
import type { CatalogueEntry, EntryKind } from '../../shared/catalogue/model.ts';
import type { Occurrence, UnknownCode } from './occurrence.ts';

export interface CatalogueFilter {
  readonly search: string;
  readonly kind: EntryKind | null;
  /** Only what stands in the logs of the open queue, codes that no entry tells included. */
  readonly hereOnly: boolean;
}

export const NOT_FILTERED: CatalogueFilter = { search: '', kind: null, hereOnly: false };

export type CatalogueRow =
  | {
      readonly kind: 'entry';
      readonly id: string;
      readonly entry: CatalogueEntry;
      /** In the logs of the open queue; null without one. */
      readonly lines: number | null;
    }
  | { readonly kind: 'unknown'; readonly id: string; readonly unknown: UnknownCode };

export function catalogueRows(
  { search, kind, hereOnly }: CatalogueFilter,
  occurrence: Occurrence | null,
): readonly CatalogueRow[] {
  const entries = searchCatalogue(search, kind)
    .map((entry) => entryRow(entry, occurrence))
    .filter(({ lines }) => !hereOnly || (lines ?? 0) > 0);
  if (!hereOnly || occurrence === null) return entries;
  const unknown = occurrence.unknown
    .filter((one) => (kind === null || kindOf(one) === kind) && isSearched(one, search))
    .map((one) => ({ kind: 'unknown', id: unknownId(one), unknown: one }) as const);
  return [...entries, ...unknown];
}

function entryRow(
  entry: CatalogueEntry,
  occurrence: Occurrence | null,
): Extract<CatalogueRow, { kind: 'entry' }> {
  const id = entryId(entry);
  return { kind: 'entry', id, entry, lines: occurrence === null ? null : (occurrence.lines.get(id) ?? 0) };
}

export function unknownId({ source, code }: Pick<UnknownCode, 'source' | 'code'>): string {
  return `unknown ${source} ${code}`;
}

/** A code without entry is of the kind of the log it stands in. */
function kindOf({ format }: UnknownCode): EntryKind {
  if (format === 'event') return 'event';
  return format === 'dispatch' ? 'exit-code' : 'code';
}

function isSearched({ source, code }: UnknownCode, search: string): boolean {
  const words = search.toLowerCase().replaceAll(/[[\]]/g, ' ').split(/\s+/u).filter(Boolean);
  const text = `unknown code ${source} ${code}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** How many rows each chip stands for, with all else as it is. */
export function chipCounts(
  filter: CatalogueFilter,
  occurrence: Occurrence | null,
): { readonly kinds: ReadonlyMap<EntryKind, number>; readonly here: number } {
  const ofKind = (kind: EntryKind): number => catalogueRows({ ...filter, kind }, occurrence).length;
  return {
    kinds: new Map(ENTRY_KINDS.map((kind) => [kind, ofKind(kind)])),
    here: catalogueRows({ ...filter, hereOnly: true }, occurrence).length,
  };
}
