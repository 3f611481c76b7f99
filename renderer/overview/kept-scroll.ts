/** Who followed a link out of the overview comes back to where it was. */
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useQueue } from '../queue/queue-store.ts';

/** Of the queue that was open then; another one begins at its top. */
let left = { epoch: 0, top: 0 };

export function useKeptScroll(): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const scroller = element.current;
    const { epoch } = useQueue.getState();
    if (scroller === null) return undefined;
    if (left.epoch === epoch) scroller.scrollTop = left.top;
    return () => {
      left = { epoch, top: scroller.scrollTop };
    };
  }, []);
  return element;
}
