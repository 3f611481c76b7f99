/**
 * Ordered lists of message ids, one for each list on screen. A view is made once for a query; what matches later is
 * appended, so that rows never move under the pointer, and is put in order when the query is applied again.
 */
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { MessageQuery } from '../../shared/query.ts';
import { matchingIds, rowsOf } from '../index/query-messages.ts';
import type { QueueSession } from './session.ts';

/** Views that a window may hold at once; the oldest gives way. */
const VIEW_LIMIT = 8;

interface View {
  readonly query: MessageQuery;
  readonly ids: MessageId[];
  readonly known: Set<MessageId>;
}

export interface Views {
  open(query: MessageQuery): { readonly viewId: number; readonly total: number };
  extend(viewId: number): { readonly total: number; readonly added: number } | null;
  page(viewId: number, offset: number, limit: number): MessageRow[] | null;
  /** Ids of a range, for selecting what was never paged in. */
  ids(viewId: number, offset: number, limit: number): MessageId[] | null;
  /** Position of a message; undefined when the view does not exist. */
  locate(viewId: number, id: MessageId): number | null | undefined;
}

export function createViews(session: QueueSession): Views {
  const views = new Map<number, View>();
  let lastId = 0;
  return {
    open: (query) => {
      const ids = matchingIds(session.index.read, query);
      lastId += 1;
      views.set(lastId, { query, ids, known: new Set(ids) });
      for (const oldest of views.keys()) if (views.size > VIEW_LIMIT) views.delete(oldest);
      return { viewId: lastId, total: ids.length };
    },
    extend: (viewId) => {
      const view = views.get(viewId);
      if (view === undefined) return null;
      const added = matchingIds(session.index.read, view.query).filter((id) => !view.known.has(id));
      for (const id of added) {
        view.ids.push(id);
        view.known.add(id);
      }
      return { total: view.ids.length, added: added.length };
    },
    page: (viewId, offset, limit) => {
      const view = views.get(viewId);
      return view === undefined
        ? null
        : withLive(session, rowsOf(session.index.read, view.ids.slice(offset, offset + limit)));
    },
    ids: (viewId, offset, limit) => views.get(viewId)?.ids.slice(offset, offset + limit) ?? null,
    locate: (viewId, id) => {
      const view = views.get(viewId);
      if (view === undefined) return undefined;
      const at = view.ids.indexOf(id);
      return at === -1 ? null : at;
    },
  };
}

/** Rows as they are right now: a state that passes while work is under way hides the one in the index. */
export function withLive(session: Pick<QueueSession, 'live'>, rows: readonly MessageRow[]): MessageRow[] {
  return rows.map((row) => ({ ...row, state: session.live.get(row.id) ?? row.state }));
}
