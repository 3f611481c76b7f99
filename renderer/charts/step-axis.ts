/** The axis that pictures over time share: cycle after cycle, all equally wide, with their numbers and days. Pure. */
import { dayText } from '../../shared/format/time.ts';
import { across, path, round, SMALL_SIZE, text } from './drawing.ts';
import type { Shape } from './drawing.ts';
import { labelWidth } from './label-text.ts';

export interface StepAxis {
  readonly x: number;
  readonly width: number;
  readonly steps: number;
}

/** Steps that are drawn as one, `from` to `to` - 1. */
export interface Bin {
  readonly from: number;
  readonly to: number;
}

export const AXIS_HEIGHT = 40;
const NUMBER_PIXELS = 48;
const GAP = 12;

/** Left edge of a step; that of `steps` is the right end of the axis. */
export function edgeOf({ x, width, steps }: StepAxis, step: number): number {
  return x + (steps === 0 ? 0 : (step / steps) * width);
}

export function middleOf(axis: StepAxis, step: number): number {
  return edgeOf(axis, step + 0.5);
}

/** The step at a pixel; the first or last outside the axis. */
export function stepAt({ x, width, steps }: StepAxis, pixel: number): number {
  const step = Math.floor(((pixel - x) / Math.max(1, width)) * steps);
  return Math.max(0, Math.min(steps - 1, step));
}

/** One bin a step while a step is `least` pixels wide, equally many steps a bin beyond that. */
export function binsOf({ width, steps }: StepAxis, least: number): readonly Bin[] {
  const many = Math.max(1, Math.ceil((steps * least) / Math.max(1, width)));
  return Array.from({ length: Math.ceil(steps / many) }, (_, bin) => ({
    from: bin * many,
    to: Math.min(steps, (bin + 1) * many),
  }));
}

interface NumberedStep {
  readonly cycle: number;
  readonly atMs: number | null;
}

/** Numbers in the first row, days below them where there is room. */
export function axisShapes(axis: StepAxis, y: number, steps: readonly NumberedStep[]): readonly Shape[] {
  const every = roundStep((NUMBER_PIXELS * axis.steps) / Math.max(1, axis.width));
  const shapes: Shape[] = [across(axis.x, y, axis.width, 'border')];
  let freeFrom = Number.NEGATIVE_INFINITY;
  let daysFreeFrom = Number.NEGATIVE_INFINITY;
  let lastDay = '';
  for (const [index, { cycle, atMs }] of steps.entries()) {
    if (every > 1 && cycle % every !== 0) continue;
    const x = middleOf(axis, index);
    const label = String(cycle);
    const half = labelWidth(label, SMALL_SIZE) / 2;
    if (x - half < freeFrom) continue;
    freeFrom = x + half + GAP;
    shapes.push(path(`M${round(x)} ${round(y)}v4`, { stroke: 'border' }));
    shapes.push(text(x, y + 17, label, { ink: 'quiet', size: SMALL_SIZE, anchor: 'middle' }));
    const day = atMs === null ? '' : dayText(atMs);
    const dayHalf = labelWidth(day, SMALL_SIZE) / 2;
    const fits = x - dayHalf >= daysFreeFrom && x + dayHalf <= axis.x + axis.width + GAP;
    if (day === '' || day === lastDay || !fits) continue;
    lastDay = day;
    daysFreeFrom = x + dayHalf + GAP;
    shapes.push(text(x, y + 32, day, { ink: 'quiet', size: SMALL_SIZE, anchor: 'middle' }));
  }
  return shapes;
}

/** 1, 2, 5, 10, 20, 50 … and at least `raw`. */
function roundStep(raw: number): number {
  if (raw <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5].find((digit) => digit * power >= raw) ?? 10) * power;
}
