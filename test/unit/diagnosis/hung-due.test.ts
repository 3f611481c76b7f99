/** What an examination has still to try. */
import { expect, test } from 'vitest';
import { dueTrials } from '../../../shared/diagnosis/hung/due.ts';
import type { Decoder } from '../../../shared/state.ts';

const since = (text: string) =>
  text
    .split(',')
    .filter(Boolean)
    .map((one) => {
      const [decoder, outcome] = one.trim().split(' ');
      return { decoder: decoder as Decoder, outcome: outcome as 'decoded' };
    });

test.each([
  ['legacy-msmi with 4', '', 'legacy-msmi, legacy-msmi, second'],
  ['safe with 4', '', 'safe, safe, second'],
  ['second with 4', '', 'second, second, safe'],
  ['safe with 1', '', 'safe, second'],
  ['legacy-msmi with 4', 'legacy-msmi decoded', 'legacy-msmi, second'],
  ['legacy-msmi with 4', 'legacy-msmi hung', 'second'],
  ['legacy-msmi with 4', 'second failed', 'legacy-msmi, legacy-msmi'],
  ['legacy-msmi with 4', 'legacy-msmi decoded, legacy-msmi decoded, second decoded', ''],
  ['safe with 1', 'safe hung, second hung', ''],
])('of a hang of %s, after "%s": %s', (hang, tried, due) => {
  const [decoder, , workers] = hang.split(' ');
  const found = dueTrials({ decoder: decoder as Decoder, workers: Number(workers) }, since(tried));
  expect(found.join(', ')).toBe(due);
});
