/** What a key means in the matrix. A pure table, so that it can be tested without a window. */
export interface MatrixPosition {
  readonly row: number;
  /** `NAME_COLUMN` is the requestor's name. */
  readonly column: number;
}

interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
  readonly rowsPerScreen: number;
}

type MatrixCommand =
  | { readonly kind: 'move'; readonly to: MatrixPosition }
  | { readonly kind: 'choose' }
  | { readonly kind: 'close' };

/** The column of the requestors' names. */
export const NAME_COLUMN = -1;

/** @param at null before the first key */
export function matrixCommand(
  press: { readonly key: string; readonly ctrl: boolean },
  at: MatrixPosition | null,
  size: MatrixSize,
): MatrixCommand | null {
  if (size.rows === 0) return null;
  if (press.key === 'Escape') return { kind: 'close' };
  if (press.key === 'Enter' || press.key === ' ') return at === null ? null : { kind: 'choose' };
  // The newest cycle is what one looks for first.
  const from = at ?? { row: 0, column: size.columns - 1 };
  const to = target(press, from, size);
  if (to === null) return null;
  return { kind: 'move', to: at === null ? from : within(to, size) };
}

function target(
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  { row, column }: MatrixPosition,
  { rows, columns, rowsPerScreen }: MatrixSize,
): MatrixPosition | null {
  // One row of the old screen stays visible, as a guide for the eye.
  const screen = Math.max(1, rowsPerScreen - 1);
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + screen, column };
    case 'PageUp':
      return { row: row - screen, column };
    case 'Home':
      return { row: ctrl ? 0 : row, column: NAME_COLUMN };
    case 'End':
      return { row: ctrl ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}

function within({ row, column }: MatrixPosition, { rows, columns }: MatrixSize): MatrixPosition {
  return {
    row: Math.min(rows - 1, Math.max(0, row)),
    column: Math.min(columns - 1, Math.max(NAME_COLUMN, column)),
  };
}
