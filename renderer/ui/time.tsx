import type { ReactElement } from 'react';
import { exactTime, relativeTime } from '../../shared/format/time.ts';
import { useClock } from './clock.ts';

/** Relative time with the exact one on hover. */
export function Time({ ms, note }: { readonly ms: number; readonly note?: string }): ReactElement {
  const nowMs = useClock((clock) => clock.nowMs);
  return (
    <time
      dateTime={new Date(ms).toISOString()}
      title={note === undefined ? exactTime(ms) : `${exactTime(ms)} (${note})`}
    >
      {relativeTime(ms, nowMs)}
    </time>
  );
}
