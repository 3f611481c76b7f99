import { describe, expect, test } from 'vitest';
import { createQuantum } from '../../../shared/codecs/quantum/quantum.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { quantumFrames } from '../../fixtures/quantum-encoder.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

const FRAME_BYTES = 32 * 1024;

function decodedFrames(frames: readonly Uint8Array[], bytes: number, windowBits: number): Buffer {
  const quantum = createQuantum(windowBits);
  return Buffer.concat(
    frames.map((frame, index) => {
      const input = Buffer.concat([noise(5), frame, noise(5)]);
      return quantum.frame(input, 5, 5 + frame.length, Math.min(FRAME_BYTES, bytes - index * FRAME_BYTES));
    }),
  );
}

describe.each([10, 15, 18, 21])('with a window of 2^%d bytes', (windowBits) => {
  test.each([
    ['transactions', bytesOf(manyEntries(500))],
    ['noise', noise(40_000)],
    ['zeros', new Uint8Array(70_000)],
    ['three bytes', bytesOf('abc')],
    ['short repetitions', bytesOf('abcxabcdyabcdezabcdef'.repeat(300))],
  ])('%s are given back', (_, content) => {
    const frames = quantumFrames(content, windowBits);
    expect(decodedFrames(frames, content.length, windowBits).equals(content)).toBe(true);
  });
});

test.each([9, 22, 0])('a window of 2^%d bytes is not supported', (windowBits) => {
  expect(() => createQuantum(windowBits)).toThrow('Quantum with a window');
});

test('data that ends too early is truncated', () => {
  const content = bytesOf(manyEntries(5));
  const [frame = Buffer.alloc(0)] = quantumFrames(content, 15);
  for (let length = 0; length < frame.length - 2; length += 1) {
    expect(() => createQuantum(15).frame(frame, 0, length, content.length)).toThrow('cut off');
  }
});
