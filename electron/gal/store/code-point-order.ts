/**
 * Below 0 when `one` comes before `other` as SQLite orders texts, by code points; 0 when they are the same. JavaScript
 * orders them by UTF-16 units, which puts what lies beyond U+FFFF before what lies below it.
 */
export function byCodePoints(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [here, there] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (here !== there) return raised(here) - raised(there);
  }
  return one.length - other.length;
}

/** Halves of what lies beyond U+FFFF above all other units. */
function raised(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
