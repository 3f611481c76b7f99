/**
 * Change volume by cycle. Added goes up and removed down from one line; changed and moved, which leave the size of the
 * list as it is, stand on a line of their own below, in the same columns. Pure.
 */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { across, box, path, round, SMALL_SIZE, text } from '../../charts/drawing.ts';
import type { Drawing, Shape } from '../../charts/drawing.ts';
import { labelWidth } from '../../charts/label-text.ts';
import { AXIS_HEIGHT, axisShapes, edgeOf } from '../../charts/step-axis.ts';
import { changeBars, topOf } from './change-bars.ts';
import type { ChangeBar } from './change-bars.ts';
import { changeLane } from './change-lane.ts';
import { cursorShapes, frameOf, HEAD } from './frame.ts';
import type { StepWord } from '../time/cycle-words.ts';
import type { Frame } from './frame.ts';
import { holeShapes, holesOf, LANE } from './hole-lane.ts';

/** Height that added and removed share, and each of them at least. */
const VOLUME = 160;
const LEAST = 36;
/** For the words of mass deletions below the bars. */
const MASS_LANE = 20;
const ASIDE = 56;
const GAP = 16;
const BAR_MOST = 24;
const BAR_SHARE = 0.7;

const CHANGED = { fill: 'odd', fillOpacity: 0.5 } as const;
const MOVED = { fill: 'odd', hatched: true, stroke: 'odd' } as const;
/** Slanted lines in a bar of few pixels are only noise. */
const MOVED_NARROW = { fill: 'odd' } as const;
const HATCHED_LEAST = 8;

interface Scale {
  readonly top: number;
  readonly pixels: number;
}

export interface ChangePicture {
  readonly frame: Frame;
  readonly drawing: Drawing;
  readonly bars: readonly ChangeBar[];
  /** Of the lane below the bars: they stand above the line of the cursor, which would strike them out. */
  readonly words: readonly Shape[];
  /** The lines that bars stand on, and where the axis begins. */
  readonly zero: number;
  readonly asideBase: number;
  readonly bottom: number;
}

export function drawChanges(cycles: readonly GalCycle[], width: number): ChangePicture {
  const frame = frameOf(width, cycles.length);
  const bars = changeBars(cycles, frame.axis);
  const added = topOf(bars.map(({ changes }) => changes.added));
  const removed = topOf(bars.map(({ changes }) => changes.removed));
  const aside = topOf(bars.map(({ changes }) => changes.changed + changes.moved));
  const up = upShare(added, removed);
  const zero = HEAD + up;
  const asideBase = HEAD + VOLUME + MASS_LANE + GAP + ASIDE;
  const lane = holesOf(cycles) > 0 ? LANE : 0;
  const bottom = asideBase + 8 + lane;
  const scales = volumeScales(added, removed, up);
  const massLane = changeLane(bars, frame.axis, removed, HEAD + VOLUME + MASS_LANE / 2 + 2);
  const shapes = [
    ...guides(frame, zero, asideBase),
    ...bars.flatMap((bar) => [
      ...volumeShapes(bar, frame, zero, scales),
      ...asideShapes(bar, frame, asideBase, { top: aside, pixels: ASIDE - 12 }),
    ]),
    ...cutNumbers(bars, frame, zero - scales.added.pixels - 4, added, (bar) => bar.changes.added),
    ...cutNumbers(
      bars,
      frame,
      asideBase - ASIDE + 8,
      aside,
      (bar) => bar.changes.changed + bar.changes.moved,
    ),
    ...massLane.marks,
    ...(lane > 0 ? holeShapes(frame, bottom - lane, cycles) : []),
    ...axisShapes(frame.axis, bottom, cycles),
  ];
  const drawing = { width, height: bottom + AXIS_HEIGHT, shapes };
  return { frame, drawing, bars, words: massLane.words, zero, asideBase, bottom };
}

/** The numbers of one cycle at the lines they belong to, and the words that its line must not cover. */
export function drawChangesAt(
  cycles: readonly GalCycle[],
  { frame, words, zero, asideBase, bottom }: ChangePicture,
  step: number,
  word: StepWord,
): readonly Shape[] {
  const cycle = cycles[step];
  if (cycle === undefined) return words;
  const { changes, mass } = cycle;
  const line = (y: number, value: number, name: string, isBad = false): readonly Shape[] => [
    text(frame.numberEnd, y, count(value), { anchor: 'end', ink: isBad ? 'bad' : 'text', bold: isBad }),
    text(frame.numberEnd + 6, y, name, { ink: isBad ? 'bad' : 'quiet', size: SMALL_SIZE }),
  ];
  return [
    ...cursorShapes(frame.axis, step, cycle, word, bottom),
    ...words,
    ...line(zero - 8, changes.added, 'added'),
    ...line(zero + 16, changes.removed, 'removed', mass !== null),
    ...line(asideBase - 22, changes.moved, 'moved'),
    ...line(asideBase - 4, changes.changed, 'changed'),
  ];
}

