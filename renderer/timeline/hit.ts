/** What lies under the pointer. Pure. */
import type { MarkBox, Scene, SpanBox } from './layout.ts';
import { MARK_HEIGHT, SPAN_HEIGHT } from './layout.ts';

export type Target =
  | { readonly kind: 'mark'; readonly box: MarkBox }
  | { readonly kind: 'span'; readonly box: SpanBox };

/** A pointer that misses by this many pixels still hits. */
const TOLERANCE = 4;

/** The nearest thing; a message before the cycle it belongs to. */
export function targetAt({ marks, spans }: Scene, x: number, y: number): Target | null {
  const mark = nearest(marks, (box) =>
    Math.hypot(outside(x, box.x, box.width / 2), outside(y, box.y, MARK_HEIGHT / 2)),
  );
  if (mark !== null) return { kind: 'mark', box: mark };
  const span = nearest(spans, (box) =>
    Math.hypot(
      outside(x, box.x + box.width / 2, box.width / 2),
      outside(y, box.y + SPAN_HEIGHT / 2, SPAN_HEIGHT / 2),
    ),
  );
  return span === null ? null : { kind: 'span', box: span };
}

/** How far a value is outside of a stretch around `middle`. */
function outside(value: number, middle: number, half: number): number {
  return Math.max(0, Math.abs(value - middle) - half);
}

function nearest<Box extends MarkBox | SpanBox>(
  boxes: readonly Box[],
  distance: (box: Box) => number,
): Box | null {
  let found: Box | null = null;
  let best = TOLERANCE;
  for (const box of boxes) {
    const away = distance(box);
    // Later boxes are drawn over earlier ones.
    if (away > best) continue;
    best = away;
    found = box;
  }
  return found;
}
