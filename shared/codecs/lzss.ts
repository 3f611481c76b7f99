import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { createLookback, handOut, isFull, put, repeat } from './lookback.ts';
import type { Lookback } from './lookback.ts';

const WINDOW_BYTES = 4_096;
const SPACE = 0x20;
const SHORTEST_MATCH = 3;

/** A window that holds spaces before anything was written, as text was expected to begin with some. */
export function windowOfSpaces(): Lookback {
  const window = createLookback(WINDOW_BYTES);
  window.held.fill(SPACE, 0, WINDOW_BYTES);
  window.from = WINDOW_BYTES;
  window.to = WINDOW_BYTES;
  return window;
}

export interface LzssStream {
  /** Offset of its first byte in the input. */
  readonly start: number;
  /** Place in the window of 4,096 bytes where writing begins: matches name places, not distances. */
  readonly firstPlace: number;
  /** Decompressed bytes; null when the file does not say, then it ends with the input. */
  readonly length: number | null;
}

/**
 * Decodes the LZSS of COMPRESS.EXE: a byte of eight flags, lowest first, then for each a byte (1) or a match (0) of 12
 * bits place and 4 bits length.
 * @returns the offset behind the stream
 * @throws CodecFault truncated, corrupt-data
 */
export function* expandLzss(input: Uint8Array, stream: LzssStream): Generator<Decoded, number> {
  const window = windowOfSpaces();
  let { start: at, firstPlace: place } = stream;
  let left = stream.length ?? Number.POSITIVE_INFINITY;
  let flags = 1;
  let match = { distance: 0, length: 0 };
  while (left > 0 && (at < input.length || match.length > 0)) {
    if (isFull(window)) yield { bytes: handOut(window), consumed: at };
    let written = 0;
    if (match.length > 0) {
      written = repeat(window, match.distance, match.length);
      match.length -= written;
    } else if (flags === 1) {
      // The bit above the eight flags ends them.
      flags = (input[at] as number) | 0x100;
      at += 1;
    } else {
      if (flags & 1) {
        put(window, input[at] as number);
        written = 1;
      } else {
        match = matchAt(input, at, place);
        if (match.length > left) throw tooLong(at);
      }
      at += flags & 1 ? 1 : 2;
      flags >>= 1;
    }
    left -= written;
    place += written;
  }
  yield { bytes: handOut(window), consumed: at };
  if (left > 0 && stream.length !== null)
    throw cutOff(input, `${left} of ${stream.length} bytes are missing`);
  return at;
}

function matchAt(input: Uint8Array, at: number, place: number): { distance: number; length: number } {
  const [low, high] = [input[at] as number, input[at + 1]];
  if (high === undefined) throw cutOff(input, 'a match is cut off');
  const from = low | ((high & 0xf0) << 4);
  // Its own place is what was written a whole window ago.
  const distance = ((place - from - 1) & (WINDOW_BYTES - 1)) + 1;
  return { distance, length: (high & 0x0f) + SHORTEST_MATCH };
}

function tooLong(at: number): CodecFault {
  return new CodecFault('corrupt-data', 'LZSS: a match goes beyond the announced length', at);
}

function cutOff(input: Uint8Array, what: string): CodecFault {
  return new CodecFault('truncated', `LZSS: ${what}`, input.length);
}
