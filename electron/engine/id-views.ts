/** Ordered lists of ids, one for each list on screen, made once for a query. */

/** Views of one kind that a window may hold at once; the oldest gives way. */
const VIEW_LIMIT = 8;

interface View<Query> {
  readonly query: Query;
  ids: number[];
}

export interface IdViews<Query> {
  open(query: Query): { readonly viewId: number; readonly total: number };
  find(viewId: number): View<Query> | undefined;
  /** Ids of a range; null when the view does not exist. */
  ids(viewId: number, offset: number, limit: number): number[] | null;
  /** Position of an id; undefined when the view does not exist. */
  locate(viewId: number, id: number): number | null | undefined;
}

export function createIdViews<Query>(matching: (query: Query) => number[]): IdViews<Query> {
  const views = new Map<number, View<Query>>();
  let lastId = 0;
  return {
    open: (query) => {
      const ids = matching(query);
      lastId += 1;
      views.set(lastId, { query, ids });
      for (const oldest of views.keys()) if (views.size > VIEW_LIMIT) views.delete(oldest);
      return { viewId: lastId, total: ids.length };
    },
    find: (viewId) => views.get(viewId),
    ids: (viewId, offset, limit) => views.get(viewId)?.ids.slice(offset, offset + limit) ?? null,
    locate: (viewId, id) => {
      const at = views.get(viewId)?.ids.indexOf(id);
      return at === -1 ? null : at;
    },
  };
}
