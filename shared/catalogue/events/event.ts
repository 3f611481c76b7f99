import type { CatalogueEntry } from '../model.ts';

type EventFields = Pick<CatalogueEntry, 'severity' | 'title' | 'meaning' | 'kb'> &
  Partial<Pick<CatalogueEntry, 'causes' | 'remedy'>> & { readonly id: number };

/** Entries of the events of one source. Without causes or remedy the sources give none. */
export function eventsOf(source: string, events: readonly EventFields[]): readonly CatalogueEntry[] {
  return events.map(({ id, causes = [], remedy = [], ...said }) => ({
    kind: 'event',
    source,
    code: String(id),
    ...said,
    causes,
    remedy,
  }));
}
