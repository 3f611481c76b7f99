/** What an examination has still to try. */
import { expect, test } from 'vitest';
import { dueTrials } from '../../../shared/diagnosis/hung/due.ts';
import type { Decoder } from '../../../shared/state.ts';

const GZIP = { codec: 'gzip' } as const;

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
  const found = dueTrials({ decoder: decoder as Decoder, workers: Number(workers), ...GZIP }, since(tried));
  expect(found.join(', ')).toBe(due);
});

test.each([
  ['safe', 'lznt1', 'safe, safe'],
  ['legacy-msmi', 'plug-in:reversed', 'legacy-msmi, legacy-msmi'],
  // What the header of the message did not come to say.
  ['safe', null, 'safe, safe, second'],
] as const)('of a hang of %s in %s: %s', (decoder, codec, due) => {
  expect(dueTrials({ decoder, workers: 4, codec }, []).join(', ')).toBe(due);
});
