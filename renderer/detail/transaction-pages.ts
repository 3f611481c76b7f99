/** Transactions of one part, fetched a page at a time. */
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { MessageId, TransactionRow } from '../../shared/model.ts';
import { ask } from '../api.ts';

export const TRANSACTION_PAGE = 200;
const PAGES_KEPT = 6;

export interface TransactionsState {
  /** Null until the first page came. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly TransactionRow[]>;
  readonly refusal: Refusal | null;
}

export class TransactionPages {
  readonly store: StoreApi<TransactionsState> = createStore(() => ({
    total: null,
    pages: new Map(),
    refusal: null,
  }));
  private readonly underWay = new Set<number>();
  private readonly id: MessageId;
  private readonly part: string;

  constructor(id: MessageId, part: string) {
    this.id = id;
    this.part = part;
  }

  show(first: number, last: number): void {
    const to = Math.floor(last / TRANSACTION_PAGE);
    for (let page = Math.floor(first / TRANSACTION_PAGE); page <= to; page += 1) {
      if (!this.store.getState().pages.has(page) && !this.underWay.has(page)) void this.fetch(page);
    }
  }

  rowAt(index: number): TransactionRow | undefined {
    return this.store.getState().pages.get(Math.floor(index / TRANSACTION_PAGE))?.[index % TRANSACTION_PAGE];
  }

  private async fetch(page: number): Promise<void> {
    this.underWay.add(page);
    const answer = await ask('message.transactions', {
      id: this.id,
      part: this.part,
      codePage: 'auto',
      offset: page * TRANSACTION_PAGE,
      limit: TRANSACTION_PAGE,
    });
    this.underWay.delete(page);
    if (!answer.ok) {
      this.store.setState({ refusal: answer.error });
      return;
    }
    const pages = [...this.store.getState().pages, [page, answer.value.rows] as const]
      .toSorted(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
      .slice(0, PAGES_KEPT);
    this.store.setState({ total: answer.value.total, pages: new Map(pages), refusal: null });
  }
}
