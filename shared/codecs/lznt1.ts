import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';
import { readUint16 } from './little-endian.ts';
import { refuseRest } from './rest.ts';

const HEADER_BYTES = 2;
/** Decompressed bytes of a chunk at most; matches do not reach out of it. */
const CHUNK_BYTES = 4_096;
/** Bits 12 to 14 of a chunk's header. */
const CHUNK_MARK = 3;
const COMPRESSED = 0x8000;
const SHORTEST_MATCH = 3;

/**
 * Decodes LZNT1 ([MS-XCA] 2.5), which has no signature, no length and no check value. The end is that of the input or a
 * chunk header of zero; behind that there may be zeros and nothing else. Data cut off between two chunks is therefore
 * taken for whole. A chunk that gives less than 4,096 bytes is followed by the next one without a gap: Windows writes
 * such a chunk only as the last one.
 * @throws CodecFault truncated, corrupt-data
 */
export function* expandLznt1(input: Uint8Array): Generator<Decoded, void> {
  const room = new Uint8Array(CHUNK_BYTES);
  let at = 0;
  while (at + 1 < input.length && readUint16(input, at) !== 0) {
    const { start, end, isCompressed } = chunkAt(input, at);
    const bytes = isCompressed
      ? room.slice(0, expandChunk(input, start, end, room))
      : input.subarray(start, end);
    yield { bytes, consumed: end };
    at = end;
  }
  if (at === input.length - 1 && input[at] !== 0) throw cutOff(input);
  refuseRest(input, at);
}

interface Chunk {
  /** Its data, without the header: [start, end) of the input. */
  readonly start: number;
  readonly end: number;
  readonly isCompressed: boolean;
}

function chunkAt(input: Uint8Array, at: number): Chunk {
  const header = readUint16(input, at);
  if (((header >> 12) & 7) !== CHUNK_MARK)
    throw new CodecFault('corrupt-data', 'LZNT1: no header of a chunk', at);
  const start = at + HEADER_BYTES;
  const end = start + (header & 0xfff) + 1;
  if (end > input.length) throw cutOff(input);
  return { start, end, isCompressed: (header & COMPRESSED) !== 0 };
}

/** @returns how many bytes it wrote into `room` */
function expandChunk(input: Uint8Array, start: number, end: number, room: Uint8Array): number {
  let to = 0;
  let at = start;
  while (at < end) {
    let flags = (input[at] as number) | 0x100;
    at += 1;
    // The bit above the eight flags ends them.
    for (; flags > 1 && at < end; flags >>= 1) {
      if ((flags & 1) === 0) {
        if (to === CHUNK_BYTES) throw tooLong(at);
        room[to] = input[at] as number;
        to += 1;
        at += 1;
      } else {
        if (at + 1 === end) throw new CodecFault('corrupt-data', 'LZNT1: a match crosses the chunk', at);
        to = copyMatch(readUint16(input, at), room, to, at);
        at += 2;
      }
    }
  }
  return to;
}

/** The further into the chunk, the more of the 16 bits are the distance, and the fewer the length. */
function copyMatch(match: number, room: Uint8Array, to: number, at: number): number {
  const lengthBits = Math.min(12, Math.clz32(Math.max(0, to - 1)) - 16);
  const distance = (match >> lengthBits) + 1;
  const end = to + (match & ((1 << lengthBits) - 1)) + SHORTEST_MATCH;
  if (distance > to) throw new CodecFault('corrupt-data', 'LZNT1: a match before the beginning', at);
  if (end > CHUNK_BYTES) throw tooLong(at);
  for (let index = to; index < end; index += 1) room[index] = room[index - distance] as number;
  return end;
}

function tooLong(at: number): CodecFault {
  return new CodecFault('corrupt-data', `LZNT1: a chunk gives more than ${CHUNK_BYTES} bytes`, at);
}

function cutOff(input: Uint8Array): CodecFault {
  return new CodecFault('truncated', 'LZNT1: the last chunk is cut off', input.length);
}
