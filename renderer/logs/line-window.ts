/**
 * Which of very many lines are on the screen. All are equally high, so that it is reckoned at once, however many there
 * are: measuring each would hold up the opening of the view.
 */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useElementSize } from '../ui/use-element-size.ts';

export const LINE_HEIGHT = 24;

/** The head is as high as a line and stays on top of the first ones. */
const HEAD_HEIGHT = LINE_HEIGHT;

type Align = 'auto' | 'center';

interface LineWindow {
  /** First and last line on the screen, both included; `last` before `first` where there is none. */
  readonly first: number;
  readonly last: number;
}

export function useLineWindow(scroller: RefObject<HTMLElement | null>, count: number): LineWindow {
  const { height } = useElementSize(scroller);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const scrolled = scroller.current;
    if (scrolled === null) return undefined;
    const end = new AbortController();
    // By whole lines: less moves nothing in or out.
    const onScroll = (): void => setTop(Math.floor(scrolled.scrollTop / LINE_HEIGHT));
    scrolled.addEventListener('scroll', onScroll, { passive: true, signal: end.signal });
    return () => end.abort();
  }, [scroller]);
  const lines = Math.ceil(Math.max(0, height - HEAD_HEIGHT) / LINE_HEIGHT);
  const first = Math.max(0, Math.min(top, count - lines));
  return { first, last: Math.min(count - 1, first + lines) };
}

/** Shows a line of the list that `scroller` holds. */
export function scrollToLine(scroller: HTMLElement | null, index: number, align: Align): void {
  if (scroller === null) return;
  const { scrollTop, clientHeight } = scroller;
  scroller.scrollTo({ top: scrollTopFor(index, align, { top: scrollTop, height: clientHeight }) });
}

interface Scrolled {
  readonly top: number;
  /** Of the list with its head. */
  readonly height: number;
}

/** Where the list has to be scrolled to, to show a line: no further than needed, or so that it is in the middle. */
export function scrollTopFor(index: number, align: Align, { top, height }: Scrolled): number {
  const above = index * LINE_HEIGHT;
  const room = height - HEAD_HEIGHT;
  if (align === 'center') return Math.max(0, above - Math.floor((room - LINE_HEIGHT) / 2));
  return Math.min(above, Math.max(top, above + LINE_HEIGHT - room));
}

/** The lines to draw: those on the screen, some around them, and the active one wherever it is. */
export function drawnLines(
  { first, last }: Pick<LineWindow, 'first' | 'last'>,
  count: number,
  active: number | null,
): readonly number[] {
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(count - 1, last + OVERSCAN);
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
  if (active === null || active < 0 || active >= count || (active >= from && active <= to)) return drawn;
  return active < from ? [active, ...drawn] : [...drawn, active];
}

const OVERSCAN = 8;
