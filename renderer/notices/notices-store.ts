/** What the program has to say that belongs to no view: toasts, and one banner for the state of the engine. */
import { create } from 'zustand';
import type { RequestName } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { onGranted, refusedRequest } from '../api.ts';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Second, quieter line. */
  readonly more: string | null;
  /** What else there is to know, one sentence each. It stays until it is closed: it takes long to read. */
  readonly remarks: readonly string[];
  readonly tone: 'plain' | 'bad';
  readonly actions: readonly ToastAction[];
  /** The request that was refused: it is over when the same is granted. */
  readonly refused: RequestName | null;
}

export interface Banner {
  readonly text: string;
  readonly nextStep: string;
}

interface Notices {
  readonly toasts: readonly Toast[];
  readonly banner: Banner | null;
}

/** The label of every action that takes something back. */
export const UNDO = 'Undo';

/** No more of what went wrong than can be read at once. */
const REFUSALS_SHOWN = 3;

export const useNotices = create<Notices>(() => ({ toasts: [], banner: null }));

let lastId = 0;

export function showToast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): number {
  lastId += 1;
  const toast: Toast = {
    id: lastId,
    text,
    more: null,
    remarks: [],
    tone: 'plain',
    actions: [],
    refused: null,
    ...options,
  };
  useNotices.setState(({ toasts }) => ({ toasts: [...staying(toasts, kindOf(toast)), toast] }));
  return toast.id;
}

/** said: read and gone. offer: something can be done with it. refusal: something went wrong. */
type ToastKind = 'said' | 'offer' | 'refusal';

export function kindOf({ tone, actions }: Pick<Toast, 'tone' | 'actions'>): ToastKind {
  if (tone === 'bad') return 'refusal';
  return actions.length > 0 ? 'offer' : 'said';
}

/** One toast of a kind at a time: the newest tells how things are now. */
function staying(toasts: readonly Toast[], kind: ToastKind): readonly Toast[] {
  const others = toasts.filter((toast) => kindOf(toast) !== kind);
  if (kind !== 'refusal') return others;
  const refusals = toasts.filter((toast) => kindOf(toast) === kind).slice(1 - REFUSALS_SHOWN);
  return toasts.filter((toast) => others.includes(toast) || refusals.includes(toast));
}

export function closeToast(id: number): void {
  useNotices.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** An offer to undo what was undone already would be a trap. */
export function closeUndoToasts(): void {
  useNotices.setState(({ toasts }) => ({
    toasts: toasts.filter((toast) => !toast.actions.some((action) => action.label === UNDO)),
  }));
}

/** Another queue: none of this is about it. */
export function closeAllToasts(): void {
  useNotices.setState({ toasts: [] });
}

onGranted((name) => {
  const { toasts } = useNotices.getState();
  if (toasts.some(({ refused }) => refused === name))
    useNotices.setState({ toasts: toasts.filter(({ refused }) => refused !== name) });
});

/** A refused request, in the words of the side that refused it. The same words twice in a row are one notice. */
export function showRefusal(refusal: Refusal): void {
  const { toasts } = useNotices.getState();
  const repeated = toasts.find((toast) => toast.text === refusal.text);
  if (repeated !== undefined) closeToast(repeated.id);
  showToast(refusal.text, { more: refusal.nextStep, tone: 'bad', refused: refusedRequest(refusal) });
}

export function showBanner(banner: Banner | null): void {
  useNotices.setState({ banner });
}
