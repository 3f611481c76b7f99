/**
 * An ordered list of messages in the engine, seen through the pages that are visible. The order is fixed when the query
 * is applied: later matches are appended and changed rows stay in place, so nothing moves under the pointer.
 */
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { MessageQuery } from '../../shared/query.ts';
import { ask } from '../api.ts';
import { coalesce } from '../ui/coalesce.ts';
import { isDefaultOrder, isFiltered } from './default-query.ts';
import { hasOutgrown } from './outgrown.ts';
import { PAGE_SIZE, idsBetween, isWhole, rowAt, wantedPages, withPage } from './page-cache.ts';
import type { Pages, Range } from './page-cache.ts';

export interface ViewState {
  readonly query: MessageQuery;
  /** Null until a query was applied. */
  readonly viewId: number | null;
  readonly total: number;
  readonly pages: Pages;
  readonly appliedAtMs: number;
  /** Whether applying the query again would change the order or the set of rows. */
  readonly stale: boolean;
  readonly refusal: Refusal | null;
}

/** The contract's limit: nobody watches these rows come. */
const WALK_SIZE = 500;

const FIRST_SCREEN: Range = { first: 0, last: PAGE_SIZE - 1 };

function closed(query: MessageQuery): ViewState {
  return { query, viewId: null, total: 0, pages: new Map(), appliedAtMs: 0, stale: false, refusal: null };
}

export class MessageView {
  readonly store: StoreApi<ViewState>;
  private visible: Range = FIRST_SCREEN;
  /** Answers to what was asked before the last `apply` or `close` are dropped. */
  private generation = 0;
  private readonly underWay = new Set<number>();
  /** A list is on its way: the old one is not extended any more, nor asked for anew. */
  private isOpening = false;
  private isRefreshWanted = false;

  constructor(initial: MessageQuery) {
    this.store = createStore(() => closed(initial));
  }

  async apply(query: MessageQuery): Promise<void> {
    const generation = this.startGeneration();
    this.isOpening = true;
    this.store.setState({ query });
    const opened = await ask('view.open', { query });
    if (generation !== this.generation) return;
    if (!opened.ok) {
      this.store.setState({ ...closed(query), refusal: opened.error });
      this.isOpening = false;
      return;
    }
    const { viewId, total } = opened.value;
    // The old rows stay until the first new ones are here: no blank screen in between.
    const first = total === 0 ? null : await ask('view.page', { viewId, offset: 0, limit: PAGE_SIZE });
    if (generation !== this.generation) return;
    const pages: Pages = first?.ok === true ? new Map([[0, first.value]]) : new Map();
    this.store.setState({ ...closed(query), viewId, total, pages, appliedAtMs: Date.now() });
    this.isOpening = false;
    this.show(this.visible);
    if (this.isRefreshWanted) this.refresh();
  }

  close(): void {
    this.startGeneration();
    this.isOpening = false;
    this.visible = FIRST_SCREEN;
    this.store.setState(closed(this.store.getState().query));
  }

  /** Says which rows are on the screen. */
  show(visible: Range): void {
    this.visible = visible;
    const { total, pages } = this.store.getState();
    for (const page of wantedPages(visible, total)) if (!isWhole(pages, page, total)) void this.fetch(page);
  }

  /** Something changed in the index. */
  readonly refresh = coalesce(() => this.refreshOnce());

  private async refreshOnce(): Promise<void> {
    const generation = this.generation;
    const { viewId } = this.store.getState();
    this.isRefreshWanted = this.isOpening;
    if (viewId === null || this.isOpening) return;
    const extended = await ask('view.extend', { viewId });
    if (generation !== this.generation) return;
    if (!extended.ok) {
      // The engine forgot this view (it was started anew): the same query again.
      if (extended.error.kind === 'not-found') await this.apply(this.store.getState().query);
      return;
    }
    const { query, stale } = this.store.getState();
    const { total, added } = extended.value;
    const special = isFiltered(query) || !isDefaultOrder(query);
    this.store.setState({ total, stale: stale || (added > 0 && special) });
    for (const page of wantedPages(this.visible, total)) await this.fetch(page);
  }

  async idsBetween(range: Range): Promise<readonly MessageId[]> {
    const { pages, viewId } = this.store.getState();
    const held = idsBetween(pages, range);
    if (held !== null || viewId === null) return held ?? [];
    const answer = await ask('view.ids', {
      viewId,
      offset: range.first,
      limit: range.last - range.first + 1,
    });
    return answer.ok ? answer.value : [];
  }

  /** Rows of the given messages in the order of the list, at most `limit`, wherever they are in it. */
  async rowsOf(ids: ReadonlySet<MessageId>, limit: number): Promise<readonly MessageRow[]> {
    const { viewId, total } = this.store.getState();
    const found: MessageRow[] = [];
    const wanted = Math.min(limit, ids.size);
    for (let offset = 0; viewId !== null && offset < total && found.length < wanted; offset += WALK_SIZE) {
      const answer = await ask('view.page', { viewId, offset, limit: WALK_SIZE });
      if (!answer.ok) break;
      found.push(...answer.value.filter((row) => ids.has(row.id)));
    }
    return found.slice(0, wanted);
  }

  async locate(id: MessageId): Promise<number | null> {
    const { viewId } = this.store.getState();
    if (viewId === null) return null;
    const answer = await ask('view.locate', { viewId, id });
    return answer.ok ? answer.value : null;
  }

  private async fetch(page: number): Promise<void> {
    const { viewId } = this.store.getState();
    if (viewId === null || this.underWay.has(page)) return;
    const generation = this.generation;
    this.underWay.add(page);
    const answer = await ask('view.page', { viewId, offset: page * PAGE_SIZE, limit: PAGE_SIZE });
    if (generation !== this.generation) return;
    this.underWay.delete(page);
    if (!answer.ok) return;
    const { query, pages, total, stale } = this.store.getState();
    const outgrown = answer.value.some((after, place) => {
      const before = rowAt(pages, page * PAGE_SIZE + place);
      return before !== undefined && hasOutgrown(query, before, after);
    });
    const wanted = wantedPages(this.visible, total);
    this.store.setState({ pages: withPage(pages, page, answer.value, wanted), stale: stale || outgrown });
  }

  private startGeneration(): number {
    this.underWay.clear();
    this.generation += 1;
    return this.generation;
  }
}
