/** A panel at a point of the window, moved so that all of it can be seen. Mounted means open. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const EDGE = 8;

/** For an element with `popover="auto"`: a click elsewhere or Escape closes it. */
export function usePopover(at: Point): {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly style: { readonly left: number; readonly top: number };
} {
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point>(at);
  useLayoutEffect(() => {
    const panel = element.current;
    if (panel === null) return;
    panel.showPopover();
    const { width, height } = panel.getBoundingClientRect();
    setPlace({
      x: Math.max(EDGE, Math.min(at.x, window.innerWidth - width - EDGE)),
      y: Math.max(EDGE, Math.min(at.y, window.innerHeight - height - EDGE)),
    });
  }, [at]);
  return { element, style: { left: place.x, top: place.y } };
}
