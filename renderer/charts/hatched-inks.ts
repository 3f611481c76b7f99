import type { Ink, Shape } from './drawing.ts';

/** Colours in which something is hatched: a printer defines a pattern for each. */
export function hatchedInks(shapes: readonly Shape[]): readonly Ink[] {
  const inks = new Set<Ink>();
  collect(shapes, inks);
  return [...inks];
}

function collect(shapes: readonly Shape[], inks: Set<Ink>): void {
  for (const shape of shapes) {
    if (shape.kind === 'group') collect(shape.shapes, inks);
    else if (shape.kind === 'path' && shape.hatched && shape.fill !== null) inks.add(shape.fill);
  }
}
