/**
 * A picture as plain objects. Layouts make it, and three printers know nothing else: React (drawing-view.tsx), the text
 * of an SVG file (svg-text.ts) and a canvas (canvas-painter.ts). So a saved picture is the one that was looked at.
 */

/** Colours by their purpose; `theme.css` says which they are. */
export type Ink =
  | 'ground'
  | 'hairline'
  | 'border'
  | 'text'
  | 'quiet'
  | 'accent'
  | 'idle'
  | 'bad'
  | 'hung'
  | 'odd';

export type Palette = Readonly<Record<Ink, string>>;

/** For elements of the window: the theme changes the colours without a new drawing. */
export const THEME_PALETTE: Palette = {
  ground: 'var(--ground)',
  hairline: 'var(--hairline)',
  border: 'var(--border)',
  text: 'var(--text)',
  quiet: 'var(--text-quiet)',
  accent: 'var(--accent)',
  idle: 'var(--tone-idle)',
  bad: 'var(--tone-bad)',
  hung: 'var(--tone-hung)',
  odd: 'var(--tone-odd)',
};

export interface PathShape {
  readonly kind: 'path';
  readonly d: string;
  readonly fill: Ink | null;
  /** Slanted lines in the colour of `fill` instead of an area. */
  readonly hatched: boolean;
  readonly fillOpacity: number;
  readonly stroke: Ink | null;
  readonly strokeWidth: number;
  readonly opacity: number;
}

export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly ink: Ink;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly mono: boolean;
  readonly bold: boolean;
  /** Lines behind it end before its letters. */
  readonly halo: boolean;
  readonly opacity: number;
}

/** Shapes that are drawn from another origin. */
export interface GroupShape {
  readonly kind: 'group';
  readonly x: number;
  readonly y: number;
  readonly shapes: readonly Shape[];
}

export type Shape = PathShape | TextShape | GroupShape;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Distance of the slanted lines of a hatched area. */
export const HATCH = 5;
export const HATCH_WIDTH = 1.5;
export const HALO_WIDTH = 4;

/** Font size of what is read, and of axes and notes. */
export const TEXT_SIZE = 12;
export const SMALL_SIZE = 11;

const PLAIN_PATH = {
  kind: 'path',
  fill: null,
  hatched: false,
  fillOpacity: 1,
  stroke: null,
  strokeWidth: 1,
  opacity: 1,
} as const;

const PLAIN_TEXT = {
  kind: 'text',
  ink: 'text',
  size: TEXT_SIZE,
  anchor: 'start',
  mono: false,
  bold: false,
  halo: false,
  opacity: 1,
} as const;

export function path(d: string, look: Partial<Omit<PathShape, 'kind' | 'd'>>): PathShape {
  return { ...PLAIN_PATH, ...look, d };
}

export function text(
  x: number,
  y: number,
  words: string,
  look: Partial<Omit<TextShape, 'kind' | 'x' | 'y' | 'text'>> = {},
): TextShape {
  return { ...PLAIN_TEXT, ...look, x: round(x), y: round(y), text: words };
}

export function box(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

/** A thin line across; it lies on a row of pixels, so that it is thin. */
export function across(x: number, y: number, length: number, ink: Ink = 'hairline'): PathShape {
  return path(`M${round(x)} ${Math.floor(y) + 0.5}h${round(length)}`, { stroke: ink });
}

/** A thin line down. */
export function down(x: number, y: number, length: number, ink: Ink = 'hairline'): PathShape {
  return path(`M${Math.floor(x) + 0.5} ${round(y)}v${round(length)}`, { stroke: ink });
}

export function group(x: number, y: number, shapes: readonly Shape[]): GroupShape {
  return { kind: 'group', x, y, shapes };
}

/** A tenth of a pixel cannot be seen; more digits only make files long. */
export function round(value: number): number {
  const tenths = Math.round(value * 10) / 10;
  return tenths === 0 ? 0 : tenths;
}
