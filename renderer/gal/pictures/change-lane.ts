/**
 * The line below the bars of changes: a triangle and the words of each mass deletion, and the numbers of what is broken
 * off downwards. Words that would cover a mark or others are left to the table. Pure.
 */
import { count } from '../../../shared/format/count.ts';
import { path, SMALL_SIZE, text } from '../../charts/drawing.ts';
import type { Shape } from '../../charts/drawing.ts';
import { labelWidth } from '../../charts/label-text.ts';
import { edgeOf } from '../../charts/step-axis.ts';
import type { StepAxis } from '../../charts/step-axis.ts';
import type { ChangeBar } from './change-bars.ts';
import { triangle } from './frame.ts';

/** From the middle of a mark to where words begin, and from the end of words to the next mark. */
const BESIDE = 9;
const GAP = 8;

export interface ChangeLane {
  readonly marks: readonly Shape[];
  readonly words: readonly Shape[];
}

/** @param top what is removed beyond it is broken off */
export function changeLane(
  bars: readonly ChangeBar[],
  axis: StepAxis,
  top: number,
  middleLine: number,
): ChangeLane {
  const told = bars.filter(({ mass, changes }) => mass.length > 0 || changes.removed > top);
  const places = told.map(({ from, to }) => (edgeOf(axis, from) + edgeOf(axis, to)) / 2);
  let freeFrom = axis.x;
  const words = told.flatMap((bar, index) => {
    const x = places[index] ?? 0;
    const next = places[index + 1];
    const freeTo = next === undefined ? axis.x + axis.width : next - BESIDE - GAP;
    const label = bar.mass.length > 0 ? massLabel(bar) : count(bar.changes.removed);
    const long = labelWidth(label, SMALL_SIZE) * 1.1;
    const fitsRight = x + BESIDE + long <= freeTo;
    const fitsLeft = x - BESIDE - long >= freeFrom;
    freeFrom = x + BESIDE + (fitsRight ? long : 0) + GAP;
    if (!fitsRight && !fitsLeft) return [];
    const isMass = bar.mass.length > 0;
    return [
      text(fitsRight ? x + BESIDE : x - BESIDE, middleLine + 4, label, {
        ink: isMass ? 'bad' : 'quiet',
        size: SMALL_SIZE,
        bold: isMass,
        anchor: fitsRight ? 'start' : 'end',
        halo: true,
      }),
    ];
  });
  const marks = told.flatMap(({ mass }, index) =>
    mass.length === 0
      ? []
      : [path(triangle(places[index] ?? 0, middleLine, 'down'), { fill: 'bad', stroke: 'bad' })],
  );
  return { marks, words };
}

/** "mass deletion, 412 of 3,900"; of cycles that share a bar how many there are. */
function massLabel({ mass }: ChangeBar): string {
  const [first] = mass;
  if (first === undefined || mass.length > 1) return `${mass.length} mass deletions`;
  return `mass deletion, ${count(first.removed)} of ${count(first.before)}`;
}
