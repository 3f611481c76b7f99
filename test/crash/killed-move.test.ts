/** Moves of originals, killed at every step: the message is at one place or the other, and the index knows which. */
import { test } from 'vitest';
import { expectSafeAtEveryStep } from './case.ts';

const LONG = { timeout: 240_000 };

test(
  'a quarantine killed at any step has the message and its reason file together, or neither',
  LONG,
  async () => {
    await expectSafeAtEveryStep('quarantine', [], 'quarantined');
  },
);

test('a restore killed at any step takes the reason file away with the message', LONG, async () => {
  await expectSafeAtEveryStep('restore', ['quarantine'], 'decoded');
});

test('the move of a delivered original killed at any step leaves the delivery in force', LONG, async () => {
  await expectSafeAtEveryStep('move the original', ['deliver'], 'delivered');
});
