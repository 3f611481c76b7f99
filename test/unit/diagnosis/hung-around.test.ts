/** What the rest of a queue tells of one hang. */
import { describe, expect, test } from 'vitest';
import { chanceOfNoneAlone, silencesOf, silentBeside } from '../../../shared/diagnosis/hung/around.ts';

describe('what the rest of the queue tells', () => {
  test('silence within a second of the same moment, the message itself left out', () => {
    const silent = (...atMs: number[]) => silencesOf(atMs.map((at, id) => ({ message: id, atMs: at })));
    expect(silentBeside(silent(0, 1_000, 2_000, 2_001), 1_000, 1)).toBe(2);
    expect(silentBeside(silent(1_000), 1_000, 0)).toBe(0);
    expect(silentBeside(silent(1_000), 1_000, 7)).toBe(1);
    expect(silentBeside(silent(), 1_000, 0)).toBe(0);
  });

  test('a message that was recorded or tried more than once is one, its own moments are none of others', () => {
    const silences = silencesOf([
      { message: 1, atMs: 1_000 },
      { message: 1, atMs: 1_004 },
      { message: 2, atMs: 1_500 },
      { message: 1, atMs: 3_000 },
      { message: 2, atMs: 3_501 },
    ]);
    expect(silences.moments).toEqual([1_000, 1_500, 3_501]);
    expect(silentBeside(silences, 1_000, 1)).toBe(1);
    expect(silentBeside(silences, 1_500, 2)).toBe(1);
    expect(silentBeside(silences, 3_501, 2)).toBe(0);
  });

  test('the chance that no hang falls among those alone', () => {
    const tally = (hung: number, together: number, alone: number) => ({
      together: { decodes: together, hung },
      alone: { decodes: alone, hung: 0 },
    });
    expect(chanceOfNoneAlone(tally(1, 1, 1))).toBeCloseTo(1 / 2);
    expect(chanceOfNoneAlone(tally(2, 2, 2))).toBeCloseTo(1 / 6);
    expect(chanceOfNoneAlone(tally(0, 5, 5))).toBe(1);
    expect(chanceOfNoneAlone(tally(5, 5, 0))).toBe(1);
  });
});
