/** What keys do in a menu. Pure. */
import { NOTHING_TYPED, nextNamed, typedWith } from './type-ahead.ts';
import type { PressedKey } from './type-ahead.ts';

/** Place of the item that a key leads to, as the ARIA practices have it; null where it leads nowhere. */
export function menuTarget(pressed: PressedKey, names: readonly string[], here: number): number | null {
  switch (pressed.key) {
    case 'ArrowDown':
      return (here + 1) % names.length;
    case 'ArrowUp':
      return (here - 1 + names.length) % names.length;
    case 'Home':
      return 0;
    case 'End':
      return names.length - 1;
    default: {
      // Menus are short: one letter is enough.
      const typed = typedWith(NOTHING_TYPED, { ...pressed, timeStamp: Number.MAX_SAFE_INTEGER });
      const found = typed === null ? -1 : nextNamed(names, here, typed);
      return found === -1 ? null : found;
    }
  }
}
