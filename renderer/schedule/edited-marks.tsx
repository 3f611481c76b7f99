import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import type { BoardEntry, ScheduledTime } from '../../shared/schedule/model.ts';
import { WEEK_MINUTES, pointText, timeKey, weekMinute } from '../../shared/schedule/week.ts';
import { placeOf } from './board-layout.ts';
import type { Shown } from './board-layout.ts';
import { moved, nudged, removed, shifted } from './draft.ts';
import type { LaneFacts } from './lane.tsx';
import { changeDraft, useSchedule } from './schedule-store.ts';
import { MarkClock, StepMark, markPlace } from './step-mark.tsx';

const KEY_MINUTES: Readonly<Record<string, number>> = { ArrowLeft: -5, ArrowRight: 5 };
const SHIFT_FACTOR = 12;

interface EditedMarksProps {
  readonly lane: LaneFacts;
  readonly shown: Shown;
}

/** The marks of the chosen post office: they can be dragged, and moved and removed by keys. */
export function EditedMarks({ lane, shown }: EditedMarksProps): ReactElement {
  const times = useSchedule((state) => state.drafts.get(lane.postOffice)?.times) ?? [];
  const origin = lane.isChanged ? 'hand' : (lane.entries[0]?.origin ?? 'hand');
  return (
    <>
      {times.map((time, index) => (
        // A time keeps its place in the draft while it is moved, and with it the focus.
        <EditedMark key={index} time={time} index={index} origin={origin} lane={lane} shown={shown} />
      ))}
    </>
  );
}

interface EditedMarkProps extends EditedMarksProps {
  readonly time: ScheduledTime;
  readonly index: number;
  readonly origin: BoardEntry['origin'];
}

function EditedMark({ time, index, origin, lane, shown }: EditedMarkProps): ReactElement | null {
  const isChosen = useSchedule((state) => state.chosenTime === index);
  const element = useRef<HTMLDivElement>(null);
  const drag = useDrag(time, index, shown);
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isChosen]);
  const place = placeOf(time, shown);
  if (place === null) return null;
  const key = timeKey(time);
  return (
    <div
      ref={element}
      {...markPlace(time.step, place)}
      role="slider"
      tabIndex={0}
      aria-label={time.step}
      aria-valuemin={0}
      aria-valuemax={WEEK_MINUTES - 1}
      aria-valuenow={weekMinute(time)}
      aria-valuetext={pointText(time)}
      data-edited="true"
      data-chosen={isChosen}
      data-flagged={lane.flagged.has(key)}
      data-shown-flag={lane.shownFlag.has(key) && !lane.missed.has(key)}
      title={`${time.step} ${pointText(time)}: drag it, or use the arrow keys (Shift: by an hour); Delete removes it`}
      onFocus={() => useSchedule.setState({ chosenTime: index })}
      onKeyDown={(event) => onMarkKey(event, time, index)}
      {...drag}
    >
      <StepMark step={time.step} origin={origin} />
      <MarkClock time={time} shown={shown} />
    </div>
  );
}

function onMarkKey(event: KeyboardEvent, time: ScheduledTime, index: number): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = KEY_MINUTES[event.key];
  if (step !== undefined) {
    event.preventDefault();
    const to = nudged(time, step * (event.shiftKey ? SHIFT_FACTOR : 1));
    changeDraft((draft) => moved(draft, index, to), index);
    // In the day view a mark that is moved over midnight is followed.
    useSchedule.setState(({ mode, day }) => ({ day: mode === 'day' ? to.day : day }));
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    changeDraft((draft) => removed(draft, index), null);
  }
}

/** Dragging moves by the distance since the pointer went down, so that a mark does not jump to the pointer. */
function useDrag(time: ScheduledTime, index: number, shown: Shown) {
  const start = useRef<{
    readonly x: number;
    readonly perPixel: number;
    readonly time: ScheduledTime;
  } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const width = event.currentTarget.parentElement?.clientWidth ?? 0;
      if (event.button !== 0 || width === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, perPixel: shown.minutes / width, time };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === null) return;
      const { x, perPixel, time: from } = start.current;
      const minutes = (event.clientX - x) * perPixel;
      // A click that trembles is no move.
      if (Math.abs(event.clientX - x) < 2) return;
      changeDraft((draft) => moved(draft, index, shifted(from, minutes, shown)), index);
    },
    onPointerUp: () => {
      start.current = null;
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}
