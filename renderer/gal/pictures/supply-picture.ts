/** The map of who supplies what: suppliers on the left, address lists on the right, bands as wide as their entries. Pure. */
import { counted, count } from '../../../shared/format/count.ts';
import { box, path, round, SMALL_SIZE, text, TEXT_SIZE } from '../../charts/drawing.ts';
import type { Drawing, Shape } from '../../charts/drawing.ts';
import { cutLabel, labelWidth } from '../../charts/label-text.ts';
import { HEAD, triangle } from './frame.ts';
import type { SupplyBand, SupplyEnd, SupplyMap } from './supply-model.ts';

/** Height that all entries share, besides gaps. */
const VOLUME = 240;
/** A band of one entry among a million is still seen. */
const BAND_LEAST = 2;
/** Room for one line of text. */
const SLOT_LEAST = 18;
const GAP = 4;
const NODE = 8;
const WIDE = 640;

export interface PlacedEnd extends SupplyEnd {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface PlacedBand extends SupplyBand {
  /** Upper edges at both sides. */
  readonly left: number;
  readonly right: number;
  readonly thickness: number;
  readonly outline: string;
  /** What it says, as a sentence. */
  readonly sentence: string;
}

export interface SupplyPicture {
  readonly drawing: Drawing;
  readonly suppliers: readonly PlacedEnd[];
  readonly lists: readonly PlacedEnd[];
  readonly bands: readonly PlacedBand[];
}

/** @param lit key of the band that the others step back for */
export function drawSupply(map: SupplyMap, width: number, lit: string | null): SupplyPicture {
  const names = width >= WIDE ? 248 : Math.round(width * 0.34);
  const thick = thicknesses(map.bands);
  const suppliers = placeSide(map.suppliers, map.bands, thick, 'from', names);
  const lists = placeSide(map.lists, map.bands, thick, 'to', width - names - NODE);
  const bands = placeBands(map, suppliers, lists, thick);
  const bottom = Math.max(
    ...[...suppliers, ...lists].map(({ y, height }) => y + Math.max(height, SLOT_LEAST)),
    HEAD,
  );
  const shapes = [
    text(names, HEAD - 10, 'supplied by', { ink: 'quiet', size: SMALL_SIZE, anchor: 'end' }),
    text(width - names, HEAD - 10, 'address list', { ink: 'quiet', size: SMALL_SIZE }),
    ...bands.map((band) => bandShape(band, lit)),
    ...bands.filter((band) => band.isForeign).map((band) => foreignMark(band, width - names - NODE)),
    ...suppliers.flatMap((end) => supplierShapes(end, names)),
    ...lists.flatMap((end) => listShapes(end, width)),
  ];
  const legend = bands.some((band) => band.isForeign) ? foreignLegend(names, bottom + 12, width) : [];
  const height = Math.ceil(bottom) + (legend.length > 0 ? 32 : 8);
  return { suppliers, lists, bands, drawing: { width, height, shapes: [...shapes, ...legend] } };
}

function thicknesses(bands: readonly SupplyBand[]): ReadonlyMap<string, number> {
  const whole = bands.reduce((sum, { entries }) => sum + entries, 0);
  return new Map(
    bands.map(({ key, entries }) => [key, Math.max(BAND_LEAST, (entries / Math.max(1, whole)) * VOLUME)]),
  );
}

function placeSide(
  ends: readonly SupplyEnd[],
  bands: readonly SupplyBand[],
  thick: ReadonlyMap<string, number>,
  side: 'from' | 'to',
  x: number,
): readonly PlacedEnd[] {
  const heights = new Map<string, number>();
  for (const band of bands)
    heights.set(band[side], (heights.get(band[side]) ?? 0) + (thick.get(band.key) ?? 0));
  let top = HEAD;
  return ends.map((end) => {
    const height = heights.get(end.key) ?? 0;
    const slot = Math.max(SLOT_LEAST, height);
    const placed = { ...end, x, y: top + (slot - height) / 2, height };
    top += slot + GAP;
    return placed;
  });
}

/** At each end the bands lie in the order of their other ends, so that they do not cross there. */
function placeBands(
  { bands }: SupplyMap,
  suppliers: readonly PlacedEnd[],
  lists: readonly PlacedEnd[],
  thick: ReadonlyMap<string, number>,
): readonly PlacedBand[] {
  const from = new Map(suppliers.map((end) => [end.key, end]));
  const to = new Map(lists.map((end) => [end.key, end]));
  const lefts = edges(bands, from, to, thick, 'from');
  const rights = edges(bands, to, from, thick, 'to');
  return bands.flatMap((band) => {
    const [start, end] = [from.get(band.from), to.get(band.to)];
    if (start === undefined || end === undefined) return [];
    const left = lefts.get(band.key) ?? 0;
    const right = rights.get(band.key) ?? 0;
    const thickness = thick.get(band.key) ?? 0;
    const outline = bandOutline(start.x + NODE, left, end.x, right, thickness);
    return [{ ...band, left, right, thickness, outline, sentence: bandSentence(band, start, end) }];
  });
}

function edges(
  bands: readonly SupplyBand[],
  own: ReadonlyMap<string, PlacedEnd>,
  others: ReadonlyMap<string, PlacedEnd>,
  thick: ReadonlyMap<string, number>,
  side: 'from' | 'to',
): ReadonlyMap<string, number> {
  const other = side === 'from' ? 'to' : 'from';
  const free = new Map([...own].map(([key, { y }]) => [key, y]));
  const placed = new Map<string, number>();
  const ordered = bands.toSorted(
    (one, next) => (others.get(one[other])?.y ?? 0) - (others.get(next[other])?.y ?? 0),
  );
  for (const band of ordered) {
    const top = free.get(band[side]) ?? 0;
    placed.set(band.key, top);
    free.set(band[side], top + (thick.get(band.key) ?? 0));
  }
  return placed;
}

function bandOutline(x: number, left: number, end: number, right: number, thickness: number): string {
  const middle = round((x + end) / 2);
  const [l, r] = [round(left), round(right)];
  const [lowL, lowR] = [round(left + thickness), round(right + thickness)];
  return (
    `M${round(x)} ${l}C${middle} ${l} ${middle} ${r} ${round(end)} ${r}` +
    `V${lowR}C${middle} ${lowR} ${middle} ${lowL} ${round(x)} ${lowL}z`
  );
}

function bandSentence({ entries, isForeign }: SupplyBand, from: SupplyEnd, to: SupplyEnd): string {
  const how = from.how === '' ? '' : ` ${from.how}`;
  const verb = from.many === 1 ? 'supplies' : 'supply';
  const other = isForeign ? ', which is not its own post office' : '';
  return `${from.name} ${verb} ${counted(entries, 'entry', 'entries')} of ${to.name}${how}${other}.`;
}

function bandShape({ key, isForeign, outline }: PlacedBand, lit: string | null): Shape {
  const opacity = lit === null || lit === key ? 1 : 0.4;
  if (isForeign) return path(outline, { fill: 'hung', hatched: true, stroke: 'hung', opacity });
  const fillOpacity = lit === key ? 0.6 : 0.3;
  return path(outline, { fill: 'accent', fillOpacity, stroke: 'accent', strokeWidth: 0.5, opacity });
}

/** Where a band from elsewhere ends at its list. */
function foreignMark({ right, thickness }: PlacedBand, x: number): Shape {
  return path(triangle(x - 10, right + thickness / 2, 'down'), {
    fill: 'hung',
    stroke: 'ground',
    strokeWidth: 2,
  });
}

function foreignLegend(names: number, y: number, width: number): readonly Shape[] {
  const words = 'supplied by another post office than its own';
  const x = Math.max(0, Math.min(names, Math.floor(width - 28 - labelWidth(words, SMALL_SIZE))));
  return [
    path(box(x, y, 20, 12), { fill: 'hung', hatched: true, stroke: 'hung' }),
    text(x + 28, y + 10, words, { ink: 'hung', size: SMALL_SIZE }),
  ];
}

function supplierShapes(end: PlacedEnd, names: number): readonly Shape[] {
  const y = end.y + end.height / 2 + 4;
  const note = [count(end.entries), end.how].filter((part) => part !== '').join(' ');
  return [...nodeShapes(end), ...labelShapes(end, note, names - 8, y, 'end', names - 8)];
}

function listShapes(end: PlacedEnd, width: number): readonly Shape[] {
  const y = end.y + end.height / 2 + 4;
  const x = end.x + NODE + 8;
  return [...nodeShapes(end), ...labelShapes(end, count(end.entries), x, y, 'start', width - x)];
}

function nodeShapes({ x, y, height }: PlacedEnd): readonly Shape[] {
  return [path(box(x, y, NODE, height), { fill: 'border' })];
}

/** The name nearest to its band, and the number behind it where there is room for both. */
function labelShapes(
  { name }: PlacedEnd,
  note: string,
  x: number,
  y: number,
  anchor: 'start' | 'end',
  room: number,
): readonly Shape[] {
  const shortened = cutLabel(name, room, TEXT_SIZE, true);
  const used = labelWidth(shortened, TEXT_SIZE, true) + 8;
  const side = anchor === 'start' ? 1 : -1;
  return [
    text(x, y, shortened, { anchor, mono: true }),
    ...(used + labelWidth(note, SMALL_SIZE) <= room
      ? [text(x + side * used, y, note, { ink: 'quiet', size: SMALL_SIZE, anchor })]
      : []),
  ];
}
