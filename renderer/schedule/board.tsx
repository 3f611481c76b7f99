import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, ReactElement, RefObject } from 'react';
import type { ScheduleBoard, ScheduledTime } from '../../shared/schedule/model.ts';
import { DAY_NAMES } from '../../shared/schedule/scheduled-time.ts';
import { LANE_HEIGHT, firstPlace, shownStretch, ticks } from './board-layout.ts';
import type { Shown } from './board-layout.ts';
import { useLanes } from './lane-facts.ts';
import { Lane } from './lane.tsx';
import { placeAfterKey } from './schedule-keys.ts';
import { choosePostOffice, useSchedule } from './schedule-store.ts';

const OVERSCAN = 2;
const AXIS_HEIGHT = 28;
/** Left of the first mark, when the board is wider than its place. */
const MARGIN_PX = 24;

type Lanes = Virtualizer<HTMLDivElement, Element>;

/** A lane for each post office over a week or a day, the server on top. */
export function Board({ board }: { readonly board: ScheduleBoard }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const { mode, day, lane } = useSchedule();
  const shown = useMemo(() => shownStretch(mode, day), [mode, day]);
  const laneOf = useLanes(board, shown);
  const order = board.postOffices;
  const stop = Math.max(0, lane === null ? 0 : order.indexOf(lane));
  const lanes = useVirtualizer<HTMLDivElement, Element>({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LANE_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: AXIS_HEIGHT,
    scrollPaddingStart: AXIS_HEIGHT,
    // The lane that Tab goes to is there wherever the others are scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(stop, range.count - 1)])].toSorted(
        (a, b) => a - b,
      ),
  });
  useFlagInView(board, lanes);
  useFirstMarkInView(board, shown, scroller);
  const onKeyDown = useLaneKeys(order, stop, lanes);
  return (
    <div
      ref={scroller}
      className="board"
      data-mode={mode}
      data-blank={board.entries.length === 0}
      role="region"
      aria-label="Board of times"
      tabIndex={-1}
    >
      <BoardAxis />
      <div
        className="board-lanes"
        style={{ height: lanes.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={(event) => rememberLane(event, order)}
      >
        {lanes.getVirtualItems().map((item) => {
          const postOffice = order[item.index];
          return postOffice === undefined ? null : (
            <Lane
              key={postOffice}
              lane={laneOf(postOffice)}
              shown={shown}
              top={item.start - AXIS_HEIGHT}
              place={item.index}
              isStop={item.index === stop}
              onChoose={choosePostOffice}
            />
          );
        })}
      </div>
    </div>
  );
}

function BoardAxis(): ReactElement {
  const { mode, day } = useSchedule();
  return (
    <div className="board-axis" aria-hidden="true">
      <span className="board-corner">{mode === 'week' ? 'Week' : DAY_NAMES[day]}</span>
      <span className="board-ticks">
        {ticks(mode, DAY_NAMES).map(({ place, label }) => (
          <span key={label} className="board-tick" style={{ left: `${place * 100}%` }}>
            {label}
          </span>
        ))}
      </span>
    </div>
  );
}

function useFlagInView({ postOffices }: ScheduleBoard, lanes: Lanes): void {
  const flag = useSchedule((state) => state.flag);
  const showLane = useEffectEvent((postOffice: string) => {
    const place = postOffices.indexOf(postOffice);
    if (place >= 0) lanes.scrollToIndex(place, { align: 'center' });
  });
  // Only a click on a flag scrolls, not a board that changes afterwards.
  useEffect(() => {
    if (flag !== null) showLane(flag.flag.postOffice);
  }, [flag]);
}

/** In a narrow window the board opens where its marks begin, or the marks of the flag that is shown. */
function useFirstMarkInView(
  { entries }: ScheduleBoard,
  shown: Shown,
  scroller: RefObject<HTMLDivElement | null>,
): void {
  const flag = useSchedule((state) => state.flag);
  const showMarks = useEffectEvent((flagged: readonly ScheduledTime[], stretch: Shown) => {
    const board = scroller.current;
    const width = board?.querySelector('.lane-track')?.clientWidth ?? 0;
    const place = firstPlace(flagged, stretch) ?? firstPlace(entries, stretch);
    if (place !== null) board?.scrollTo({ left: place * width - MARGIN_PX });
  });
  useEffect(() => showMarks(flag?.flag.entries ?? [], shown), [shown, flag]);
}

function useLaneKeys(
  order: readonly string[],
  stop: number,
  lanes: Lanes,
): (event: KeyboardEvent<HTMLElement>) => void {
  const isMoved = useRef(false);
  useEffect(() => {
    if (!isMoved.current) return;
    isMoved.current = false;
    lanes.scrollElement?.querySelector<HTMLElement>(`[data-place="${stop}"] .lane-label`)?.focus({
      preventScroll: true,
    });
  }, [stop, lanes]);
  return (event) => {
    if (!(event.target instanceof Element) || !event.target.matches('.lane-label')) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    const height = lanes.scrollElement?.clientHeight ?? 0;
    const page = Math.max(1, Math.floor((height - AXIS_HEIGHT) / LANE_HEIGHT) - 1);
    const to = placeAfterKey(event.key, { at: stop, total: order.length, page });
    const lane = to === null ? undefined : order[to];
    if (to === null || lane === undefined) return;
    event.preventDefault();
    isMoved.current = true;
    useSchedule.setState({ lane });
    lanes.scrollToIndex(to, { align: 'auto' });
  };
}

function rememberLane(event: FocusEvent<HTMLElement>, order: readonly string[]): void {
  const place = event.target.closest<HTMLElement>('[data-place]')?.dataset['place'];
  const lane = place === undefined ? undefined : order[Number(place)];
  if (lane !== undefined) useSchedule.setState({ lane });
}
