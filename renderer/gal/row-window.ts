/** Which of very many equally high rows are on the screen, and the way to any of them. */
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { useElementSize } from '../ui/use-element-size.ts';
import { RowStrip } from './row-strip.ts';
import type { Align } from './row-strip.ts';

const OVERSCAN = 8;

export interface RowWindow {
  /** First and last row on the screen, both included; `last` before `first` where there is none. */
  readonly first: number;
  readonly last: number;
  /** How far the strip that rows are drawn on is pushed along, and how high it is. */
  readonly push: number;
  readonly height: number;
  readonly reveal: (index: number, align: Align) => void;
}

export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
): RowWindow {
  const size = useElementSize(scroller);
  const [strip] = useState(() => new RowStrip(rowHeight));
  const { row, push, height } = useStore(strip.store);
  // The head is as high as a row and stays on top of the first ones.
  const room = Math.max(0, size.height - rowHeight);
  useEffect(() => strip.follow(scroller.current), [strip, scroller]);
  useLayoutEffect(() => strip.measure(total, room), [strip, total, room]);
  const reveal = useCallback((index: number, align: Align) => strip.reveal(index, align), [strip]);
  const rows = Math.ceil(room / rowHeight);
  const first = Math.max(0, Math.min(row, total - rows));
  return { first, last: Math.min(total - 1, first + rows), push, height, reveal };
}

/** The rows to draw: those on the screen, some around them, and the active one wherever it is. */
export function drawnRows(
  { first, last }: Pick<RowWindow, 'first' | 'last'>,
  total: number,
  active: number | null,
): readonly number[] {
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(total - 1, last + OVERSCAN);
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
  if (active === null || active < 0 || active >= total || (active >= from && active <= to)) return drawn;
  return active < from ? [active, ...drawn] : [...drawn, active];
}

/** Elements that rows take turns in: one that scrolls in takes over that of one that scrolls out. */
export function slotOf(index: number, { first, last }: Pick<RowWindow, 'first' | 'last'>): string {
  const isFar = index < first - OVERSCAN || index > last + OVERSCAN;
  return isFar ? 'active' : `slot-${index % (last - first + 2 * OVERSCAN + 2)}`;
}
