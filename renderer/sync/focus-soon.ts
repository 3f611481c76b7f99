/**
 * Moves the focus once what was just asked for is drawn. A button that its own act removes would otherwise leave the
 * keyboard nowhere.
 */
export function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}
