/**
 * The `ref` of a control that takes the place of one which its own act removed: without it the keyboard would be
 * nowhere. Who has gone on to something else meanwhile stays there.
 */
export function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus();
}
