/**
 * The picture: drawn once for each frame in which something changed, from the stores, without React. Between two
 * changes nothing runs.
 */
import { useDetail } from '../detail/detail-store.ts';
import { useQueue } from '../queue/queue-store.ts';
import { contextOf } from './canvas.ts';
import { cursorPosition } from './cursor.ts';
import { densityOf } from './density.ts';
import type { Density } from './density.ts';
import { cardOf, followPointer, followWheel } from './gestures.ts';
import type { Target } from './hit.ts';
import { placeAxis, placeLaneNames } from './labels.ts';
import type { MarkIndex } from './lane-index.ts';
import { layoutTimeline } from './layout.ts';
import type { MarkBox, Scene } from './layout.ts';
import { isNarrowed } from './mark-filter.ts';
import { keepPlace } from './navigation.ts';
import { followOverview, overviewRange } from './overview-drag.ts';
import { paint } from './paint.ts';
import { paintOverview } from './paint-overview.ts';
import { followTheme, readPalette } from './palette.ts';
import type { Palette } from './palette.ts';
import { axisOf } from './ticks.ts';
import { isProvisional, useTimeline } from './timeline-store.ts';
import type { TimelineModel } from './timeline-store.ts';
import { setViewport, useTimelineView } from './view-store.ts';
import { xOf } from './viewport.ts';
import type { Viewport } from './viewport.ts';

export interface ChartParts {
  /** Has the focus. */
  readonly frame: HTMLElement;
  /** Scrolls the lanes. */
  readonly scroller: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly names: HTMLElement;
  readonly ticks: HTMLElement;
  readonly periods: HTMLElement;
  readonly overview: HTMLCanvasElement;
}

interface Drawing {
  readonly parts: ChartParts;
  palette: Palette;
  /** What was laid out last, and from which data. */
  scene: Scene | null;
  of: TimelineModel | null;
  hovered: Target | null;
  density: { readonly of: MarkIndex; readonly columns: number; readonly value: Density } | null;
}

export function startChart(parts: ChartParts): () => void {
  const palette = readPalette(parts.frame);
  const drawing: Drawing = { parts, palette, scene: null, of: null, hovered: null, density: null };
  let frame = 0;
  const redraw = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw(drawing);
    });
  };
  const onTheme = (): void => {
    drawing.palette = readPalette(parts.frame);
    redraw();
  };
  const ends = [
    followSizes(parts, redraw),
    followScroll(parts.scroller),
    followWheel(parts.canvas),
    followOverview(parts.overview),
    followPointer(parts.canvas, {
      scene: () => drawing.scene,
      onHover: (target) => hover(drawing, target),
    }),
    followTheme(onTheme),
    followFocus(parts.frame, redraw),
    followStores(redraw),
    () => cancelAnimationFrame(frame),
  ];
  redraw();
  return () => {
    for (const end of ends) end();
  };
}

