/**
 * A scrolling list of very many lines. Browsers cannot draw an element higher than about 33 million pixels, so longer
 * lists are shown in segments that fit; within one, scrolling is exact.
 */
export interface Segment {
  readonly number: number;
  readonly count: number;
  /** First line, and the line after the last. */
  readonly start: number;
  readonly end: number;
}

/** At 24 px a line, 24 million pixels. */
export const LINES_PER_SEGMENT = 1_000_000;

export function segmentOf(line: number, totalLines: number): Segment {
  const count = Math.max(1, Math.ceil(totalLines / LINES_PER_SEGMENT));
  const number = Math.min(count - 1, Math.max(0, Math.floor(line / LINES_PER_SEGMENT)));
  const start = number * LINES_PER_SEGMENT;
  return { number, count, start, end: Math.min(totalLines, start + LINES_PER_SEGMENT) };
}
