import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showCycle, useGal } from '../../../renderer/gal/gal-store.ts';
import { PICTURE_HEIGHT, THUMB, drawCycles, sliderAxis } from '../../../renderer/gal/time/cycle-picture.ts';
import { cycleFacts, datedStep, removedText, stopText } from '../../../renderer/gal/time/cycle-words.ts';
import { cycleAt, nextStop, slideTo, stopOf, useSlide } from '../../../renderer/gal/time/slide.ts';
import { middleOf, stepAt } from '../../../renderer/charts/step-axis.ts';
import { aCycle } from './gal-rows.ts';

const CYCLES = [aCycle(3), aCycle(4), aCycle(7)];

describe('the stops of the slider', () => {
  it('are the cycles, and the latest is at the last of them', () => {
    expect(CYCLES.map(({ cycle }) => stopOf(CYCLES, cycle))).toEqual([0, 1, 2]);
    expect(stopOf(CYCLES, null)).toBe(2);
  });

  it('lead to their cycle, and the last to whichever will be the latest', () => {
    expect([0, 1, 2].map((stop) => cycleAt(CYCLES, stop))).toEqual([3, 4, null]);
    expect(cycleAt([aCycle(1)], 0)).toBeNull();
    const more = [...CYCLES, aCycle(9)];
    expect([stopOf(more, 7), stopOf(more, null)]).toEqual([2, 3]);
  });

  it('keep their place for a cycle that is no longer told of', () => {
    expect(stopOf(CYCLES, 5)).toBe(1);
    expect(stopOf(CYCLES, 1)).toBe(0);
    expect(stopOf(CYCLES, 99)).toBe(2);
    expect([stopOf([], 5), stopOf([], null)]).toEqual([0, 0]);
  });

  it('lead from one marked cycle to the next, and to the first again', () => {
    const marked = [aCycle(1, '', { holes: 1 }), aCycle(2), aCycle(3, '', { holes: 2 })];
    const next = (from: number) => nextStop(marked, from, ({ holes }) => holes > 0);
    expect([next(0), next(1), next(2), next(3)]).toEqual([2, 2, 0, 0]);
    expect(nextStop(CYCLES, 0, ({ holes }) => holes > 0)).toBeNull();
  });
});

describe('moving the slider', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useGal.setState({ cycle: null });
  });
  afterEach(() => vi.useRealTimers());

  it('answers at once, and has the lists follow a few times a second, the last move for certain', async () => {
    const shown: (number | null)[] = [];
    const end = useGal.subscribe(({ cycle }) => shown.push(cycle));
    for (const cycle of [3, 4, 5, 6, 7]) {
      slideTo(cycle);
      expect(useSlide.getState().moving?.cycle ?? useGal.getState().cycle).toBe(cycle);
    }
    await vi.runAllTimersAsync();
    end();
    expect(shown).toEqual([3, 7]);
    expect(useSlide.getState().moving).toBeNull();
  });

  it('to the latest follows new cycles again', async () => {
    showCycle(4);
    slideTo(null);
    await vi.runAllTimersAsync();
    expect(useGal.getState().cycle).toBeNull();
  });
});

