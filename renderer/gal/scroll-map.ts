/**
 * Where very many rows are when there is not enough height for them. Browsers cut elements off at 17 to 33 million
 * pixels, and the GPU counts them exactly to 2^24. Longer lists lie on a shorter strip: it is pushed along in jumps, one
 * for each stretch of the list, so that the wheel moves rows as far as anywhere else, while the scroll bar reaches all.
 */

/** Height that browsers draw exactly. */
export const MAX_HEIGHT = 16_000_000;
const STRETCH = MAX_HEIGHT / 100;

export interface ScrollMap {
  /** Height of all rows, and of the strip that they are drawn on. */
  readonly whole: number;
  readonly strip: number;
}

export function scrollMap(rows: number, rowHeight: number): ScrollMap {
  const whole = rows * rowHeight;
  return { whole, strip: Math.min(whole, MAX_HEIGHT) };
}

/** Where the strip is: a row at `y` is drawn at `y - push`, and the list is looked at from `scrollTop + push` on. */
export interface StripPlace {
  readonly scrollTop: number;
  readonly push: number;
}

/** The list looked at from `top` on, or from as far down as it goes. `room` is the height of what is seen. */
export function placeAt(map: ScrollMap, top: number, room: number): StripPlace {
  const from = Math.max(0, Math.min(top, map.whole - room));
  const push = pushAt(map, from);
  return { scrollTop: from - push, push };
}

/** What comes of the strip having been scrolled: by a wheel or a key as far as it was moved, by a jump in proportion. */
export function placeAfterScroll(
  map: ScrollMap,
  before: StripPlace,
  scrollTop: number,
  room: number,
): StripPlace {
  if (Math.abs(scrollTop - before.scrollTop) > room)
    return { scrollTop, push: pushAt(map, topOfJump(map, scrollTop, room)) };
  return placeAt(map, scrollTop + before.push, room);
}

/**
 * One push for each stretch: the first none, and the last as much as the strip lacks. The last one takes in what is left
 * over: were that a stretch of its own and shorter than what is seen, the end of the list could not be reached.
 */
function pushAt({ whole, strip }: ScrollMap, top: number): number {
  if (whole === strip) return 0;
  const last = Math.max(1, Math.floor(whole / STRETCH) - 1);
  const stretch = Math.min(last, Math.max(0, Math.floor(top / STRETCH)));
  return Math.round((stretch * (whole - strip)) / last);
}

function topOfJump({ whole, strip }: ScrollMap, scrollTop: number, room: number): number {
  const range = strip - room;
  return range <= 0 ? scrollTop : (Math.min(scrollTop, range) / range) * (whole - room);
}
