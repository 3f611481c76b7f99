/** A few hundred mutated inputs for every decoder, the same each time; `npm run fuzz` goes on for as long as wanted. */
import { describe, expect, test } from 'vitest';
import { foundCases } from '../fuzz/found.ts';
import { fuzz, whatIsWrong } from '../fuzz/fuzz.ts';
import { TARGETS } from '../fuzz/targets.ts';

const SEED = 1_996;
const INPUTS = 300;
const LIMIT_MS = 60_000;

describe.each(TARGETS)('fuzzing $name', (target) => {
  test(
    'finds nothing in a short time',
    async () => {
      const found: string[] = [];
      await fuzz(target, {
        seed: SEED,
        inputs: INPUTS,
        forMs: LIMIT_MS,
        onInput: () => undefined,
        onFinding: ({ what, input }) => found.push(`${what}: ${Buffer.from(input).toString('hex')}`),
      });
      expect(found).toEqual([]);
    },
    LIMIT_MS * 2,
  );

  test('finds nothing again in what it once found', async () => {
    for (const { name, input } of foundCases(target.name)) {
      expect([name, await whatIsWrong(target, input)]).toEqual([name, null]);
    }
  });
});
