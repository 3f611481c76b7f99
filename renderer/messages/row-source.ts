/** All that a list knows of its data: how many rows, the row at a place if it is here yet, and what is on the screen. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { MessageRow } from '../../shared/model.ts';
import { rowAt } from './page-cache.ts';
import type { Range } from './page-cache.ts';
import type { MessageView } from './view.ts';

export interface RowSource {
  readonly total: number;
  rowAt(index: number): MessageRow | undefined;
  show(visible: Range): void;
}

export function useRowSource(view: MessageView): RowSource {
  const total = useStore(view.store, (state) => state.total);
  const pages = useStore(view.store, (state) => state.pages);
  return useMemo(
    () => ({
      total,
      rowAt: (index: number) => rowAt(pages, index),
      show: (visible: Range) => view.show(visible),
    }),
    [view, total, pages],
  );
}
