/** A drawing as the text of an SVG file that needs nothing beside itself: no style sheet, no font, no script. */
import { HALO_WIDTH, HATCH, HATCH_WIDTH } from './drawing.ts';
import type { Drawing, Ink, Palette, PathShape, Shape, TextShape } from './drawing.ts';
import { FONTS } from './fonts.ts';
import { hatchedInks } from './hatched-inks.ts';

/** @param title for those who do not see it */
export function svgText({ width, height, shapes }: Drawing, palette: Palette, title: string): string {
  const patterns = hatchedInks(shapes).map((ink) => patternText(ink, palette));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="img" font-variant-numeric="tabular-nums">`,
    `<title>${escaped(title)}</title>`,
    ...(patterns.length === 0 ? [] : [`<defs>${patterns.join('')}</defs>`]),
    `<rect width="${width}" height="${height}" fill="${palette.ground}"/>`,
    ...shapes.map((shape) => shapeText(shape, palette)),
    '</svg>',
    '',
  ].join('\n');
}

/** Safe as text and in attributes. What XML 1.0 cannot hold (controls, halves of pairs) becomes U+FFFD. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function shapeText(shape: Shape, palette: Palette): string {
  switch (shape.kind) {
    case 'path':
      return pathText(shape, palette);
    case 'text':
      return wordsText(shape, palette);
    case 'group':
      return (
        `<g transform="translate(${shape.x} ${shape.y})">` +
        `${shape.shapes.map((inner) => shapeText(inner, palette)).join('\n')}</g>`
      );
  }
}

function pathText(shape: PathShape, palette: Palette): string {
  const { fill, stroke } = shape;
  const filled = fill === null ? 'none' : shape.hatched ? `url(#hatch-${fill})` : palette[fill];
  return (
    `<path d="${shape.d}" fill="${filled}"` +
    (shape.fillOpacity === 1 ? '' : ` fill-opacity="${shape.fillOpacity}"`) +
    (stroke === null ? '' : ` stroke="${palette[stroke]}" stroke-width="${shape.strokeWidth}"`) +
    ` stroke-linejoin="round"${opacityText(shape.opacity)}/>`
  );
}

function wordsText(shape: TextShape, palette: Palette): string {
  const halo = `stroke="${palette.ground}" stroke-width="${HALO_WIDTH}" stroke-linejoin="round" paint-order="stroke"`;
  return (
    `<text x="${shape.x}" y="${shape.y}" fill="${palette[shape.ink]}" font-size="${shape.size}" ` +
    `font-family="${shape.mono ? FONTS.mono : FONTS.plain}" text-anchor="${shape.anchor}"` +
    (shape.bold ? ' font-weight="600"' : '') +
    (shape.halo ? ` ${halo}` : '') +
    `${opacityText(shape.opacity)}>${escaped(shape.text)}</text>`
  );
}

function opacityText(opacity: number): string {
  return opacity === 1 ? '' : ` opacity="${opacity}"`;
}

function patternText(ink: Ink, palette: Palette): string {
  return (
    `<pattern id="hatch-${ink}" width="${HATCH}" height="${HATCH}" patternUnits="userSpaceOnUse" ` +
    `patternTransform="rotate(45)"><path d="M0 0v${HATCH}" stroke="${palette[ink]}" ` +
    `stroke-width="${HATCH_WIDTH * 2}"/></pattern>`
  );
}
