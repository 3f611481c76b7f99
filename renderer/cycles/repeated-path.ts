/** The same outline at several places beside each other, as one path. Pure. */

/**
 * Outlines name their start with one absolute point; what follows must not name an absolute x. (A test holds the marks
 * of cycle-look.ts to that.)
 */
const START = /^M(-?[\d.]+)/u;

/** @param places how far to the right each copy lies */
export function repeatedPath(d: string, places: readonly number[]): string {
  const x = Number(START.exec(d)?.[1] ?? 0);
  const rest = d.replace(START, '');
  return places.map((place) => `M${x + place}${rest}`).join('');
}
