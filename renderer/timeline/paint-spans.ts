/**
 * Draws the strips of cycles. They differ in outline, not only in colour; the mark of the state stands in the middle of
 * what is seen of a strip where there is room, and on every cycle that did not go as it should, however short.
 */
import type { Timeline } from '../../shared/contract/sync.ts';
import type { CycleState } from '../../shared/cycles/model.ts';
import { shownLook } from '../cycles/shown-look.ts';
import { CYCLES_BY_URGENCY } from './lane-index.ts';
import { SPAN_HEIGHT } from './layout.ts';
import type { SpanBox } from './layout.ts';
import { paintMark } from './paint-mark.ts';
import type { Palette } from './palette.ts';

interface Strips {
  readonly spans: readonly SpanBox[];
  readonly timeline: Timeline;
  /** Of the view. */
  readonly width: number;
  /** Replies may not have been read yet. */
  readonly isProvisional: boolean;
  /** The picture is narrowed to some messages: what is not one of them steps back. */
  readonly isNarrowed: boolean;
}

/** A strip that is wide enough for the mark of any state. */
const MARKED_WIDTH = 40;
/** Marks closer than this would cover each other. */
const MARK_ROOM = 11;
const MARK_SCALE = 0.8;
/** Of what did not go as it should. */
const LARGE_SCALE = 1;
const DOT_STEP = 6;
const DIMMED = 0.4;

export function paintSpans(context: CanvasRenderingContext2D, strips: Strips, palette: Palette): void {
  const { spans, timeline, width, isProvisional } = strips;
  const stateOf = (box: SpanBox): CycleState => stateOfSpan(timeline, box);
  context.globalAlpha = strips.isNarrowed ? DIMMED : 1;
  for (const box of spans) {
    const state = stateOf(box);
    context.fillStyle = palette.tones[shownLook(state, isProvisional).tone];
    paintStrip(context, state, { y: box.y, ...seenOf(box, width) });
  }
  for (const box of markedSpans(spans, stateOf, width)) {
    const state = stateOf(box);
    const x = middleOf(box, width);
    const y = box.y + SPAN_HEIGHT / 2;
    context.fillStyle = palette.ground;
    context.fillRect(x - 7, box.y - 1, 14, SPAN_HEIGHT + 2);
    const scale = state === 'complete' ? MARK_SCALE : LARGE_SCALE;
    paintMark(context, shownLook(state, isProvisional), palette, x, y, scale);
  }
  context.globalAlpha = 1;
}

/** Of marks that would cover each other the one that needs attention first stays. */
export function markedSpans(
  spans: readonly SpanBox[],
  stateOf: (box: SpanBox) => CycleState,
  width: number,
): readonly SpanBox[] {
  const marked: SpanBox[] = [];
  const urgency = (box: SpanBox): number => CYCLES_BY_URGENCY.indexOf(stateOf(box));
  for (const box of spans) {
    if (stateOf(box) === 'complete' && seenOf(box, width).width < MARKED_WIDTH) continue;
    const before = marked.at(-1);
    const isFree =
      before?.lane !== box.lane || Math.abs(middleOf(box, width) - middleOf(before, width)) >= MARK_ROOM;
    if (isFree) marked.push(box);
    else if (urgency(box) < urgency(before)) marked[marked.length - 1] = box;
  }
  return marked;
}

function stateOfSpan(timeline: Timeline, { row }: SpanBox): CycleState {
  return timeline.cycleStates[timeline.spans.state[row] ?? 0] ?? 'pending';
}

/** The part of a strip that is in the view, and a little more. */
function seenOf(box: SpanBox, viewWidth: number): { readonly x: number; readonly width: number } {
  const x = Math.max(-SPAN_HEIGHT, box.x);
  return { x, width: Math.min(viewWidth + SPAN_HEIGHT, box.x + box.width) - x };
}

function middleOf(box: SpanBox, viewWidth: number): number {
  const { x, width } = seenOf(box, viewWidth);
  return x + width / 2;
}

/** Answered is solid, without an answer hollow, late a double line, skipped a single one, pending dotted. */
function paintStrip(
  context: CanvasRenderingContext2D,
  state: CycleState,
  { x, y, width }: Pick<SpanBox, 'x' | 'y' | 'width'>,
): void {
  const bottom = y + SPAN_HEIGHT - 1;
  if (state === 'complete') context.fillRect(x, y, width, SPAN_HEIGHT);
  else if (state === 'no-request') context.fillRect(x, y + SPAN_HEIGHT / 2 - 1, width, 2);
  else if (state === 'pending') {
    for (let dot = 0; dot < width; dot += DOT_STEP) context.fillRect(x + dot, y + 1, 2, 2);
  } else {
    context.fillRect(x, y, width, 1);
    context.fillRect(x, bottom, width, 1);
    if (state === 'late') return;
    context.fillRect(x, y, 1, SPAN_HEIGHT);
    context.fillRect(x + width - 1, y, 1, SPAN_HEIGHT);
  }
}