describe('the picture above the slider', () => {
  it('has each cycle where the thumb stands at its stop', () => {
    for (const cycles of [1, 10, 3_000]) {
      const axis = sliderAxis(814, cycles);
      for (const stop of [0, Math.floor(cycles / 2), cycles - 1]) {
        const thumb = THUMB / 2 + (stop / Math.max(1, cycles - 1)) * (814 - THUMB);
        expect(middleOf(axis, stop)).toBeCloseTo(thumb, 6);
        expect(stepAt(axis, thumb)).toBe(stop);
      }
    }
  });

  it('stays within the first and the last stop', () => {
    expect(stepAt(sliderAxis(500, 10), -50)).toBe(0);
    expect(stepAt(sliderAxis(500, 10), 5_000)).toBe(9);
    expect(stepAt(sliderAxis(0, 10), 3)).toBeLessThanOrEqual(9);
  });

  it('shows one removal beside thousands, and draws nothing of what there is none of', () => {
    const { added, removed, aside } = drawCycles([aCycle(1, '+4000'), aCycle(2, '-1')], 400);
    expect(added).not.toBe('');
    expect(removed).not.toBe('');
    expect(aside).toBe('');
  });

  it('puts cycles together where they are narrower than a bar, and loses no mark', () => {
    const cycles = Array.from({ length: 3_000 }, (_, index) =>
      aCycle(index + 1, '+2 -1 ~1', {
        holes: index === 1_234 ? 1 : 0,
        mass: index === 77 ? { cycle: 78, removed: 600, before: 900 } : null,
      }),
    );
    const picture = drawCycles(cycles, 600);
    expect(bars(picture.added)).toBeLessThan(200);
    expect(bars(picture.mass)).toBe(1);
    expect(bars(picture.massMarks)).toBe(1);
    expect(bars(picture.holeMarks)).toBe(1);
  });

  it('breaks off the first cycle, which adds all there is, so that the others are seen', () => {
    const others = [22, 45, 43, 150, 40, 70, 75, 83, 83].map((added, index) =>
      aCycle(index + 2, `+${added}`),
    );
    const { added, breaks } = drawCycles([aCycle(1, '+410'), ...others], 800);
    expect(bars(breaks)).toBe(1);
    const heights = [...added.matchAll(/v(\S+?)h/gu)].map(([, height]) => Number(height));
    expect(heights[9]).toBeGreaterThan(5);
    expect(drawCycles(others, 800).breaks).toBe('');
  });

  it('has the first and the last bar within its width', () => {
    for (const cycles of [1, 2, 10, 3_000]) {
      const list = Array.from({ length: cycles }, (_, index) => aCycle(index + 1, '+3'));
      for (const [, x, wide] of drawCycles(list, 700).added.matchAll(/M(\S+) \S+?h(\S+?)v/gu)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x) + Number(wide)).toBeLessThanOrEqual(700);
      }
    }
  });

  it('is no higher than its place', () => {
    const { removed, added, breaks } = drawCycles([aCycle(1, '+9 -9'), aCycle(2, '+900 -900')], 300);
    for (const y of `${added}${removed}${breaks}`.matchAll(/M\S+ (\S+?)[hv]/gu)) {
      expect(Number(y[1])).toBeGreaterThanOrEqual(0);
      expect(Number(y[1])).toBeLessThan(PICTURE_HEIGHT);
    }
  });
});

describe('a cycle in words', () => {
  it('says how large the list is, what changed and what is missing', () => {
    const cycle = aCycle(9, '+212 -612 ~17', {
      entries: 4_212,
      holes: 2,
      mass: { cycle: 9, removed: 612, before: 4_000 },
    });
    expect(cycleFacts(cycle)).toBe(
      '4,212 entries; mass deletion: 612 of 4,000 entries; 212 added, 612 removed, 17 changed; 2 messages missing',
    );
    expect(cycleFacts(aCycle(1, '', { entries: 1 }))).toBe('1 entry; nothing changed');
  });

  it('is one sentence for those who do not see the picture', () => {
    expect(stopText('cycle', aCycle(7))).toBe('Cycle 7, no time known: 100 entries; nothing changed');
  });

  it('says of a mass deletion how much there was before', () => {
    expect(removedText(aCycle(1, '-3'))).toBe('3 removed');
    const mass = { cycle: 9, removed: 1_612, before: 4_000 };
    expect(removedText(aCycle(9, '-1612', { mass }))).toBe('1,612 of 4,000 removed');
  });

  it('is a message where there are no cycles', () => {
    expect(datedStep('message', { cycle: 12, atMs: null })).toBe('Message 12');
    expect(datedStep('cycle', { cycle: 12, atMs: new Date(1996, 4, 6, 2).getTime() })).toBe(
      'Cycle 12 (1996-05-06)',
    );
  });
});

function bars(path: string): number {
  return path.split('M').length - 1;
}
