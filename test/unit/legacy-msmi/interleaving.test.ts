/**
 * The defect of Q140946 without chance: two hand-overs through one area, taken step by step in an order that two
 * processors may take them in, and one processor never does.
 */
import { describe, expect, test } from 'vitest';
import { beginHandOver, BLOCK_BYTES, createStaticArea } from '../../../shared/legacy-msmi/static-area.ts';
import type { HandOver } from '../../../shared/legacy-msmi/static-area.ts';
import { noise } from '../../fixtures/compressed.ts';

const FIRST = noise(4 * BLOCK_BYTES + 100, 1);
const SECOND = noise(3 * BLOCK_BYTES, 2);
/** As patient as a test can be with something that never ends. */
const PATIENCE = 10_000;

function area(): Int32Array {
  return new Int32Array(createStaticArea());
}

/** Goes on until nothing is pending; false when that does not come. */
function finish(handOver: HandOver): boolean {
  for (let turn = 0; turn < PATIENCE && handOver.pending(); turn += 1) handOver.moveBlock();
  return !handOver.pending();
}

describe('on one processor, where a hand-over ends before the next begins,', () => {
  test('each gives all its bytes', () => {
    const shared = area();
    for (const bytes of [FIRST, SECOND, new Uint8Array(), noise(1), FIRST]) {
      const handOver = beginHandOver(shared, 1 + bytes.length, bytes);
      expect(finish(handOver)).toBe(true);
      expect(handOver.result()).toEqual(bytes);
    }
  });

  test('it takes as many turns as there are blocks', () => {
    const handOver = beginHandOver(area(), 1, FIRST);
    let turns = 0;
    for (; handOver.pending(); turns += 1) handOver.moveBlock();
    expect(turns).toBe(5);
  });

  test('one that was given up does not stop the next', () => {
    const shared = area();
    beginHandOver(shared, 1, FIRST).moveBlock();
    const next = beginHandOver(shared, 2, SECOND);
    expect(finish(next)).toBe(true);
  });
});

describe.each([0, 1, 3])('when a second begins after %i blocks of the first,', (blocks) => {
  function interleaved(): { first: HandOver; second: HandOver } {
    const shared = area();
    const first = beginHandOver(shared, 1, FIRST);
    for (let block = 0; block < blocks; block += 1) first.moveBlock();
    return { first, second: beginHandOver(shared, 2, SECOND) };
  }

  test('the second completes and has its bytes', () => {
    const { second } = interleaved();
    expect(finish(second)).toBe(true);
    expect(second.result()).toEqual(SECOND);
  });

  test('the first never ends and moves nothing further, before or after the second ends', () => {
    const { first, second } = interleaved();
    expect(finish(first)).toBe(false);
    expect(first.movedBytes()).toBe(blocks * BLOCK_BYTES);
    expect(finish(second)).toBe(true);
    expect(finish(first)).toBe(false);
    expect(first.movedBytes()).toBe(blocks * BLOCK_BYTES);
  });

  test('the first is released by nobody but itself', () => {
    const shared = area();
    const first = beginHandOver(shared, 1, FIRST);
    for (const ticket of [2, 3, 4]) expect(finish(beginHandOver(shared, ticket, SECOND))).toBe(true);
    expect(finish(first)).toBe(false);
    expect(finish(beginHandOver(shared, 1, FIRST))).toBe(true);
  });
});

describe('when the two count down between each other’s reading and writing,', () => {
  test('a hand-over that is counted as moved too early still gives its own bytes', () => {
    const shared = area();
    const handOver = beginHandOver(shared, 2, SECOND);
    handOver.moveBlock();
    // The other thread, which had checked its turn before it lost it, writes back what it had read: one block left.
    shared[1] = 1;
    expect(finish(handOver)).toBe(true);
    expect(handOver.result()).toEqual(SECOND);
  });

  test('one that counts past zero never ends', () => {
    const shared = area();
    const handOver = beginHandOver(shared, 2, SECOND);
    shared[1] = -1;
    expect(finish(handOver)).toBe(false);
  });
});
