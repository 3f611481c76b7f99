/** The shapes of states on a canvas: the same paths as everywhere else. */
import type { MarkPath, StateLook } from '../ui/state-look.ts';
import type { Palette } from './palette.ts';

/** Shapes are drawn in a 12 × 12 box. */
const HALF_BOX = 6;
const STROKE = 1.5;

const paths = new Map<string, Path2D>();

export function paintMark(
  context: CanvasRenderingContext2D,
  look: StateLook,
  palette: Palette,
  x: number,
  y: number,
  scale = 1,
): void {
  context.save();
  context.translate(x - HALF_BOX * scale, y - HALF_BOX * scale);
  context.scale(scale, scale);
  context.fillStyle = palette.tones[look.tone];
  context.strokeStyle = palette.tones[look.tone];
  context.lineWidth = STROKE;
  for (const path of look.mark) paintPath(context, path);
  context.restore();
}

function paintPath(context: CanvasRenderingContext2D, { d, paint }: MarkPath): void {
  const known = paths.get(d);
  const path = known ?? new Path2D(d);
  if (known === undefined) paths.set(d, path);
  if (paint === 'fill') context.fill(path);
  else context.stroke(path);
}
