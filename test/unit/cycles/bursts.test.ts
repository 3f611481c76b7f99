import { describe, expect, test } from 'vitest';
import { FALLBACK_PAUSE_MS, pauseBetweenRuns, splitBursts } from '../../../shared/cycles/bursts.ts';
import { inOrder } from '../../../shared/cycles/order.ts';
import { ofAnotherRun } from '../../../shared/cycles/numbers.ts';
import { queueOf } from '../../fixtures/sync-story.ts';

function split(story: string, pauseMs: number): string[] {
  const timed = inOrder(queueOf(story).messages, ({ sentMs }) => sentMs);
  return splitBursts(timed, pauseMs, (one, other) => ofAnotherRun(one.sync, other.sync)).map((burst) =>
    burst.map(({ message }) => message.requestor.replace('NORTH/', '')).join(''),
  );
}

describe('replies are divided into runs', () => {
  test('at a pause that is longer than allowed, not at one that is as long', () => {
    const story = `
      c1 21:00 →A S=90 was 80
      c1 22:00 →B S=90 was 80
      c1 23:01 →C S=90 was 80`;
    expect(split(story, FALLBACK_PAUSE_MS)).toEqual(['AB', 'C']);
  });

  test('at the longest pause since a requestor was served before', () => {
    const story = `
      c1 21:00 →A S=90 was 80
      c1 21:01 →B S=90 was 80
      c1 21:20 →C S=92 was 80
      c1 21:21 →B S=92 was 90
      c1 21:22 →A S=92 was 90`;
    expect(split(story, FALLBACK_PAUSE_MS)).toEqual(['AB', 'CBA']);
  });

  test('again and again, where each run is short', () => {
    const story = Array.from({ length: 5 }, (_, at) => `c1 21:0${at} →A S=${90 + at} was 80`).join('\n');
    expect(split(story, FALLBACK_PAUSE_MS)).toEqual(['A', 'A', 'A', 'A', 'A']);
  });

  test('and not by two answers of one run', () => {
    expect(
      split(
        'c1 21:00 →A R=5 S=90 was 80\nc1 21:01 →B R=1 S=90 was 80\nc1 21:02 →A R=7 S=90 was 80',
        FALLBACK_PAUSE_MS,
      ),
    ).toEqual(['ABA']);
  });
});

describe('the pause between runs', () => {
  const pauseOf = (story: string): number =>
    pauseBetweenRuns(inOrder(queueOf(story).messages, ({ sentMs }) => sentMs));

  test('is a quarter of the usual time between two cycles', () => {
    expect(pauseOf('c1 20:00 →A S=90\nc1 22:00 →A S=91\nc1 24:00 →A S=92')).toBe(30 * 60_000);
  });

  test('is an hour where nothing tells the pace, and at most', () => {
    expect(pauseOf('c1 20:00 →A S=90\nc1 22:00 →B S=91')).toBe(FALLBACK_PAUSE_MS);
    expect(pauseOf('c1 20:00 →A S=90\nc3 22:00 →A S=91')).toBe(FALLBACK_PAUSE_MS);
  });

  test('does not take copies for cycles', () => {
    expect(pauseOf('c1 20:00 →A S=90\nc1 20:01 →A S=90\nc1 22:00 →A S=91')).toBe(30 * 60_000);
  });
});
