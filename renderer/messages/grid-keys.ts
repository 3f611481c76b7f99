/** What a key means in the grid. A pure table, so that it can be tested without a window. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

export interface GridPosition {
  /** Place of the active row; null before the first key. */
  readonly active: number | null;
  readonly total: number;
  readonly rowsPerScreen: number;
}

export type GridCommand =
  | { readonly kind: 'move'; readonly to: number; readonly how: 'choose' | 'extend' | 'only-move' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'all' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'open' };

export function gridCommand(press: KeyPress, position: GridPosition): GridCommand | null {
  if (position.total === 0) return null;
  if (press.key === 'Enter') return { kind: 'open' };
  if (press.key === ' ') return { kind: 'toggle' };
  if (press.ctrl && press.key.toLowerCase() === 'a') return { kind: 'all' };
  if (press.ctrl && press.key.toLowerCase() === 'c') return { kind: 'copy' };
  const to = target(press.key, position);
  if (to === null) return null;
  const how = press.shift ? 'extend' : press.ctrl ? 'only-move' : 'choose';
  return { kind: 'move', to: Math.min(position.total - 1, Math.max(0, to)), how };
}

function target(key: string, { active, total, rowsPerScreen }: GridPosition): number | null {
  // One row of the old screen stays visible, as a guide for the eye.
  const screen = Math.max(1, rowsPerScreen - 1);
  switch (key) {
    case 'ArrowDown':
      return active === null ? 0 : active + 1;
    case 'ArrowUp':
      return active === null ? 0 : active - 1;
    case 'PageDown':
      return (active ?? 0) + screen;
    case 'PageUp':
      return (active ?? 0) - screen;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
