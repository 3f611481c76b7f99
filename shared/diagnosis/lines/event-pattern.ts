import type { LinePattern } from './model.ts';

/** Events of a source with one of these ids. */
export function eventOf(
  source: string,
  codes: readonly number[],
  narrowed: Pick<LinePattern, 'text' | 'without'> = {},
): LinePattern {
  return { formats: ['event'], source, codes, ...narrowed };
}
