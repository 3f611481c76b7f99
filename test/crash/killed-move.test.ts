/** Moves of originals, killed at every step: the message is at one place or the other, and the index knows which. */
import { expect, test } from 'vitest';
import { stepsSurvived } from './case.ts';

const LONG = { timeout: 240_000 };

test(
  'a quarantine killed at any step has the message and its reason file together, or neither',
  LONG,
  async () => {
    expect(await stepsSurvived('quarantine', [], 'quarantined')).toBeGreaterThan(4);
  },
);

test('a restore killed at any step takes the reason file away with the message', LONG, async () => {
  expect(await stepsSurvived('restore', ['quarantine'], 'decoded')).toBeGreaterThan(4);
});

test('the move of a delivered original killed at any step leaves the delivery in force', LONG, async () => {
  expect(await stepsSurvived('move the original', ['deliver'], 'delivered')).toBeGreaterThan(4);
});
