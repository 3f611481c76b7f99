/** When rows that stay where they are no longer stand where the filter and the order would put them. */
import type { MessageRow } from '../../shared/model.ts';
import type { MessageQuery, SortColumn } from '../../shared/query.ts';

/** Whether applying the query again would move a row to another place, or remove it, for what changed in it. */
export function hasOutgrown(query: MessageQuery, before: MessageRow, after: MessageRow): boolean {
  if (before.gone !== after.gone) return true;
  if (query.states.length > 0 && !query.states.includes(after.state.kind)) return true;
  return sortValue(before, query.sort.column) !== sortValue(after, query.sort.column);
}

function sortValue(row: MessageRow, column: SortColumn): string | number | null {
  if (column === 'state') return row.state.kind;
  return column === 'date' ? row.dateMs : row[column];
}