/** One scale for both directions, unless one of them would be too flat to be seen. */
function upShare(added: number, removed: number): number {
  if (added + removed === 0) return VOLUME / 2;
  return Math.max(LEAST, Math.min(VOLUME - LEAST, (added / (added + removed)) * VOLUME));
}

function volumeScales(added: number, removed: number, up: number): { added: Scale; removed: Scale } {
  const perEntry = Math.min((up - 14) / Math.max(1, added), (VOLUME - up - 4) / Math.max(1, removed));
  return {
    added: { top: added, pixels: added * perEntry },
    removed: { top: removed, pixels: removed * perEntry },
  };
}

function guides({ axis, nameEnd }: Frame, zero: number, asideBase: number): readonly Shape[] {
  const name = { ink: 'quiet', size: SMALL_SIZE, anchor: 'end' } as const;
  return [
    across(axis.x, zero, axis.width, 'border'),
    text(nameEnd, zero - 8, 'Added ↑', name),
    text(nameEnd, zero + 16, 'Removed ↓', name),
    across(axis.x, asideBase, axis.width, 'border'),
    text(nameEnd - 18, asideBase - 22, 'Moved', name),
    path(box(nameEnd - 12, asideBase - 31, 11, 10), MOVED),
    text(nameEnd - 18, asideBase - 4, 'Changed', name),
    path(box(nameEnd - 12, asideBase - 13, 11, 10), CHANGED),
  ];
}

function volumeShapes(
  bar: ChangeBar,
  frame: Frame,
  zero: number,
  scales: { readonly added: Scale; readonly removed: Scale },
): readonly Shape[] {
  const { added, removed } = bar.changes;
  const isMass = bar.mass.length > 0;
  const place = placeOf(bar, frame);
  const { x, width } = place;
  const up = heightOf(added, scales.added);
  const depth = heightOf(removed, scales.removed);
  return [
    ...(added > 0 ? [path(box(x, zero - up, width, up), { fill: 'accent' })] : []),
    ...(added > scales.added.top ? [breakShape(place, zero - up, 'up')] : []),
    ...(removed > 0 ? [path(box(x, zero, width, depth), { fill: isMass ? 'bad' : 'idle' })] : []),
    ...(removed > scales.removed.top ? [breakShape(place, zero + depth, 'down')] : []),
  ];
}

function asideShapes(bar: ChangeBar, frame: Frame, base: number, scale: Scale): readonly Shape[] {
  const { changed, moved } = bar.changes;
  const place = placeOf(bar, frame);
  const { x, width } = place;
  const whole = heightOf(changed + moved, scale);
  const movedHeight = changed + moved === 0 ? 0 : (moved / (changed + moved)) * whole;
  const changedHeight = whole - movedHeight;
  return [
    ...(changed > 0 ? [path(box(x, base - changedHeight, width, changedHeight), CHANGED)] : []),
    ...(moved > 0
      ? [path(box(x, base - whole, width, movedHeight), width < HATCHED_LEAST ? MOVED_NARROW : MOVED)]
      : []),
    ...(changed + moved > scale.top ? [breakShape(place, base - whole, 'up')] : []),
  ];
}

/** A bar that is longer than the picture is high is broken off. */
function breakShape({ x, width }: Place, end: number, direction: 'up' | 'down'): Shape {
  const inner = direction === 'up' ? end + 6 : end - 6;
  return path(`M${round(x - 2)} ${round(inner + 2)}L${round(x + width + 2)} ${round(inner - 2)}`, {
    stroke: 'ground',
    strokeWidth: 2.5,
  });
}

/** The numbers of bars that are broken off upwards, but for those that would cover another. */
function cutNumbers(
  bars: readonly ChangeBar[],
  frame: Frame,
  y: number,
  top: number,
  valueOf: (bar: ChangeBar) => number,
): readonly Shape[] {
  let freeFrom = frame.axis.x - BAR_MOST;
  return bars.flatMap((bar) => {
    const value = valueOf(bar);
    if (value <= top) return [];
    const { x, width } = placeOf(bar, frame);
    const label = count(value);
    const half = labelWidth(label, SMALL_SIZE) / 2;
    if (x + width / 2 - half < freeFrom) return [];
    freeFrom = x + width / 2 + half + 6;
    return [text(x + width / 2, y, label, { size: SMALL_SIZE, anchor: 'middle' })];
  });
}

interface Place {
  readonly x: number;
  readonly width: number;
}

function placeOf({ from, to }: ChangeBar, { axis }: Frame): Place {
  const left = edgeOf(axis, from);
  const slot = edgeOf(axis, to) - left;
  const width = Math.max(1, Math.min(BAR_MOST, slot * BAR_SHARE));
  return { x: left + (slot - width) / 2, width };
}

/** What is there is seen, however little it is. */
function heightOf(value: number, { top, pixels }: Scale): number {
  return value === 0 ? 0 : Math.max(1.5, (Math.min(value, top) / Math.max(1, top)) * pixels);
}
