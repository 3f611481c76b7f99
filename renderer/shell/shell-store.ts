/** Where the user is: the view, the open dialog, and the size of the detail pane (remembered). */
import { create } from 'zustand';
import { isBoolean, isNumber, recall, remember } from '../ui/remembered.ts';

export const VIEWS = [
  'overview',
  'messages',
  'files',
  'cycles',
  'ledger',
  'timeline',
  'schedule',
  'logs',
  'gal',
  'hung',
  'lab',
  'journal',
  'catalogue',
] as const;
export type View = (typeof VIEWS)[number];

/** Views that show the chosen message beside them. */
export const HAVE_DETAILS: ReadonlySet<View> = new Set([
  'overview',
  'messages',
  'files',
  'cycles',
  'ledger',
  'timeline',
  'logs',
  'gal',
  'hung',
]);

interface Shell {
  readonly view: View;
  /** The one that was shown before it. */
  readonly before: View;
  readonly dialog: 'settings' | 'shortcuts' | 'dxa-flags' | null;
  readonly detailOpen: boolean;
  /** CSS pixels; width beside the list, height below it. */
  readonly detailWidth: number;
  readonly detailHeight: number;
}

export const DETAIL_LIMITS = { minWidth: 320, maxWidth: 1200, minHeight: 160, maxHeight: 900 } as const;

export const useShell = create<Shell>(() => ({
  view: 'overview',
  before: 'overview',
  dialog: null,
  detailOpen: recall('detail-open', isBoolean, true),
  detailWidth: recall('detail-width', isNumber, 456),
  detailHeight: recall('detail-height', isNumber, 280),
}));

export function showView(view: View): void {
  useShell.setState((now) => (now.view === view ? {} : { view, before: now.view }));
}

export function showDialog(dialog: Shell['dialog']): void {
  useShell.setState({ dialog });
}

export function setDetailOpen(detailOpen: boolean): void {
  remember('detail-open', detailOpen);
  useShell.setState({ detailOpen });
}

export function setDetailWidth(width: number): void {
  const detailWidth = Math.round(Math.min(DETAIL_LIMITS.maxWidth, Math.max(DETAIL_LIMITS.minWidth, width)));
  remember('detail-width', detailWidth);
  useShell.setState({ detailWidth });
}

export function setDetailHeight(height: number): void {
  const detailHeight = Math.round(
    Math.min(DETAIL_LIMITS.maxHeight, Math.max(DETAIL_LIMITS.minHeight, height)),
  );
  remember('detail-height', detailHeight);
  useShell.setState({ detailHeight });
}
