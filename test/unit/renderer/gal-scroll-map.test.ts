import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { topFor } from '../../../renderer/gal/row-strip.ts';
import { drawnRows, slotOf } from '../../../renderer/gal/row-window.ts';
import { MAX_HEIGHT, placeAfterScroll, placeAt, scrollMap } from '../../../renderer/gal/scroll-map.ts';
import type { ScrollMap, StripPlace } from '../../../renderer/gal/scroll-map.ts';

const ROW = 28;
const ROOM = 600;
const LONG = scrollMap(1_000_000, ROW);
const START: StripPlace = { scrollTop: 0, push: 0 };

function topOf({ scrollTop, push }: StripPlace): number {
  return scrollTop + push;
}

describe('a list that fits', () => {
  it('is scrolled as it is, up to the height that browsers draw exactly', () => {
    const rows = Math.floor(MAX_HEIGHT / ROW);
    expect(scrollMap(rows, ROW).strip).toBe(rows * ROW);
    expect(placeAt(scrollMap(rows, ROW), 9_000_000, ROOM)).toEqual({ scrollTop: 9_000_000, push: 0 });
    expect(scrollMap(rows + 1, ROW).strip).toBe(MAX_HEIGHT);
  });

  it('is not looked at from beyond its end', () => {
    expect(placeAt(scrollMap(100, ROW), 5_000, ROOM)).toEqual({ scrollTop: 100 * ROW - ROOM, push: 0 });
    expect(placeAt(scrollMap(3, ROW), 50, ROOM)).toEqual(START);
  });
});

describe('a list of a million rows', () => {
  it('is reached from its first row to its last by the scroll bar', () => {
    expect(topOf(placeAfterScroll(LONG, { scrollTop: 500_000, push: 0 }, 0, ROOM))).toBe(0);
    const end = placeAfterScroll(LONG, START, MAX_HEIGHT - ROOM, ROOM);
    expect(topOf(end)).toBe(LONG.whole - ROOM);
    const middle = placeAfterScroll(LONG, START, (MAX_HEIGHT - ROOM) / 2, ROOM);
    expect(topOf(middle) / LONG.whole).toBeCloseTo(0.5, 2);
  });

  it('is turned by the wheel as far as any other, all the way down and up', () => {
    for (const step of [100, -100]) {
      let place = step > 0 ? START : placeAt(LONG, LONG.whole, ROOM);
      let moved = 0;
      while (moved < LONG.whole - ROOM) {
        const before = topOf(place);
        place = placeAfterScroll(LONG, place, place.scrollTop + step, ROOM);
        if (Math.abs(topOf(place) - before) !== 100) break;
        moved += 100;
      }
      expect(LONG.whole - ROOM - moved).toBeLessThan(100);
    }
  });

  test('every place lies on the strip', () => {
    const maps: fc.Arbitrary<ScrollMap> = fc
      .integer({ min: 1, max: 40_000_000 })
      .map((rows) => scrollMap(rows, ROW));
    fc.assert(
      fc.property(maps, fc.double({ min: 0, max: 1, noNaN: true }), (map, share) => {
        const top = Math.floor(share * Math.max(0, map.whole - ROOM));
        const place = placeAt(map, top, ROOM);
        expect(topOf(place)).toBe(top);
        expect(place.scrollTop).toBeGreaterThanOrEqual(0);
        expect(place.scrollTop).toBeLessThanOrEqual(Math.max(0, map.strip - ROOM));
      }),
    );
  });
});

test.each([571_429, 571_431, 577_144, 20_000_001])('the end of %d rows is reached', (rows) => {
  const unreached: number[] = [];
  for (let more = 0; more < 6_000; more += 1) {
    const map = scrollMap(rows + more, ROW);
    const end = placeAt(map, map.whole, ROOM);
    if (topOf(end) !== map.whole - ROOM || end.scrollTop > map.strip - ROOM) unreached.push(rows + more);
  }
  expect(unreached).toEqual([]);
});

describe('the rows that are drawn', () => {
  it('are those on the screen, some around them, and the active one wherever it is', () => {
    expect(drawnRows({ first: 0, last: 2 }, 4, null)).toEqual([0, 1, 2, 3]);
    expect(drawnRows({ first: 50, last: 51 }, 100, 3).slice(0, 2)).toEqual([3, 42]);
    expect(drawnRows({ first: 0, last: 1 }, 100, 99).at(-1)).toBe(99);
    expect(drawnRows({ first: 0, last: -1 }, 0, 5)).toEqual([]);
  });

  it('share no element, also when the active one is far away', () => {
    const shown = { first: 500, last: 520 };
    const drawn = drawnRows(shown, 100_000, 7);
    expect(new Set(drawn.map((index) => slotOf(index, shown))).size).toBe(drawn.length);
  });
});

describe('showing a row', () => {
  it('moves the list no further than needed', () => {
    expect(topFor(280, ROW, 'auto', { top: 100, room: 600 })).toBe(100);
    expect(topFor(28, ROW, 'auto', { top: 100, room: 600 })).toBe(28);
    expect(topFor(1_000, ROW, 'auto', { top: 100, room: 600 })).toBe(428);
  });

  it('or puts it in the middle', () => {
    expect(topFor(1_000, ROW, 'center', { top: 0, room: 528 })).toBe(750);
  });
});
