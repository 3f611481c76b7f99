/**
 * The small picture above the slider: a bar a cycle, or one for several where cycles are narrower than a bar. Up is what
 * was added, down what was removed, between them whether anything was changed or moved. Its columns lie at the stops of
 * the slider. Pure.
 */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { box, round } from '../../charts/drawing.ts';
import { binsOf, edgeOf } from '../../charts/step-axis.ts';
import type { StepAxis } from '../../charts/step-axis.ts';
import { changeBars, topOf } from '../pictures/change-bars.ts';
import type { ChangeBar } from '../pictures/change-bars.ts';

/** Width that the slider's thumb takes: its middle cannot reach the edges. */
export const THUMB = 14;
export const PICTURE_HEIGHT = 48;

const TOP = 2;
const UP = 16;
const ASIDE = 3;
const DOWN = 12;
/** Lines of marks, each as far apart as marks are wide. */
const MASS_AT = TOP + UP + ASIDE + DOWN + 4;
const HOLES_AT = MASS_AT + 7;
const MARK_PIXELS = 9;
const BAR_MOST = 12;
/** A bar that is twice as long as most is broken off: in so little height it would press all others flat. */
const OUTSIZE = 2;

/** What is drawn in one ink each, as one path: a picture of 3,000 cycles is as few elements as one of three. */
export interface CyclePicture {
  readonly added: string;
  readonly removed: string;
  /** What was removed in cycles with a mass deletion. */
  readonly mass: string;
  readonly aside: string;
  /** Gaps in bars that are broken off. */
  readonly breaks: string;
  /** Where mass deletions and unread messages are marked. */
  readonly massMarks: string;
  readonly holeMarks: string;
  readonly line: string;
}

/** Steps are as far apart as the stops of the slider, each of which is in the middle of its step. */
export function sliderAxis(width: number, cycles: number): StepAxis {
  const step = Math.max(0, width - THUMB) / Math.max(1, cycles - 1);
  return { x: THUMB / 2 - step / 2, width: step * cycles, steps: cycles };
}

export function drawCycles(cycles: readonly GalCycle[], width: number): CyclePicture {
  const axis = sliderAxis(width, cycles.length);
  const bars = changeBars(cycles, axis);
  const up = topOf(
    bars.map(({ changes }) => changes.added),
    OUTSIZE,
  );
  const down = topOf(
    bars.map(({ changes }) => changes.removed),
    OUTSIZE,
  );
  const draw = (shape: (bar: ChangeBar, place: Place) => string): string =>
    bars.map((bar) => shape(bar, placeOf(bar, axis))).join('');
  const zero = TOP + UP;
  const removed = (bar: ChangeBar, { x, wide }: Place): string =>
    box(x, zero + ASIDE, wide, heightOf(bar.changes.removed, down, DOWN));
  return {
    added: draw(({ changes }, { x, wide }) => {
      const height = heightOf(changes.added, up, UP);
      return height === 0 ? '' : box(x, zero - height, wide, height);
    }),
    removed: draw((bar, place) =>
      bar.changes.removed === 0 || bar.mass.length > 0 ? '' : removed(bar, place),
    ),
    mass: draw((bar, place) => (bar.mass.length === 0 ? '' : removed(bar, place))),
    aside: draw(({ changes }, { x, wide }) =>
      changes.changed + changes.moved === 0 ? '' : box(x, zero, wide, ASIDE),
    ),
    breaks: draw(
      ({ changes }, place) =>
        (changes.added > up ? gap(place, TOP + GAP_AT) : '') +
        (changes.removed > down ? gap(place, zero + ASIDE + DOWN - GAP_AT) : ''),
    ),
    massMarks: marks(cycles, axis, ({ mass }) => mass !== null, triangle),
    holeMarks: marks(cycles, axis, ({ holes }) => holes > 0, diamond),
    line: `M0 ${zero + ASIDE / 2}h${round(width)}`,
  };
}

/** One mark for all the cycles that it is as wide as. */
function marks(
  cycles: readonly GalCycle[],
  axis: StepAxis,
  isMarked: (cycle: GalCycle) => boolean,
  shape: (x: number) => string,
): string {
  return binsOf(axis, MARK_PIXELS)
    .filter(({ from, to }) => cycles.slice(from, to).some(isMarked))
    .map(({ from, to }) => shape((edgeOf(axis, from) + edgeOf(axis, to)) / 2))
    .join('');
}

interface Place {
  readonly x: number;
  readonly wide: number;
}

function placeOf({ from, to }: ChangeBar, axis: StepAxis): Place {
  const left = edgeOf(axis, from);
  const slot = edgeOf(axis, to) - left;
  const wide = Math.max(1, Math.min(BAR_MOST, slot - 1));
  return { x: left + (slot - wide) / 2, wide };
}

/** How far from the end of a bar that is broken off its gap is. */
const GAP_AT = 5;

function gap({ x, wide }: Place, y: number): string {
  return `M${round(x - 1)} ${y + 1.5}L${round(x + wide + 1)} ${y - 1.5}`;
}

/** What is there is seen, however little it is. */
function heightOf(value: number, top: number, most: number): number {
  return value === 0 ? 0 : Math.max(1.5, Math.min(1, value / Math.max(1, top)) * most);
}

function triangle(x: number): string {
  return `M${round(x - 4)} ${MASS_AT - 3.5}h8l-4 7z`;
}

function diamond(x: number): string {
  return `M${round(x)} ${HOLES_AT - 3}l3 3l-3 3l-3-3z`;
}