function followStores(redraw: () => void): () => void {
  keepPlace(useTimeline.getState().model);
  const ends = [
    useTimeline.subscribe((now, before) => {
      if (now.model !== before.model) keepPlace(now.model);
      redraw();
    }),
    useTimelineView.subscribe(redraw),
    useQueue.subscribe(redraw),
    useDetail.subscribe((now, before) => {
      if (now.id !== before.id) redraw();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function hover(drawing: Drawing, target: Target | null): void {
  if (target?.box === drawing.hovered?.box) return;
  drawing.hovered = target;
  drawing.parts.canvas.style.cursor = target === null ? '' : 'pointer';
  useTimelineView.setState({ hover: target === null ? null : cardOf(target) });
}

/** Laid out anew only when something moved; what is under the pointer is another thing then. */
function sceneOf(drawing: Drawing, model: TimelineModel, viewport: Viewport): Scene {
  if (drawing.scene?.viewport === viewport && drawing.of === model) return drawing.scene;
  drawing.scene = layoutTimeline(model.marks, model.spans, model.timeline.lanes.length, viewport);
  drawing.of = model;
  hover(drawing, null);
  return drawing.scene;
}

function draw(drawing: Drawing): void {
  const { parts, palette } = drawing;
  const { model, filter } = useTimeline.getState();
  const { viewport, cursor } = useTimelineView.getState();
  const context = contextOf(parts.canvas, viewport.width, viewport.height);
  if (model === null || context === null || viewport.width === 0) return;
  matchScroll(parts.scroller, viewport.firstLane * viewport.laneHeight);
  const { timeline } = model;
  const scene = sceneOf(drawing, model, viewport);
  const axis = axisOf(viewport.fromMs, viewport.toMs, viewport.width);
  const cursorLane = parts.frame.contains(document.activeElement) ? cursor.lane : null;
  placeAxis(parts.ticks, parts.periods, axis, viewport);
  placeLaneNames(parts.names, scene, timeline.lanes, cursorLane);
  const picture = {
    scene,
    timeline,
    ticks: axis.ticks.map(({ ms }) => xOf(viewport, ms)),
    cursorLane,
    cursorBox: cursorLane === null ? null : boxAt(scene, cursorPosition(model, cursor)),
    chosenBox: boxAt(scene, chosenPosition(model)),
    hovered: drawing.hovered?.box ?? null,
    isProvisional: isProvisional(model, useQueue.getState().summary),
    isNarrowed: isNarrowed(filter),
  };
  paint(context, picture, palette);
  drawOverview(drawing, model);
}

function drawOverview(drawing: Drawing, { marks }: TimelineModel): void {
  const { parts, palette } = drawing;
  const { clientWidth: width, clientHeight: height } = parts.overview;
  const context = contextOf(parts.overview, width, height);
  const extent = overviewRange();
  if (context === null || extent === null || width === 0) return;
  if (drawing.density?.of !== marks || drawing.density.columns !== width) {
    drawing.density = { of: marks, columns: width, value: densityOf(marks, extent, width) };
  }
  const { viewport } = useTimelineView.getState();
  paintOverview(context, { density: drawing.density.value, extent, shown: viewport, width, height }, palette);
}

/** Position of the message whose details are shown. */
function chosenPosition(model: TimelineModel): number | null {
  const { id } = useDetail.getState();
  const row = id === null ? -1 : model.timeline.marks.id.indexOf(id);
  if (row === -1) return null;
  return cursorPosition(model, { lane: model.timeline.marks.lane[row] ?? 0, id });
}

function boxAt(scene: Scene, position: number | null): MarkBox | null {
  if (position === null) return null;
  return scene.marks.find(({ start, end }) => start <= position && position < end) ?? null;
}

function followSizes({ scroller, canvas, overview }: ChartParts, redraw: () => void): () => void {
  const observer = new ResizeObserver(() => {
    const { viewport } = useTimelineView.getState();
    setViewport({ ...viewport, width: canvas.clientWidth, height: scroller.clientHeight });
    redraw();
  });
  for (const element of [scroller, canvas, overview]) observer.observe(element);
  return () => observer.disconnect();
}

function followScroll(scroller: HTMLElement): () => void {
  const end = new AbortController();
  const onScroll = (): void => {
    const { viewport } = useTimelineView.getState();
    const firstLane = scroller.scrollTop / viewport.laneHeight;
    if (Math.abs(firstLane - viewport.firstLane) * viewport.laneHeight >= 1)
      setViewport({ ...viewport, firstLane });
  };
  scroller.addEventListener('scroll', onScroll, { signal: end.signal, passive: true });
  return () => end.abort();
}

/** A scroll bar stands at whole device pixels; less than one is no difference. */
function matchScroll(scroller: HTMLElement, top: number): void {
  if (Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
}

function followFocus(frame: HTMLElement, redraw: () => void): () => void {
  const end = new AbortController();
  frame.addEventListener('focusin', redraw, { signal: end.signal });
  frame.addEventListener('focusout', redraw, { signal: end.signal });
  return () => end.abort();
}
