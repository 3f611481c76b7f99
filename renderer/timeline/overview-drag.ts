/** The window in the overview strip: drag it, or one of its edges; a click elsewhere brings it there. */
import { glideTo } from './navigation.ts';
import { useTimeline } from './timeline-store.ts';
import { setViewport, useTimelineView } from './view-store.ts';
import { padded, panBy, showing, timeAt, xOf } from './viewport.ts';
import type { TimeRange } from './viewport.ts';

type Grip = 'window' | 'from' | 'to';

const EDGE_PIXELS = 5;

export function followOverview(strip: HTMLElement): () => void {
  const end = new AbortController();
  const { signal } = end;
  let grip: { readonly part: Grip; x: number } | null = null;
  strip.addEventListener(
    'pointerdown',
    (event) => {
      const scale = scaleOf(strip);
      if (scale === null || event.button !== 0) return;
      strip.setPointerCapture(event.pointerId);
      const part = gripAt(scale, event.offsetX);
      if (part === null) centreOn(timeAt(scale, event.offsetX));
      grip = { part: part ?? 'window', x: event.offsetX };
    },
    { signal },
  );
  strip.addEventListener(
    'pointermove',
    (event) => {
      const scale = scaleOf(strip);
      if (scale === null) return;
      if (grip === null) {
        const part = gripAt(scale, event.offsetX);
        strip.style.cursor = part === null ? 'pointer' : part === 'window' ? 'grab' : 'ew-resize';
        return;
      }
      drag(grip.part, timeAt(scale, event.offsetX) - timeAt(scale, grip.x), scale);
      grip.x = event.offsetX;
    },
    { signal },
  );
  strip.addEventListener('pointerup', () => (grip = null), { signal });
  return () => end.abort();
}

/** All the time the strip stands for; null while there is none. */
export function overviewRange(): TimeRange | null {
  const extent = useTimeline.getState().model?.extent ?? null;
  return extent === null ? null : padded(extent);
}

function scaleOf(strip: HTMLElement): (TimeRange & { readonly width: number }) | null {
  const range = overviewRange();
  return range === null ? null : { ...range, width: strip.clientWidth };
}

function gripAt(scale: TimeRange & { readonly width: number }, x: number): Grip | null {
  const { viewport } = useTimelineView.getState();
  const [from, to] = [xOf(scale, viewport.fromMs), xOf(scale, viewport.toMs)];
  // A window too narrow for edges is moved as a whole.
  if (to - from > 4 * EDGE_PIXELS) {
    if (Math.abs(x - from) <= EDGE_PIXELS) return 'from';
    if (Math.abs(x - to) <= EDGE_PIXELS) return 'to';
  }
  return x >= from - EDGE_PIXELS && x <= to + EDGE_PIXELS ? 'window' : null;
}

function centreOn(ms: number): void {
  const { viewport } = useTimelineView.getState();
  const half = (viewport.toMs - viewport.fromMs) / 2;
  glideTo({ fromMs: ms - half, toMs: ms + half });
}

function drag(part: Grip, movedMs: number, extent: TimeRange): void {
  const { viewport } = useTimelineView.getState();
  const { fromMs, toMs, width } = viewport;
  useTimelineView.setState({ isFitted: false });
  if (part === 'window') setViewport(panBy(viewport, (movedMs / (toMs - fromMs)) * width, extent));
  else if (part === 'from')
    setViewport(showing(viewport, { fromMs: Math.min(fromMs + movedMs, toMs), toMs }));
  else setViewport(showing(viewport, { fromMs, toMs: Math.max(toMs + movedMs, fromMs) }));
}
