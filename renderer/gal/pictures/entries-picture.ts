/**
 * Entries by address list over time: one row a list, each on its own scale. In stacked areas a small list that falls to
 * half is a hair's breadth, and every list above it moves with it; here it falls to half of its row. Pure.
 */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { across, path, round, SMALL_SIZE, text, TEXT_SIZE } from '../../charts/drawing.ts';
import type { Drawing, Ink, Shape } from '../../charts/drawing.ts';
import { cutLabel, labelWidth } from '../../charts/label-text.ts';
import { AXIS_HEIGHT, axisShapes, binsOf, edgeOf } from '../../charts/step-axis.ts';
import type { StepAxis } from '../../charts/step-axis.ts';
import { cursorShapes, frameOf, HEAD, triangle } from './frame.ts';
import type { StepWord } from '../time/cycle-words.ts';
import type { Frame } from './frame.ts';
import { holeShapes, holesOf, LANE } from './hole-lane.ts';
import { jumpsOf, jumpWord } from './series.ts';
import type { Jump, JumpKind, Series } from './series.ts';

const ROW = 40;
/** Height of a list at its largest. */
const PLOT = 30;
const MARK_PIXELS = 14;

const JUMP_INKS: Readonly<Record<JumpKind, Ink>> = {
  gone: 'bad',
  fell: 'bad',
  new: 'accent',
  grew: 'accent',
};

export interface EntriesPicture {
  readonly frame: Frame;
  readonly drawing: Drawing;
  /** Where the rows end and the axis begins. */
  readonly bottom: number;
}

export function drawEntries(
  series: readonly Series[],
  cycles: readonly GalCycle[],
  width: number,
): EntriesPicture {
  const frame = frameOf(width, cycles.length);
  const lane = holesOf(cycles) > 0 ? LANE : 0;
  const bottom = HEAD + series.length * ROW + lane;
  const { axis } = frame;
  const shapes = [
    ...series.flatMap((row, index) => rowShapes(row, frame, HEAD + index * ROW)),
    ...(lane > 0 ? holeShapes(frame, bottom - lane, cycles) : []),
    ...axisShapes(axis, bottom, cycles),
  ];
  return { frame, bottom, drawing: { width, height: bottom + AXIS_HEIGHT, shapes } };
}

/** The numbers of one cycle beside all rows, and the line that shows which it is. */
export function drawEntriesAt(
  series: readonly Series[],
  cycles: readonly GalCycle[],
  { frame, bottom }: EntriesPicture,
  step: number,
  word: StepWord,
): readonly Shape[] {
  const cycle = cycles[step];
  if (cycle === undefined) return [];
  const { axis, numberEnd, changeEnd } = frame;
  const head = { ink: 'quiet', size: SMALL_SIZE, anchor: 'end' } as const;
  return [
    ...cursorShapes(axis, step, cycle, word, bottom),
    text(numberEnd, HEAD - 10, 'entries', head),
    text(changeEnd, HEAD - 10, 'change', head),
    ...series.flatMap(({ entries }, index) => {
      const y = HEAD + index * ROW + PLOT - 6;
      const now = entries[step] ?? 0;
      const change = now - (entries[step - 1] ?? 0);
      const isFall = jumpsOf([entries[step - 1] ?? 0, now]).some(({ kind }) => JUMP_INKS[kind] === 'bad');
      return [
        text(numberEnd, y, count(now), { anchor: 'end' }),
        text(changeEnd, y, signed(change), {
          ink: isFall ? 'bad' : 'quiet',
          bold: isFall,
          size: SMALL_SIZE,
          anchor: 'end',
        }),
      ];
    }),
  ];
}

export function signed(change: number): string {
  return change === 0 ? '0' : change > 0 ? `+${count(change)}` : `−${count(-change)}`;
}

function rowShapes({ name, isOne, entries }: Series, frame: Frame, top: number): readonly Shape[] {
  const { axis, nameEnd } = frame;
  const largest = entries.reduce((most, value) => Math.max(most, value), 0);
  const base = top + PLOT;
  const y = (value: number): number => base - (largest === 0 ? 0 : (value / largest) * (PLOT - 2));
  const ink = isOne ? 'accent' : 'idle';
  return [
    across(axis.x, base, axis.width),
    path(areaPath(entries, axis, y, base), { fill: ink, fillOpacity: 0.2 }),
    path(linePath(entries, axis, y), { stroke: ink, strokeWidth: 1.5 }),
    ...jumpShapes(jumpsOf(entries), axis, top, y),
    text(0, base - 6, cutLabel(name, nameEnd, TEXT_SIZE, isOne), { mono: isOne, bold: !isOne }),
  ];
}

