/** Pages of a view as the window holds them: the visible ones and a page to either side, never the data set. */
import type { MessageId, MessageRow } from '../../shared/model.ts';

/** Well below the contract's limit of 500, so that a page is quick to fetch while scrolling. */
export const PAGE_SIZE = 100;

export type Pages<Row = MessageRow> = ReadonlyMap<number, readonly Row[]>;

export interface Range {
  /** First and last row, both included; `last` before `first` is an empty range. */
  readonly first: number;
  readonly last: number;
}

/** Numbers of the pages to hold for a visible range. */
export function wantedPages(visible: Range, total: number): readonly number[] {
  if (total === 0) return [];
  const lastPage = Math.floor((total - 1) / PAGE_SIZE);
  const from = Math.max(0, Math.floor(visible.first / PAGE_SIZE) - 1);
  const to = Math.min(lastPage, Math.floor(Math.max(visible.first, visible.last) / PAGE_SIZE) + 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

export function rowAt<Row>(pages: Pages<Row>, index: number): Row | undefined {
  return pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
}

/** A page put in, and the pages nobody looks at any more dropped. */
export function withPage<Row>(
  pages: Pages<Row>,
  page: number,
  rows: readonly Row[],
  wanted: readonly number[],
): Pages<Row> {
  const next = new Map([...pages].filter(([number]) => wanted.includes(number)));
  next.set(page, rows);
  return next;
}

/** A page is whole unless rows were appended to the view since it was fetched. */
export function isWhole<Row>(pages: Pages<Row>, page: number, total: number): boolean {
  const rows = pages.get(page);
  return rows !== undefined && rows.length >= Math.min(PAGE_SIZE, total - page * PAGE_SIZE);
}

/** Ids of the rows between two places, or null when some of them are not held. */
export function idsBetween(pages: Pages, range: Range): readonly MessageId[] | null {
  const ids: MessageId[] = [];
  for (let index = range.first; index <= range.last; index += 1) {
    const row = rowAt(pages, index);
    if (row === undefined) return null;
    ids.push(row.id);
  }
  return ids;
}
