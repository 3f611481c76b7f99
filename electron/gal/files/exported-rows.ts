/** Rows of what was opened, as exports take them. */
import type { CompareRow, DiffRow } from '../../../shared/contract/gal-values.ts';
import type { ExportedChange } from '../../../shared/gal/export/model.ts';

const PAGE = 500;

export interface RowsToExport<Row> {
  readonly total: number;
  /** Places that were chosen; null for all. */
  readonly chosen: readonly number[] | null;
  readonly page: (offset: number, limit: number) => readonly Row[];
}

/** In the order of the list, a page at a time. Chosen places that the list does not have are passed over. */
export function* rowsToExport<Row>({ total, chosen, page }: RowsToExport<Row>): Generator<Row> {
  if (chosen === null) {
    for (let offset = 0; offset < total; offset += PAGE) yield* page(offset, PAGE);
    return;
  }
  const places = [...new Set(chosen)].sort((one, other) => one - other);
  for (let start = 0; start < places.length;) {
    const offset = places[start] ?? 0;
    let end = start + 1;
    while (end - start < PAGE && places[end] === offset + (end - start)) end += 1;
    yield* page(offset, end - start);
    start = end;
  }
}

export function changeOfDiff({ kind, before, after, by }: DiffRow): ExportedChange {
  return {
    kind,
    before,
    after,
    cycle: by?.cycle ?? null,
    who: by?.supplier ?? null,
    why: null,
    messages: by === null ? [] : [by.message.file],
  };
}

/** The left side is before: what is exported turns it into the right one. */
export function changeOfDifference({ kind, left, right, cause }: CompareRow): ExportedChange {
  const files = [...cause.messages, ...cause.places.map(({ message }) => message)].map(({ file }) => file);
  return {
    kind,
    before: left,
    after: right,
    cycle: cause.cycle,
    who: null,
    why: cause.text,
    messages: [...new Set(files)],
  };
}
