/** Which lines are drawn, and where the list is scrolled to, for lists far longer than a screen. */
import { describe, expect, it } from 'vitest';
import { LINE_HEIGHT, drawnLines, scrollTopFor } from '../../../renderer/logs/line-window.ts';

/** A head and ten lines. */
const HEIGHT = 11 * LINE_HEIGHT;

describe('the list', () => {
  it('is scrolled no further than it takes to show a line', () => {
    const top = 100 * LINE_HEIGHT;
    const after = (index: number): number =>
      scrollTopFor(index, 'auto', { top, height: HEIGHT }) / LINE_HEIGHT;
    expect([100, 105, 109].map(after)).toEqual([100, 100, 100]);
    expect(after(99)).toBe(99);
    expect(after(110)).toBe(101);
    expect(after(0)).toBe(0);
  });

  it('shows the beginning of a line also where there is room for none', () => {
    expect(scrollTopFor(7, 'auto', { top: 0, height: 0 })).toBe(7 * LINE_HEIGHT);
  });

  it('is scrolled so that a line is in the middle, but not before its beginning', () => {
    const to = (index: number): number => scrollTopFor(index, 'center', { top: 0, height: HEIGHT });
    expect(to(50)).toBe(50 * LINE_HEIGHT - 4.5 * LINE_HEIGHT);
    expect(to(1)).toBe(0);
  });
});

describe('drawn lines', () => {
  it('are those on the screen and a few around them, however many there are', () => {
    const drawn = drawnLines({ first: 500_000, last: 500_009 }, 1_000_000, null);
    expect([drawn[0], drawn.at(-1), drawn.length]).toEqual([499_992, 500_017, 26]);
    expect(drawnLines({ first: 0, last: 2 }, 3, null)).toEqual([0, 1, 2]);
    expect(drawnLines({ first: 0, last: -1 }, 0, null)).toEqual([]);
  });

  it('have the active one among them, in order and once, if the list holds it', () => {
    const around = { first: 50, last: 50 };
    expect(drawnLines(around, 1_000, 3)[0]).toBe(3);
    expect(drawnLines(around, 1_000, 999).at(-1)).toBe(999);
    for (const index of [50, -1, 1_000]) expect(drawnLines(around, 1_000, index)).toHaveLength(17);
  });
});
