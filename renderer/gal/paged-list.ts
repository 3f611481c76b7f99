/**
 * A list that the engine keeps in order, seen through the pages that are on the screen. What was shown stays until the
 * first page of the next list is here, and a list that is asked for while another one is being made waits its turn:
 * dragging a slider asks for as many lists as can be made, not for one a pixel.
 */
import { useMemo } from 'react';
import { createStore, useStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Result } from '../../shared/result.ts';
import { PAGE_SIZE, isWhole, rowAt, wantedPages, withPage } from '../messages/page-cache.ts';
import type { Pages, Range } from '../messages/page-cache.ts';
import { useQueue } from '../queue/queue-store.ts';
import { coalesce } from '../ui/coalesce.ts';

interface Listed {
  readonly viewId: number;
  readonly total: number;
}

/** The two requests that a list is made of. */
export interface ListRequests<Query, Opened extends Listed, Row> {
  open(query: Query): Promise<Result<Opened, Refusal>>;
  page(at: {
    readonly viewId: number;
    readonly offset: number;
    readonly limit: number;
  }): Promise<Result<readonly Row[], Refusal>>;
}

export interface PagedState<Query, Opened, Row> {
  /** What is shown, and the query it answers; null until the first one was answered. */
  readonly query: Query | null;
  readonly opened: Opened | null;
  readonly pages: Pages<Row>;
  readonly refusal: Refusal | null;
  /** Another list is on its way. */
  readonly loading: boolean;
}

const FIRST_SCREEN: Range = { first: 0, last: PAGE_SIZE - 1 };
const NOTHING = { query: null, opened: null, pages: new Map(), refusal: null, loading: false } as const;

export class PagedList<Query, Opened extends Listed, Row> {
  readonly store: StoreApi<PagedState<Query, Opened, Row>> = createStore(() => NOTHING);
  private readonly requests: ListRequests<Query, Opened, Row>;
  private wanted: Query | null = null;
  private visible: Range = FIRST_SCREEN;
  /** Answers to what was asked before the shown list was made, or the queue closed, are dropped. */
  private generation = 0;
  private readonly underWay = new Set<number>();

  constructor(requests: ListRequests<Query, Opened, Row>) {
    this.requests = requests;
    useQueue.subscribe((now, before) => {
      if (now.epoch !== before.epoch) this.close();
    });
  }

  /** Asks for a list; of several asked for in a row the last is sure to be shown. */
  apply(query: Query): void {
    this.wanted = query;
    this.store.setState({ loading: true });
    this.openWanted();
  }

  /** The same list once more: what it rests on has changed, or asking for it failed. */
  applyAgain(): void {
    if (this.wanted !== null) this.apply(this.wanted);
  }

  /** Nothing is shown any more; so too, by itself, of another queue. */
  close(): void {
    this.generation += 1;
    this.underWay.clear();
    this.wanted = null;
    this.visible = FIRST_SCREEN;
    this.store.setState(NOTHING);
  }

  /** Says which rows are on the screen. */
  show(visible: Range): void {
    this.visible = visible;
    const { opened, pages } = this.store.getState();
    if (opened === null) return;
    for (const page of wantedPages(visible, opened.total)) {
      if (!isWhole(pages, page, opened.total)) void this.fetch(page, opened);
    }
  }

  /** A row wherever it is; undefined when it could not be had. */
  async rowOf(index: number): Promise<Row | undefined> {
    const { opened, pages } = this.store.getState();
    const held = rowAt(pages, index);
    if (held !== undefined || opened === null) return held;
    const { generation } = this;
    const answer = await this.requests.page({ viewId: opened.viewId, offset: index, limit: 1 });
    return answer.ok && generation === this.generation ? answer.value[0] : undefined;
  }

  private readonly openWanted = coalesce(() => this.openOnce());

  private async openOnce(): Promise<void> {
    const query = this.wanted;
    const { generation } = this;
    if (query === null) return;
    const opened = await this.requests.open(query);
    if (generation !== this.generation) return;
    if (!opened.ok) return this.refuse(query, opened.error);
    const { viewId, total } = opened.value;
    const first =
      total === 0 ? null : await this.requests.page({ viewId, offset: 0, limit: Math.min(PAGE_SIZE, total) });
    if (generation !== this.generation) return;
    if (first?.ok === false) return this.refuse(query, first.error);
    this.generation += 1;
    this.underWay.clear();
    this.store.setState({
      query,
      opened: opened.value,
      pages: first === null ? new Map() : new Map([[0, first.value]]),
      refusal: null,
      loading: this.wanted !== query,
    });
    this.show(this.visible);
  }

  private refuse(query: Query, refusal: Refusal): void {
    // A refused list on the way to another one is no news.
    if (this.wanted !== query) return;
    this.store.setState({ query, opened: null, pages: new Map(), refusal, loading: false });
  }

  private async fetch(page: number, { viewId, total }: Listed): Promise<void> {
    if (this.underWay.has(page)) return;
    const { generation } = this;
    const offset = page * PAGE_SIZE;
    this.underWay.add(page);
    const answer = await this.requests.page({ viewId, offset, limit: Math.min(PAGE_SIZE, total - offset) });
    if (generation !== this.generation) return;
    this.underWay.delete(page);
    if (answer.ok) {
      const wanted = wantedPages(this.visible, total);
      this.store.setState({ pages: withPage(this.store.getState().pages, page, answer.value, wanted) });
      // The engine forgot this list: the address list was worked out anew, or it was started anew.
    } else if (answer.error.kind === 'not-found') this.applyAgain();
    else this.store.setState({ refusal: answer.error });
  }
}

/** What a list of rows needs to know of its data. */
export interface RowSource<Row> {
  readonly total: number;
  rowAt(index: number): Row | undefined;
  show(visible: Range): void;
}

export function useRowSource<Query, Opened extends Listed, Row>(
  list: PagedList<Query, Opened, Row>,
): RowSource<Row> {
  const total = useStore(list.store, ({ opened }) => opened?.total ?? 0);
  const pages = useStore(list.store, (state) => state.pages);
  return useMemo(
    () => ({
      total,
      rowAt: (index: number) => rowAt(pages, index),
      show: (visible: Range) => list.show(visible),
    }),
    [list, total, pages],
  );
}
