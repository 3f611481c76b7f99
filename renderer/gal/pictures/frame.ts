/** What the two pictures over time have in common, so that they stand above each other cycle by cycle. Pure. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { box, down, path, round, SMALL_SIZE, text } from '../../charts/drawing.ts';
import type { Shape } from '../../charts/drawing.ts';
import { labelWidth } from '../../charts/label-text.ts';
import { middleOf } from '../../charts/step-axis.ts';
import type { StepAxis } from '../../charts/step-axis.ts';
import { datedStep } from '../time/cycle-words.ts';
import type { StepWord } from '../time/cycle-words.ts';

export interface Frame {
  readonly axis: StepAxis;
  /** Right end of the names on the left. */
  readonly nameEnd: number;
  /** Right ends of the two columns of numbers. */
  readonly numberEnd: number;
  readonly changeEnd: number;
}

/** Above the plots: heads of the columns, and the cycle whose numbers they show. */
export const HEAD = 24;

/** Narrower than this, names and numbers leave room for the picture. */
const WIDE = 640;

export function frameOf(width: number, steps: number): Frame {
  const isWide = width >= WIDE;
  const left = isWide ? 144 : 96;
  const right = isWide ? 136 : 116;
  return {
    axis: { x: left, width: Math.max(40, width - left - right), steps },
    nameEnd: left - 12,
    numberEnd: width - right + (isWide ? 72 : 60),
    changeEnd: width,
  };
}

/** A line down through all plots at one cycle, with its name on top. */
export function cursorShapes(
  axis: StepAxis,
  step: number,
  cycle: GalCycle,
  word: StepWord,
  bottom: number,
): readonly Shape[] {
  const x = middleOf(axis, step);
  const name = datedStep(word, cycle);
  const half = labelWidth(name, SMALL_SIZE) / 2;
  // To the left there is room above the names, to the right there are the heads of the numbers.
  const middle = Math.max(half, Math.min(axis.x + axis.width - half, x));
  return [
    down(x, HEAD - 6, bottom - HEAD + 6, 'text'),
    text(middle, HEAD - 10, name, { size: SMALL_SIZE, anchor: 'middle' }),
  ];
}

/** Below the axis line: the cycle that all tabs show. */
export function chosenShape(axis: StepAxis, step: number, bottom: number): Shape {
  const slot = axis.width / Math.max(1, axis.steps);
  const width = Math.max(4, slot);
  return path(box(middleOf(axis, step) - width / 2, bottom - 1, width, 3), { fill: 'accent' });
}

/** A triangle with its middle at the point: down for less, up for more. */
export function triangle(x: number, y: number, direction: 'up' | 'down'): string {
  const side = direction === 'up' ? -1 : 1;
  return `M${round(x - 5)} ${round(y - 4 * side)}h10l-5 ${8 * side}z`;
}

/** A diamond outline, the shape of a message that is missing. */
export function holeMark(x: number, y: number): Shape {
  return path(`M${round(x)} ${round(y - 5)}l5 5l-5 5l-5-5z`, {
    fill: 'ground',
    stroke: 'hung',
    strokeWidth: 1.5,
  });
}
