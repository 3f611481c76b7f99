/** Draws a scene: lanes, cycles, then messages, so that nothing hides a message. */
import { stateLook } from '../ui/state-look.ts';
import { MARK_RADIUS } from './groups.ts';
import { MARK_HEIGHT, shortCount } from './layout.ts';
import type { MarkBox, Scene, SpanBox } from './layout.ts';
import { paintMark } from './paint-mark.ts';
import { paintSpans } from './paint-spans.ts';
import type { Palette } from './palette.ts';
import type { Timeline } from '../../shared/contract/sync.ts';
import { laneTop } from './viewport.ts';

export interface Picture {
  readonly scene: Scene;
  readonly timeline: Timeline;
  /** Where the lines of the time axis go. */
  readonly ticks: readonly number[];
  /** The lane that keys act on; null while the timeline has no focus. */
  readonly cursorLane: number | null;
  /** Boxes with a ring: the mark under the keys, and the message whose details are shown. */
  readonly cursorBox: MarkBox | null;
  readonly chosenBox: MarkBox | null;
  readonly hovered: MarkBox | SpanBox | null;
  readonly isProvisional: boolean;
  readonly isNarrowed: boolean;
}

export function paint(context: CanvasRenderingContext2D, picture: Picture, palette: Palette): void {
  const { scene, timeline } = picture;
  context.clearRect(0, 0, scene.viewport.width, scene.viewport.height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  paintLanes(context, picture, palette);
  paintSpans(context, { ...picture, spans: scene.spans, width: scene.viewport.width }, palette);
  context.font = `11px ${palette.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const box of scene.marks) if (box.end - box.start > 1) paintGroup(context, box, picture, palette);
  for (const box of scene.marks) {
    if (box.end - box.start === 1) paintMark(context, lookOf(timeline, box.row), palette, box.x, box.y);
  }
  if (picture.chosenBox !== null) paintRing(context, picture.chosenBox, palette.accent, 2);
  if (picture.cursorBox !== null) paintRing(context, picture.cursorBox, palette.text, 1);
}

function paintLanes(context: CanvasRenderingContext2D, picture: Picture, palette: Palette): void {
  const { viewport, firstLane, endLane } = picture.scene;
  const { width, height, laneHeight } = viewport;
  if (picture.cursorLane !== null) {
    context.fillStyle = palette.side;
    context.fillRect(0, laneTop(viewport, picture.cursorLane), width, laneHeight);
  }
  context.fillStyle = palette.hairline;
  const bottom = Math.min(height, laneTop(viewport, endLane));
  for (const x of picture.ticks) context.fillRect(Math.round(x), 0, 1, bottom);
  for (let lane = firstLane; lane < endLane; lane += 1) {
    context.fillRect(0, Math.round(laneTop(viewport, lane + 1)) - 1, width, 1);
  }
}

function paintGroup(
  context: CanvasRenderingContext2D,
  box: MarkBox,
  { timeline, hovered }: Picture,
  palette: Palette,
): void {
  const left = box.x - box.width / 2;
  const top = box.y - MARK_HEIGHT / 2;
  context.beginPath();
  context.roundRect(left + 0.5, top + 0.5, box.width - 1, MARK_HEIGHT - 1, 4);
  context.fillStyle = hovered === box ? palette.chosen : palette.raised;
  context.fill();
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.stroke();
  const text = shortCount(box.end - box.start);
  const content = 12 + 3 + context.measureText(text).width;
  const start = box.x - content / 2;
  paintMark(context, lookOf(timeline, box.row), palette, start + 6, box.y);
  context.fillStyle = palette.text;
  context.fillText(text, start + 15, box.y + 0.5);
}

function paintRing(
  context: CanvasRenderingContext2D,
  { x, y, width, start, end }: MarkBox,
  colour: string,
  room: number,
): void {
  const half = (end - start === 1 ? MARK_RADIUS : width / 2) + room;
  const tall = MARK_HEIGHT / 2 + room - 1;
  context.beginPath();
  context.roundRect(x - half, y - tall, 2 * half, 2 * tall, 5);
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.stroke();
}

function lookOf(timeline: Timeline, row: number): ReturnType<typeof stateLook> {
  return stateLook(timeline.states[timeline.marks.state[row] ?? 0] ?? 'discovered');
}
