/** Draws the overview strip: how many messages when, what is wrong below them, and the stretch that is shown. */
import type { Density } from './density.ts';
import type { Palette } from './palette.ts';
import { xOf } from './viewport.ts';
import type { TimeRange } from './viewport.ts';

interface Strip {
  readonly density: Density;
  /** All the time that the strip stands for. */
  readonly extent: TimeRange;
  readonly shown: TimeRange;
  readonly width: number;
  readonly height: number;
}

/** Rows at the bottom: failed, and below it hung. */
const WRONG_HEIGHT = 3;
const WRONG_ROOM = 8;

export function paintOverview(context: CanvasRenderingContext2D, strip: Strip, palette: Palette): void {
  const { density, extent, shown, width, height } = strip;
  const left = Math.max(0, xOf({ ...extent, width }, shown.fromMs));
  const right = Math.min(width, xOf({ ...extent, width }, shown.toMs));
  context.clearRect(0, 0, width, height);
  context.fillStyle = palette.chosen;
  context.fillRect(left, 0, Math.max(2, right - left), height);
  const room = height - WRONG_ROOM - 2;
  density.total.forEach((total, x) => {
    if (total === 0) return;
    // By the root: one message beside a thousand is still seen.
    const tall = Math.max(2, room * Math.sqrt(total / density.highest));
    context.fillStyle = palette.quiet;
    context.fillRect(x, height - WRONG_ROOM - tall, 1, tall);
  });
  paintWrong(context, density.failed, palette.tones.bad, height - WRONG_ROOM + 1);
  paintWrong(context, density.hung, palette.tones.hung, height - WRONG_HEIGHT);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.strokeRect(Math.round(left) + 0.5, 0.5, Math.max(2, Math.round(right - left) - 1), height - 1);
}

function paintWrong(context: CanvasRenderingContext2D, counts: Uint32Array, colour: string, y: number): void {
  context.fillStyle = colour;
  counts.forEach((number, x) => {
    if (number > 0) context.fillRect(x - 1, y, 3, WRONG_HEIGHT);
  });
}
