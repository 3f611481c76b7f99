/** Wheel and pointer over the canvas. */
import { choose } from './choose.ts';
import { factsOf } from './facts.ts';
import { targetAt } from './hit.ts';
import type { Target } from './hit.ts';
import type { Scene } from './layout.ts';
import { pan, scrollLanes, zoom } from './navigation.ts';
import { useTimeline } from './timeline-store.ts';
import { useTimelineView } from './view-store.ts';
import type { Card } from './view-store.ts';

/** How much one pixel of a wheel zooms; fingers on a touch pad give small numbers, told by Ctrl. */
const WHEEL_ZOOM = 0.0015;
const PINCH_ZOOM = 0.01;
const LINE_PIXELS = 16;
const DOUBLE_CLICK_ZOOM = 0.4;
/** A hand that clicks is not quite still. */
const STILL_PIXELS = 3;

export interface Pointed {
  /** What was drawn last. */
  readonly scene: () => Scene | null;
  readonly onHover: (target: Target | null) => void;
}

export function followWheel(canvas: HTMLElement): () => void {
  const end = new AbortController();
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1;
      const [deltaX, deltaY] = [event.deltaX * unit, event.deltaY * unit];
      if (event.shiftKey) pan(deltaX === 0 ? deltaY : deltaX);
      else if (Math.abs(deltaX) > Math.abs(deltaY)) pan(deltaX);
      else zoom(Math.exp(deltaY * (event.ctrlKey ? PINCH_ZOOM : WHEEL_ZOOM)), event.offsetX);
    },
    { signal: end.signal, passive: false },
  );
  return () => end.abort();
}

export function followPointer(canvas: HTMLElement, pointed: Pointed): () => void {
  const end = new AbortController();
  const { signal } = end;
  let drag: { x: number; y: number; moved: boolean } | null = null;
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false };
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      if (drag === null) return hoverAt(event, pointed);
      const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!drag.moved && Math.hypot(dx, dy) <= STILL_PIXELS) return;
      if (!drag.moved) startDrag(canvas, event);
      drag = { x: event.clientX, y: event.clientY, moved: true };
      pan(-dx);
      scrollLanes(-dy / useTimelineView.getState().viewport.laneHeight);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointerup',
    (event) => {
      if (drag !== null && !drag.moved) clickAt(event, pointed);
      drag = null;
      delete canvas.dataset['dragging'];
    },
    { signal },
  );
  canvas.addEventListener('pointercancel', () => (drag = null), { signal });
  canvas.addEventListener('pointerleave', () => pointed.onHover(null), { signal });
  canvas.addEventListener('dblclick', (event) => doubleClickAt(event, pointed), { signal });
  return () => end.abort();
}

function startDrag(canvas: HTMLElement, event: PointerEvent): void {
  canvas.setPointerCapture(event.pointerId);
  canvas.dataset['dragging'] = 'true';
  useTimelineView.setState({ hover: null, pinned: null });
}

function hoverAt(event: PointerEvent, { scene, onHover }: Pointed): void {
  const drawn = scene();
  onHover(drawn === null ? null : targetAt(drawn, event.offsetX, event.offsetY));
}

function clickAt(event: MouseEvent, { scene }: Pointed): void {
  const drawn = scene();
  const target = drawn === null ? null : targetAt(drawn, event.offsetX, event.offsetY);
  const card = target === null ? null : cardOf(target);
  if (card === null) {
    const { viewport, cursor } = useTimelineView.getState();
    const lane = Math.floor(viewport.firstLane + event.offsetY / viewport.laneHeight);
    const known = useTimeline.getState().model?.timeline.lanes.length ?? 0;
    useTimelineView.setState({ pinned: null, cursor: lane < known ? { ...cursor, lane } : cursor });
  } else choose(card);
}

/** On a mark or a group the single click has done its work already. */
function doubleClickAt(event: MouseEvent, { scene }: Pointed): void {
  const drawn = scene();
  if (drawn !== null && targetAt(drawn, event.offsetX, event.offsetY) === null) {
    zoom(DOUBLE_CLICK_ZOOM, event.offsetX);
  }
}

/** The card stands below the thing, where it does not hide it. */
export function cardOf(target: Target): Card | null {
  const { model } = useTimeline.getState();
  if (model === null) return null;
  const { box } = target;
  const { width } = useTimelineView.getState().viewport;
  const x = target.kind === 'mark' ? box.x : Math.max(0, box.x) + Math.min(width, box.width) / 2;
  return { facts: factsOf(model, target), x, y: box.y };
}
