/** What keys do in a tree that is shown as its open rows. Pure. */

export interface KeyedRow {
  readonly key: string;
  /** Key of the row it is below; null at the top. */
  readonly parent: string | null;
  /** Null where nothing is below. */
  readonly isOpen: boolean | null;
}

export interface TreeCommand<Row> {
  readonly kind: 'choose' | 'toggle';
  readonly row: Row;
}

/** Where nobody says how many are seen at once. */
const ROWS_PER_PAGE = 10;

/**
 * What a key means in a tree (as the ARIA practices have it); null where it means nothing.
 * @param rowsPerScreen how far a page goes
 */
export function treeCommand<Row extends KeyedRow>(
  key: string,
  rows: readonly Row[],
  active: string,
  rowsPerScreen = ROWS_PER_PAGE,
): TreeCommand<Row> | null {
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === active),
  );
  const row = rows[at];
  if (row === undefined) return null;
  const choose = (to: Row | undefined): TreeCommand<Row> | null =>
    to === undefined ? null : { kind: 'choose', row: to };
  const page = Math.max(1, rowsPerScreen);
  switch (key) {
    case 'ArrowDown':
      return choose(rows[at + 1]);
    case 'ArrowUp':
      return choose(rows[at - 1]);
    case 'PageDown':
      return choose(rows[Math.min(rows.length - 1, at + page)]);
    case 'PageUp':
      return choose(rows[Math.max(0, at - page)]);
    case 'Home':
      return choose(rows[0]);
    case 'End':
      return choose(rows.at(-1));
    case 'ArrowRight':
      if (row.isOpen === null) return null;
      return row.isOpen ? choose(rows[at + 1]) : { kind: 'toggle', row };
    case 'ArrowLeft':
      if (row.isOpen === true) return { kind: 'toggle', row };
      return choose(rows.find((one) => one.key === row.parent));
    default:
      return null;
  }
}
