/** Which stretch of time and which lanes are on the screen, and the ways from one such view to the next. Pure. */

export const LANE_HEIGHT = 28;
/** A second is then some 90 px wide: dates of messages are told to the second. */
export const SHORTEST_MS = 10_000;
/** Dates are whatever a stranger wrote; all four-digit years and some more fit. */
export const LONGEST_MS = 12_000 * 365.25 * 86_400_000;

export interface Viewport {
  readonly fromMs: number;
  readonly toMs: number;
  /** Lane at the upper edge; a fraction when it is scrolled half away. */
  readonly firstLane: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly laneHeight: number;
}

/** From the first to the last moment, both included. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

type TimeScale = Pick<Viewport, 'fromMs' | 'toMs' | 'width'>;

export function msPerPixel({ fromMs, toMs, width }: TimeScale): number {
  return (toMs - fromMs) / Math.max(1, width);
}

export function xOf(scale: TimeScale, ms: number): number {
  return (ms - scale.fromMs) / msPerPixel(scale);
}

export function timeAt(scale: TimeScale, x: number): number {
  return scale.fromMs + x * msPerPixel(scale);
}

/** Upper edge of a lane. */
export function laneTop({ firstLane, laneHeight }: Viewport, lane: number): number {
  return (lane - firstLane) * laneHeight;
}

/** The time at `x` stays where it is; a factor below 1 shows less time in more detail. */
export function zoomAt(viewport: Viewport, x: number, factor: number): Viewport {
  const span = withinBounds((viewport.toMs - viewport.fromMs) * factor);
  const fromMs = timeAt(viewport, x) - (x / Math.max(1, viewport.width)) * span;
  return { ...viewport, fromMs, toMs: fromMs + span };
}

/**
 * Later times come into view for positive `pixels`. The middle of the view does not leave the stretch that has
 * something to show; a view that is outside already can only come back.
 */
export function panBy(viewport: Viewport, pixels: number, extent: TimeRange): Viewport {
  const middle = (viewport.fromMs + viewport.toMs) / 2;
  const wanted = middle + pixels * msPerPixel(viewport);
  const moved = clamp(wanted, Math.min(middle, extent.fromMs), Math.max(middle, extent.toMs)) - middle;
  return { ...viewport, fromMs: viewport.fromMs + moved, toMs: viewport.toMs + moved };
}

/** The same window, over another stretch of time. */
export function showing(viewport: Viewport, { fromMs, toMs }: TimeRange): Viewport {
  const span = withinBounds(toMs - fromMs);
  const start = (fromMs + toMs - span) / 2;
  return { ...viewport, fromMs: start, toMs: start + span };
}

/** `length` of time around a moment. */
export function around(ms: number, length: number): TimeRange {
  return { fromMs: ms - length / 2, toMs: ms + length / 2 };
}

/** A stretch with room to either side; a single moment gets an hour. */
export function padded({ fromMs, toMs }: TimeRange): TimeRange {
  const room = toMs > fromMs ? (toMs - fromMs) * 0.04 : 1_800_000;
  return { fromMs: fromMs - room, toMs: toMs + room };
}

/** `share` of the way from one view to the other. */
export function between(from: Viewport, to: TimeRange, share: number): Viewport {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return { ...from, fromMs: mix(from.fromMs, to.fromMs), toMs: mix(from.toMs, to.toMs) };
}

/** Scrolls no further than needed to have a lane wholly on the screen. */
export function withLane(viewport: Viewport, lane: number): Viewport {
  const fit = Math.max(1, viewport.height / viewport.laneHeight);
  const firstLane = clamp(viewport.firstLane, Math.max(0, lane + 1 - fit), lane);
  return { ...viewport, firstLane };
}

/** The same length of time, moved no further than needed to lie within `bounds`, or to hold them when it is longer. */
export function keptWithin({ fromMs, toMs }: TimeRange, bounds: TimeRange): TimeRange {
  const length = toMs - fromMs;
  const [one, other] = [bounds.fromMs, bounds.toMs - length];
  const start = clamp(fromMs, Math.min(one, other), Math.max(one, other));
  return { fromMs: start, toMs: start + length };
}

/** Lanes that are at least partly on the screen, [firstLane, endLane). */
export function lanesInView(
  { firstLane, height, laneHeight }: Viewport,
  lanes: number,
): { readonly firstLane: number; readonly endLane: number } {
  return {
    firstLane: Math.max(0, Math.floor(firstLane)),
    endLane: Math.min(lanes, Math.ceil(firstLane + height / laneHeight)),
  };
}

/** How far down the lanes can be scrolled. */
export function lastFirstLane({ height, laneHeight }: Viewport, lanes: number): number {
  return Math.max(0, lanes - height / laneHeight);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function withinBounds(span: number): number {
  return clamp(span, SHORTEST_MS, LONGEST_MS);
}
