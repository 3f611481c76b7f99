/** Where in the timeline the user is. The picture follows it frame by frame; React only draws the cards. */
import { create } from 'zustand';
import type { MessageId } from '../../shared/model.ts';
import type { Facts } from './facts.ts';
import { LANE_HEIGHT } from './viewport.ts';
import type { TimeRange, Viewport } from './viewport.ts';

/** The lane and the mark that keys act on. */
export interface Cursor {
  readonly lane: number;
  readonly id: MessageId | null;
}

/** Facts and where to show them, in pixels of the chart. */
export interface Card {
  readonly facts: Facts;
  readonly x: number;
  readonly y: number;
}

interface TimelineView {
  /** What the numbers of lanes refer to. */
  readonly lanes: readonly string[];
  readonly viewport: Viewport;
  /** Everything is shown and shall stay so when more comes; false once the user went somewhere. */
  readonly isFitted: boolean;
  /** What was shown before each group that was zoomed into, the latest last. */
  readonly back: readonly (TimeRange & { readonly isFitted: boolean })[];
  readonly cursor: Cursor;
  /** What is under the pointer. */
  readonly hover: Card | null;
  /** What was clicked; stays until it is closed. */
  readonly pinned: Card | null;
  /** For those who hear the timeline: where the keys have led. */
  readonly spoken: string;
}

const NOWHERE: TimelineView = {
  lanes: [],
  viewport: { fromMs: 0, toMs: 1, firstLane: 0, width: 0, height: 0, laneHeight: LANE_HEIGHT },
  isFitted: true,
  back: [],
  cursor: { lane: 0, id: null },
  hover: null,
  pinned: null,
  spoken: '',
};

export const useTimelineView = create<TimelineView>(() => NOWHERE);

/** Another queue: nothing of where the user was applies to it. The size of the chart stays. */
export function resetTimelineView(): void {
  const { width, height } = useTimelineView.getState().viewport;
  useTimelineView.setState({ ...NOWHERE, viewport: { ...NOWHERE.viewport, width, height } });
}

export function setViewport(viewport: Viewport): void {
  useTimelineView.setState({ viewport });
}
