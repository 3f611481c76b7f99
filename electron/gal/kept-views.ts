/** What pages are cut from: lists, diffs and comparisons that were opened, by their ids. */
import type { Refusal } from '../../shared/contract/refusal.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { CheckView } from './queries/check.ts';
import type { ComparisonView } from './queries/compare.ts';
import type { DiffView } from './queries/diff.ts';
import type { EntryList } from './queries/list.ts';

/** A window shows one or two at a time; who pages in an older one opens it again. */
export const VIEWS_KEPT = 8;

export const VOID: Refusal = {
  kind: 'not-found',
  text: 'This list is no longer kept.',
  nextStep: 'Open it again.',
};

interface KeptViews<View> {
  /** @returns its id, which no other view of the queue has had */
  keep(view: View): number;
  find(id: number): Result<View, Refusal>;
  clear(): void;
}

/** What is open, by kind. */
export interface Views {
  readonly lists: KeptViews<EntryList>;
  readonly diffs: KeptViews<DiffView>;
  readonly comparisons: KeptViews<ComparisonView>;
  readonly checks: KeptViews<CheckView>;
  /** Others after each time they were cleared. */
  generation(): number;
  clear(): void;
}

/** @param idsAfter ids are above this */
export function createViews(idsAfter: number): Views {
  const lastId = { value: idsAfter };
  let generation = 0;
  const kinds = {
    lists: createKeptViews<EntryList>(lastId),
    diffs: createKeptViews<DiffView>(lastId),
    comparisons: createKeptViews<ComparisonView>(lastId),
    checks: createKeptViews<CheckView>(lastId),
  };
  return {
    ...kinds,
    generation: () => generation,
    clear() {
      generation += 1;
      for (const kind of Object.values(kinds)) kind.clear();
    },
  };
}

/** @param lastId shared by all kinds of views, so that none is taken for one of another kind */
function createKeptViews<View>(lastId: { value: number }): KeptViews<View> {
  const views = new Map<number, View>();
  return {
    keep(view) {
      lastId.value += 1;
      views.set(lastId.value, view);
      for (const oldest of views.keys()) if (views.size > VIEWS_KEPT) views.delete(oldest);
      return lastId.value;
    },
    find(id) {
      const view = views.get(id);
      return view === undefined ? failure(VOID) : success(view);
    },
    clear: () => views.clear(),
  };
}
