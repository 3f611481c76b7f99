/** Letters that are typed in a list: they lead to what begins with them. Pure. */

export interface Typed {
  readonly text: string;
  readonly atMs: number;
}

export const NOTHING_TYPED: Typed = { text: '', atMs: 0 };

/** Letters that follow one another faster than that belong together. */
const PAUSE_MS = 700;

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** In milliseconds, from whenever. */
  readonly timeStamp: number;
}

/** What is typed with this key; null when it types nothing. A blank begins no word. */
export function typedWith(before: Typed, pressed: PressedKey): Typed | null {
  const { key, timeStamp: atMs } = pressed;
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || Array.from(key).length !== 1) return null;
  const text = atMs - before.atMs < PAUSE_MS ? before.text : '';
  return key === ' ' && text === '' ? null : { text: text + key.toLowerCase(), atMs };
}

/**
 * Index of the next name that begins so, from `active` on and around; -1 when there is none. The same letter again and
 * again goes from one to the next.
 */
export function nextNamed(names: readonly string[], active: number, { text }: Typed): number {
  const isOneLetter = text === (text[0] ?? '').repeat(text.length);
  const wanted = isOneLetter ? text.slice(0, 1) : text;
  const from = isOneLetter ? active + 1 : Math.max(0, active);
  for (let step = 0; step < names.length; step += 1) {
    const at = (from + step) % names.length;
    if (names[at]?.toLowerCase().startsWith(wanted) === true) return at;
  }
  return -1;
}
