/** Does what a key asks for. */
import { announcement, cursorPosition, laneAnnouncement, stepTo } from './cursor.ts';
import { openMessage } from './choose.ts';
import type { TimelineCommand } from './keys.ts';
import { fit, goBack, pan, reveal, zoom } from './navigation.ts';
import { useTimeline } from './timeline-store.ts';
import type { TimelineModel } from './timeline-store.ts';
import { useTimelineView } from './view-store.ts';
import { clamp, withLane, xOf } from './viewport.ts';

const PAN_SHARE = 0.15;
const ZOOM_STEP = 1.5;

export function obey(command: TimelineCommand): void {
  const { model } = useTimeline.getState();
  if (model === null) return;
  const { viewport, cursor } = useTimelineView.getState();
  switch (command.kind) {
    case 'pan':
      return pan(command.direction * viewport.width * PAN_SHARE);
    case 'lane':
      return goToLane(model, cursor.lane + command.by);
    case 'page':
      return goToLane(
        model,
        cursor.lane + command.direction * Math.max(1, Math.floor(viewport.height / viewport.laneHeight) - 1),
      );
    case 'zoom':
      return zoomAtCursor(model, command.direction === 'in' ? 1 / ZOOM_STEP : ZOOM_STEP);
    case 'mark':
      return goToMark(model, command.to);
    case 'fit':
      return fit();
    case 'open':
      if (cursorPosition(model, cursor) !== null && cursor.id !== null) openMessage(cursor.id);
      return;
    case 'leave':
      return leave();
  }
}

/** Out of what was opened last: a card, else a group. */
function leave(): void {
  const { pinned } = useTimelineView.getState();
  useTimelineView.setState({ hover: null, pinned: null });
  if (pinned === null) goBack();
}

function goToLane(model: TimelineModel, wanted: number): void {
  const { viewport } = useTimelineView.getState();
  const lane = clamp(wanted, 0, Math.max(0, model.timeline.lanes.length - 1));
  useTimelineView.setState({
    cursor: { lane, id: null },
    viewport: withLane(viewport, lane),
    spoken: laneAnnouncement(model, lane),
  });
}

function goToMark(model: TimelineModel, to: 'previous' | 'next' | 'first' | 'last'): void {
  const { viewport, cursor } = useTimelineView.getState();
  const position = stepTo(model, cursor, to, viewport.fromMs);
  if (position === null) {
    useTimelineView.setState({ spoken: laneAnnouncement(model, cursor.lane) });
    return;
  }
  goToPosition(model, position);
}

/** @param position in the mark index */
export function goToPosition(model: TimelineModel, position: number): void {
  const { viewport } = useTimelineView.getState();
  const row = model.marks.row[position] ?? 0;
  const lane = model.timeline.marks.lane[row] ?? 0;
  useTimelineView.setState({
    cursor: { lane, id: model.timeline.marks.id[row] ?? null },
    viewport: withLane(viewport, lane),
    spoken: announcement(model, position, lane),
  });
  reveal(model.marks.atMs[position] ?? viewport.fromMs);
}

/** Around the mark that the keys are at, when it is on the screen. */
function zoomAtCursor(model: TimelineModel, factor: number): void {
  const { viewport, cursor } = useTimelineView.getState();
  const position = cursorPosition(model, cursor);
  const x = position === null ? -1 : xOf(viewport, model.marks.atMs[position] ?? 0);
  zoom(factor, x >= 0 && x <= viewport.width ? x : viewport.width / 2);
}
