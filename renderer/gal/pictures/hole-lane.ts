/** A line of marks below the plots: cycles of which messages could not be read. What is missing there is no change. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { SMALL_SIZE, text } from '../../charts/drawing.ts';
import type { Shape } from '../../charts/drawing.ts';
import { cutLabel, labelWidth } from '../../charts/label-text.ts';
import { binsOf, edgeOf } from '../../charts/step-axis.ts';
import type { Frame } from './frame.ts';
import { holeMark } from './frame.ts';

export const LANE = 24;
const MARK_PIXELS = 14;

export function holesOf(cycles: readonly GalCycle[]): number {
  return cycles.reduce((sum, { holes }) => sum + holes, 0);
}

/** With how many messages each mark stands for, where there is room. */
export function holeShapes(
  { axis, nameEnd }: Frame,
  y: number,
  cycles: readonly GalCycle[],
): readonly Shape[] {
  const middle = y + LANE / 2;
  const shapes: Shape[] = [
    text(nameEnd, middle + 4, cutLabel('Unread', nameEnd, SMALL_SIZE), {
      ink: 'hung',
      size: SMALL_SIZE,
      anchor: 'end',
    }),
  ];
  const bins = binsOf(axis, MARK_PIXELS);
  for (const { from, to } of bins) {
    const holes = holesOf(cycles.slice(from, to));
    if (holes === 0) continue;
    const x = (edgeOf(axis, from) + edgeOf(axis, to)) / 2;
    shapes.push(holeMark(x, middle));
    const label = count(holes);
    const room = (edgeOf(axis, to) - edgeOf(axis, from)) / 2 - 10;
    if (labelWidth(label, SMALL_SIZE) <= room)
      shapes.push(text(x + 9, middle + 4, label, { ink: 'hung', size: SMALL_SIZE }));
  }
  return shapes;
}
