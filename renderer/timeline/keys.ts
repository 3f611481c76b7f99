/** What the keys do while the timeline has the focus. Pure. */

export type TimelineCommand =
  | { readonly kind: 'pan'; readonly direction: 1 | -1 }
  | { readonly kind: 'lane'; readonly by: number }
  | { readonly kind: 'page'; readonly direction: 1 | -1 }
  | { readonly kind: 'zoom'; readonly direction: 'in' | 'out' }
  | { readonly kind: 'mark'; readonly to: 'previous' | 'next' | 'first' | 'last' }
  | { readonly kind: 'fit' | 'open' | 'leave' };

const COMMANDS: Readonly<Record<string, TimelineCommand>> = {
  ArrowLeft: { kind: 'pan', direction: -1 },
  ArrowRight: { kind: 'pan', direction: 1 },
  ArrowUp: { kind: 'lane', by: -1 },
  ArrowDown: { kind: 'lane', by: 1 },
  PageUp: { kind: 'page', direction: -1 },
  PageDown: { kind: 'page', direction: 1 },
  '+': { kind: 'zoom', direction: 'in' },
  '=': { kind: 'zoom', direction: 'in' },
  '-': { kind: 'zoom', direction: 'out' },
  '[': { kind: 'mark', to: 'previous' },
  ']': { kind: 'mark', to: 'next' },
  // Brackets need three fingers on some keyboards.
  p: { kind: 'mark', to: 'previous' },
  n: { kind: 'mark', to: 'next' },
  Home: { kind: 'mark', to: 'first' },
  End: { kind: 'mark', to: 'last' },
  '0': { kind: 'fit' },
  Enter: { kind: 'open' },
  Escape: { kind: 'leave' },
};

/** @param withCtrl the key belongs to the whole window then; but brackets are typed with AltGr, which counts as Ctrl */
export function timelineCommand(key: string, withCtrl: boolean): TimelineCommand | null {
  if (withCtrl && key !== '[' && key !== ']') return null;
  return Object.hasOwn(COMMANDS, key) ? (COMMANDS[key] ?? null) : null;
}
