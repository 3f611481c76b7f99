/** Points of the week by which the next and the previous of them is found, round the week's end. */
import { WEEK_MINUTES, minutesUntil, modulo } from './week.ts';

export interface Circle {
  readonly points: readonly number[];
  /** Minutes from a point on to the next of these, 0 when one lies there; null when there are none. */
  until(from: number): number | null;
  /** Minutes from a point back to the latest of these, 0 when one lies there; null when there are none. */
  since(to: number): number | null;
}

export function createCircle(minutes: readonly number[]): Circle {
  const points = [...new Set(minutes)].toSorted((a, b) => a - b);
  const [first] = points;
  const until = (from: number): number | null => {
    const within = modulo(from, WEEK_MINUTES);
    const next = points[firstAtOrAfter(points, within)] ?? first;
    return next === undefined ? null : minutesUntil(within, next);
  };
  const since = (to: number): number | null => {
    const within = modulo(to, WEEK_MINUTES);
    const previous = points[firstAtOrAfter(points, within + 1) - 1] ?? points.at(-1);
    return previous === undefined ? null : minutesUntil(previous, within);
  };
  return { points, until, since };
}

/** Index of the first point that is not before `at`, by halving. */
function firstAtOrAfter(points: readonly number[], at: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
