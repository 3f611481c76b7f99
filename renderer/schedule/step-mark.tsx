/** T1, T2 and T3 as marks: a shape, a colour and a digit. How they are drawn says where the time is known from. */
import type { CSSProperties, ReactElement } from 'react';
import { clockSide, lineOf } from './board-layout.ts';
import type { Shown } from './board-layout.ts';
import type { BoardEntry, ScheduledTime, ScheduleStep } from '../../shared/schedule/model.ts';
import { DAY_MINUTES, clockText } from '../../shared/schedule/week.ts';

/** In a 14 × 14 box: sent off to the right, a square at the server, a round one that comes home. */
const SHAPES: Readonly<Record<ScheduleStep, string>> = {
  T1: 'M1 1.5h8l4 5.5l-4 5.5h-8z',
  T2: 'M1.5 1.5h11v11h-11z',
  T3: 'M7 1a6 6 0 1 0 0 12a6 6 0 1 0 0-12z',
};

export function StepMark({
  step,
  origin,
}: {
  readonly step: ScheduleStep;
  /** missed: a run that Dispatch left out. */
  readonly origin: BoardEntry['origin'] | 'missed';
}): ReactElement {
  return (
    <svg
      className="step-mark"
      data-step={step}
      data-origin={origin}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <path d={SHAPES[step]} />
      {origin === 'missed' && <path d="M0.5 13.5l13-13" />}
      <text x={step === 'T1' ? 5.5 : 7} y="10.25">
        {step.slice(1)}
      </text>
    </svg>
  );
}

interface MarkClockProps {
  readonly time: ScheduledTime;
  readonly shown: Shown;
}

/** Beside a mark; the week has no room for it. */
export function MarkClock({ time, shown }: MarkClockProps): ReactElement | null {
  return shown.minutes > DAY_MINUTES ? null : <span className="mark-clock">{clockText(time)}</span>;
}

/** Position of a mark within its lane. */
export function markPlace(step: ScheduleStep, place: number) {
  const side = clockSide(step, place);
  const style: CSSProperties =
    side === 'right' ? { left: `${place * 100}%` } : { right: `${(1 - place) * 100}%` };
  return { className: 'mark', 'data-line': lineOf(step), 'data-side': side, style };
}
