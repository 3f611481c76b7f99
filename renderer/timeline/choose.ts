/** What happens to the thing that is clicked, or opened by key. */
import { flushSync } from 'react-dom';
import type { MessageId } from '../../shared/model.ts';
import { openBeside } from '../detail/open-message.ts';
import type { Card } from './view-store.ts';
import { useTimeline } from './timeline-store.ts';
import { useTimelineView } from './view-store.ts';
import { zoomInto } from './navigation.ts';
import { MARK_RADIUS } from './groups.ts';
import { SHORTEST_MS, padded } from './viewport.ts';

/** A message is shown, a group is zoomed into or, if that does not separate it, listed; a cycle tells what it is. */
export function choose(card: Card): void {
  const { facts } = card;
  useTimelineView.setState({ hover: null, pinned: null });
  if (facts.kind === 'mark') chooseMessage(facts.id);
  else if (facts.kind === 'group' && isSeparable(facts.fromMs, facts.toMs)) zoomInto(padded(facts));
  else useTimelineView.setState({ pinned: card });
}

export function chooseMessage(id: MessageId): void {
  const { model } = useTimeline.getState();
  const row = model === null ? -1 : model.timeline.marks.id.indexOf(id);
  useTimelineView.setState({ cursor: { lane: model?.timeline.marks.lane[row] ?? 0, id } });
  openBeside(id);
}

/** As from the list of messages: Enter leads into the details. */
export function openMessage(id: MessageId): void {
  // The pane has to be there before it can be focused.
  flushSync(() => openBeside(id));
  document.getElementById('message-details')?.focus();
}

/** Whether the first and the last of a group still touch when as little time as possible is shown. */
function isSeparable(fromMs: number, toMs: number): boolean {
  const { width } = useTimelineView.getState().viewport;
  return ((toMs - fromMs) / SHORTEST_MS) * width > 2 * MARK_RADIUS;
}
