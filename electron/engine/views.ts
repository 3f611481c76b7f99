/**
 * Ordered lists of message ids, one for each list on screen. A view is made once for a query; what matches later is
 * appended, so that rows never move under the pointer, and is put in order when the query is applied again.
 */
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { MessageQuery } from '../../shared/query.ts';
import { matchingIds, readUnlistedIds, rowsOf } from '../index/query-messages.ts';
import { createIdViews } from './id-views.ts';
import type { QueueSession } from './session.ts';

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
  const views = createIdViews((query: MessageQuery) => matchingIds(session.index.read, query));
  return {
    open: views.open,
    extend: (viewId) => {
      const view = views.find(viewId);
      if (view === undefined) return null;
      // Until it was read, a log or an archive was a file like any other.
      const others = readUnlistedIds(session.index.read);
      view.ids = view.ids.filter((id) => !others.has(id));
      const known = new Set(view.ids);
      const added = matchingIds(session.index.read, view.query).filter((id) => !known.has(id));
      for (const id of added) view.ids.push(id);
      return { total: view.ids.length, added: added.length };
    },
    page: (viewId, offset, limit) => {
      const ids = views.ids(viewId, offset, limit);
      return ids === null ? null : withLive(session, rowsOf(session.index.read, ids));
    },
    ids: views.ids,
    locate: views.locate,
  };
}

/** Rows as they are right now: a state that passes while work is under way hides the one in the index. */
export function withLive(session: Pick<QueueSession, 'live'>, rows: readonly MessageRow[]): MessageRow[] {
  return rows.map((row) => ({ ...row, state: session.live.get(row.id) ?? row.state }));
}
