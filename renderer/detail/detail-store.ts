/** The message in the detail pane, and which of its faces is shown. */
import { create } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { ByteSource, MessageDetail, MessageId } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { coalesce } from '../ui/coalesce.ts';

export const DETAIL_TABS = [
  'summary',
  'headers',
  'body',
  'format',
  'transactions',
  'bytes',
  'attempts',
] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

/** A place in the bytes that another tab pointed to. */
export interface ByteTarget {
  readonly source: ByteSource;
  readonly offset: number;
  /** Tells a request from an earlier one for the same place. */
  readonly number: number;
}

/** A transaction that another tab or face pointed to. */
export interface TransactionTarget {
  /** Path of the node that holds it. */
  readonly part: string;
  readonly index: number;
  readonly number: number;
}

interface DetailState {
  readonly id: MessageId | null;
  /** May be of the message before while the next one is on its way. */
  readonly detail: MessageDetail | null;
  readonly refusal: Refusal | null;
  readonly tab: DetailTab;
  readonly target: ByteTarget | null;
  readonly transaction: TransactionTarget | null;
}

/** Changes come several times a second during a scan; nobody reads faster than this. */
const REFRESH_PAUSE_MS = 400;

export const useDetail = create<DetailState>(() => ({
  id: null,
  detail: null,
  refusal: null,
  tab: 'summary',
  target: null,
  transaction: null,
}));

export function showMessage(id: MessageId | null): void {
  if (useDetail.getState().id === id) return;
  useDetail.setState({
    id,
    target: null,
    transaction: null,
    ...(id === null ? { detail: null, refusal: null } : {}),
  });
  // Arrow keys held down ask for the message they end at, not for each on the way.
  fetchSoon();
}

export function showTab(tab: DetailTab): void {
  useDetail.setState({ tab });
}

export function showBytes(place: Omit<ByteTarget, 'number'>): void {
  useDetail.setState(({ target }) => ({
    tab: 'bytes',
    target: { ...place, number: (target?.number ?? 0) + 1 },
  }));
}

export function showTransaction(place: Omit<TransactionTarget, 'number'>): void {
  useDetail.setState(({ transaction }) => ({
    tab: 'transactions',
    transaction: { ...place, number: (transaction?.number ?? 0) + 1 },
  }));
}

export const refreshDetail = coalesce(fetchDetail, REFRESH_PAUSE_MS);
const fetchSoon = coalesce(fetchDetail);

async function fetchDetail(): Promise<void> {
  const { id } = useDetail.getState();
  if (id === null) return;
  const answer = await ask('message.detail', { id });
  if (useDetail.getState().id !== id) return;
  if (answer.ok) useDetail.setState({ detail: answer.value, refusal: null });
  else useDetail.setState({ detail: null, refusal: answer.error });
}
