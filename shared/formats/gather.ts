import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';
import type { OnProgress } from '../progress.ts';

/**
 * All that the steps give as one piece of at most `limit` bytes.
 * @param passed told of each step: the input gone through, or its output where a step took none
 * @throws CodecFault output-limit
 */
export async function gather(
  steps: Iterable<Decoded> | AsyncIterable<Decoded>,
  limit: number,
  passed: OnProgress,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let before = 0;
  for await (const { bytes, consumed } of steps) {
    length += bytes.length;
    if (length > limit) throw new CodecFault('output-limit', `more than ${limit} bytes`, consumed);
    if (bytes.length > 0) pieces.push(bytes);
    passed(Math.max(consumed - before, 0) || bytes.length);
    before = consumed;
  }
  return joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
