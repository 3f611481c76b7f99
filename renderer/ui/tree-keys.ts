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
    case 'ArrowLeft':
      return row.isOpen === true ? toggle(row) : choose(rows.find((one) => one.key === row.parent));
    case 'ArrowRight':
      return row.isOpen === true ? choose(rows[at + 1]) : toggle(row);
    case 'Enter':
    case ' ':
      return toggle(row);
    default:
      return null;
  }
}

/** Nothing where nothing is below. */
function toggle<Row extends KeyedRow>(row: Row): TreeCommand<Row> | null {
  return row.isOpen === null ? null : { kind: 'toggle', row };
}

/** What `*` opens: the closed rows beside the active one, itself included. */
export function closedBeside<Row extends KeyedRow>(rows: readonly Row[], active: string): readonly Row[] {
  const parent = rows.find(({ key }) => key === active)?.parent;
  return rows.filter((row) => row.parent === parent && row.isOpen === false);
}
