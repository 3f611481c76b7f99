/**
 * A drawing as PNG. It is painted shape by shape: an SVG in an image element would need `blob:` or `data:` in the content
 * security policy.
 */
import { HALO_WIDTH, HATCH, HATCH_WIDTH } from './drawing.ts';
import type { Drawing, Ink, Palette, PathShape, Shape, TextShape } from './drawing.ts';
import { FONTS } from './fonts.ts';
import { pngBytes } from './png-bytes.ts';

/** Null where nothing can be painted. */
export async function pngOf(
  drawing: Drawing,
  palette: Palette,
  scale: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(drawing.width * scale);
  canvas.height = Math.round(drawing.height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.scale(scale, scale);
  context.lineJoin = 'round';
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, drawing.width, drawing.height);
  paintShapes(context, drawing.shapes, palette);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return pngBytes(data, width, height);
}

function paintShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[], palette: Palette): void {
  for (const shape of shapes) {
    if (shape.kind === 'path') paintPath(context, shape, new Path2D(shape.d), palette);
    else if (shape.kind === 'text') paintText(context, shape, palette);
    else {
      context.save();
      context.translate(shape.x, shape.y);
      paintShapes(context, shape.shapes, palette);
      context.restore();
    }
  }
}

function paintPath(
  context: CanvasRenderingContext2D,
  shape: PathShape,
  outline: Path2D,
  palette: Palette,
): void {
  if (shape.fill !== null) {
    context.globalAlpha = shape.opacity * shape.fillOpacity;
    context.fillStyle = (shape.hatched ? hatch(context, shape.fill, palette) : null) ?? palette[shape.fill];
    context.fill(outline);
  }
  if (shape.stroke !== null) {
    context.globalAlpha = shape.opacity;
    context.strokeStyle = palette[shape.stroke];
    context.lineWidth = shape.strokeWidth;
    context.stroke(outline);
  }
  context.globalAlpha = 1;
}

function paintText(context: CanvasRenderingContext2D, shape: TextShape, palette: Palette): void {
  context.font = `${shape.bold ? '600 ' : ''}${shape.size}px ${shape.mono ? FONTS.mono : FONTS.plain}`;
  context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
  context.globalAlpha = shape.opacity;
  if (shape.halo) {
    context.strokeStyle = palette.ground;
    context.lineWidth = HALO_WIDTH;
    context.strokeText(shape.text, shape.x, shape.y);
  }
  context.fillStyle = palette[shape.ink];
  context.fillText(shape.text, shape.x, shape.y);
  context.globalAlpha = 1;
}

/** Drawn larger than it is shown, so that the lines stay sharp. */
const TILE_SCALE = 4;

function hatch(context: CanvasRenderingContext2D, ink: Ink, palette: Palette): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = HATCH * TILE_SCALE;
  tile.height = HATCH * TILE_SCALE;
  const brush = tile.getContext('2d');
  if (brush === null) return null;
  brush.fillStyle = palette[ink];
  brush.fillRect(0, 0, HATCH_WIDTH * TILE_SCALE, tile.height);
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().rotate(45).scale(1 / TILE_SCALE));
  return pattern;
}
