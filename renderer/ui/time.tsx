import type { ReactElement } from 'react';
import { clockTime, dayText, exactTime, relativeTime } from '../../shared/format/time.ts';
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

/** The date and time itself, with the seconds on hover: of what happened in a queue that may be of any year. */
export function Moment({ ms }: { readonly ms: number }): ReactElement {
  return (
    <time className="moment" dateTime={new Date(ms).toISOString()} title={exactTime(ms)}>
      {dayText(ms)} {clockTime(ms)}
    </time>
  );
}