/** A mark at each jump, the worst where several share a place, and its word where that covers neither mark nor word. */
function jumpShapes(
  jumps: readonly Jump[],
  axis: StepAxis,
  top: number,
  y: (value: number) => number,
): readonly Shape[] {
  const shown = worstOfEachPlace(jumps, axis);
  const marks = shown.map(({ step }) => edgeOf(axis, step));
  let freeFrom = axis.x;
  const words = shown.flatMap((jump, index) => {
    const isFall = JUMP_INKS[jump.kind] === 'bad';
    const label = jumpWord(jump);
    const width = labelWidth(label, SMALL_SIZE) * 1.1;
    const x = marks[index] ?? 0;
    // A list is low after a fall and before a rise: there the word stands in the open.
    const from = isFall ? x + 8 : x - 8 - width;
    const room = isFall ? (marks[index + 1] ?? axis.x + axis.width + 6) - 6 : x;
    const before = isFall ? freeFrom : Math.max(freeFrom, (marks[index - 1] ?? axis.x - 6) + 6);
    if (from < before || from + width > room) return [];
    freeFrom = from + width + 6;
    return [jumpLabel(label, isFall ? from : x - 8, top + 11, isFall)];
  });
  return [...shown.map((jump, index) => jumpMark(jump, marks[index] ?? 0, top, y(jump.after))), ...words];
}

function jumpMark({ kind }: Jump, x: number, top: number, y: number): Shape {
  const ink = JUMP_INKS[kind];
  return ink === 'bad'
    ? path(triangle(x, Math.min(y, top + PLOT - 5), 'down'), { fill: ink, stroke: ink })
    : path(triangle(x, Math.max(y, top + 5), 'up'), { fill: 'ground', stroke: ink });
}

function jumpLabel(label: string, x: number, y: number, isFall: boolean): Shape {
  const place = { size: SMALL_SIZE, halo: true };
  return isFall
    ? text(x, y, label, { ...place, ink: 'bad', bold: true })
    : text(x, y, label, { ...place, ink: 'accent', anchor: 'end' });
}

const WORST_FIRST: readonly JumpKind[] = ['gone', 'fell', 'new', 'grew'];

function worstOfEachPlace(jumps: readonly Jump[], axis: StepAxis): readonly Jump[] {
  const places = new Map<number, Jump>();
  for (const jump of jumps) {
    const place = Math.floor((edgeOf(axis, jump.step) - axis.x) / MARK_PIXELS);
    const there = places.get(place);
    if (there === undefined || WORST_FIRST.indexOf(jump.kind) < WORST_FIRST.indexOf(there.kind))
      places.set(place, jump);
  }
  return [...places.values()];
}

/** Steps, as a list stays as it is until the next cycle. */
function linePath(entries: readonly number[], axis: StepAxis, y: (value: number) => number): string {
  const points = pointsOf(entries, axis);
  const [first] = points;
  if (first === undefined) return '';
  const rest = points.slice(1).map(({ x, value }) => `H${round(x)}V${round(y(value))}`);
  return `M${round(first.x)} ${round(y(first.value))}${rest.join('')}H${round(axis.x + axis.width)}`;
}

function areaPath(
  entries: readonly number[],
  axis: StepAxis,
  y: (value: number) => number,
  base: number,
): string {
  const line = linePath(entries, axis, y);
  return line === '' ? '' : `${line}V${round(base)}H${round(axis.x)}z`;
}

/**
 * Where the line goes. Of steps that share a pixel the lowest and the highest stay besides the ends, so that a list that
 * was gone for one cycle in ten thousand is still seen to fall.
 */
function pointsOf(entries: readonly number[], axis: StepAxis): readonly { x: number; value: number }[] {
  return binsOf(axis, 1).flatMap(({ from, to }) => {
    const x = edgeOf(axis, from);
    let lowest = from;
    let highest = from;
    for (let step = from; step < to; step += 1) {
      if ((entries[step] ?? 0) < (entries[lowest] ?? 0)) lowest = step;
      if ((entries[step] ?? 0) > (entries[highest] ?? 0)) highest = step;
    }
    const steps = [...new Set([from, lowest, highest, to - 1])].toSorted((one, other) => one - other);
    return steps.map((step) => ({ x, value: entries[step] ?? 0 }));
  });
}
