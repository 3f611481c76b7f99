/** Transactions of one part, fetched a page at a time, and the one that is chosen. */
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CodePageChoice } from '../../shared/contract/transactions.ts';
import type { CodePage } from '../../shared/lint/model.ts';
import type { MessageId, TransactionRow } from '../../shared/model.ts';
import { ask } from '../api.ts';

export const TRANSACTION_PAGE = 200;
const PAGES_KEPT = 6;

export interface TransactionsState {
  /** Null until the first page came. */
  readonly total: number | null;
  /** Of these, how many could not be read. */
  readonly unreadable: number;
  readonly pages: ReadonlyMap<number, readonly TransactionRow[]>;
  /** What the texts were read with; null until the first page came. */
  readonly codePage: CodePage | null;
  readonly refusal: Refusal | null;
  readonly chosen: number | null;
  /** Row of the chosen one, also when its page is no longer here; null until it came. */
  readonly chosenRow: TransactionRow | null;
}

export class TransactionPages {
  readonly store: StoreApi<TransactionsState> = createStore(() => ({
    total: null,
    unreadable: 0,
    pages: new Map(),
    codePage: null,
    refusal: null,
    chosen: null,
    chosenRow: null,
  }));
  private readonly underWay = new Set<number>();
  private readonly id: MessageId;
  private readonly part: string;
  private readonly codePage: CodePageChoice;

  constructor(id: MessageId, part: string, codePage: CodePageChoice) {
    this.id = id;
    this.part = part;
    this.codePage = codePage;
  }

  show(first: number, last: number): void {
    const to = Math.floor(last / TRANSACTION_PAGE);
    for (let page = Math.floor(first / TRANSACTION_PAGE); page <= to; page += 1) {
      if (!this.store.getState().pages.has(page) && !this.underWay.has(page)) void this.fetch(page);
    }
  }

  choose(index: number): void {
    this.store.setState({ chosen: index, chosenRow: this.rowAt(index) ?? null });
    this.show(index, index);
  }

  rowAt(index: number): TransactionRow | undefined {
    return this.store.getState().pages.get(Math.floor(index / TRANSACTION_PAGE))?.[index % TRANSACTION_PAGE];
  }

  private async fetch(page: number): Promise<void> {
    this.underWay.add(page);
    const answer = await ask('message.transactions', {
      id: this.id,
      part: this.part,
      codePage: this.codePage,
      offset: page * TRANSACTION_PAGE,
      limit: TRANSACTION_PAGE,
    });
    this.underWay.delete(page);
    if (!answer.ok) {
      this.store.setState({ refusal: answer.error });
      return;
    }
    const { rows, total, unreadable, codePage } = answer.value;
    const pages = [...this.store.getState().pages, [page, rows] as const]
      .toSorted(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
      .slice(0, PAGES_KEPT);
    this.store.setState(({ chosen, chosenRow }) => ({
      total,
      unreadable,
      pages: new Map(pages),
      codePage,
      refusal: null,
      chosenRow: chosenRow ?? rows.find(({ index }) => index === chosen) ?? null,
    }));
  }
}
