import { Inflate } from 'fflate/browser';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';

/**
 * Input of a step: the heartbeat moves with each. Steps begin small and stay so where next to nothing comes out: a block of
 * 30 hostile bytes, whose code announces more symbols than it has room for, costs fflate 30 ms before it gives one.
 */
const STEP_BYTES = 16 * 1024;
/**
 * Output that a step is to give at most. A stream of zeros (ratio 1032:1) gives 16 MB for 16 KB: what was given out
 * stays in memory until it is collected, and a few workers on such streams would fill it. After a step that gave more
 * the next ones are smaller.
 */
const STEP_OUTPUT_BYTES = 512 * 1024;
const SMALLEST_STEP_BYTES = 256;
/** How far matches reach back (RFC 1951). */
const WINDOW_BYTES = 32 * 1024;
/**
 * One for all streams: a gzip file of 200,000 empty members would otherwise make as many. It is in use only while
 * `push` runs, which copies out of it what it keeps and what it gives out.
 */
const ROOM = new Uint8Array(WINDOW_BYTES + STEP_OUTPUT_BYTES);
/**
 * fflate tells neither that a stream has ended nor where, which the check values behind it require. Its fields hold
 * both: `s` the state of the block, `p` the input not yet consumed, `o` the output that matches may reach back into.
 * The exact version is pinned and `raw-inflate.test.ts` fails if the meaning of these fields changes.
 */
interface StreamFields {
  readonly s: object;
  readonly p: Uint8Array;
  readonly o: Uint8Array;
}

interface StreamState {
  readonly ended: boolean;
  /** Input bytes handed over but not consumed. */
  readonly unused: number;
}

function fieldsOf(inflate: Inflate): StreamFields {
  const s: unknown = Reflect.get(inflate, 's');
  const p: unknown = Reflect.get(inflate, 'p');
  const o: unknown = Reflect.get(inflate, 'o');
  if (typeof s !== 'object' || s === null || !(p instanceof Uint8Array) || !(o instanceof Uint8Array)) {
    throw new Error('fflate keeps its stream state differently from the pinned version');
  }
  return { s, p, o };
}

/**
 * Gives the decoder room to write into behind the window. Otherwise it makes a larger array again and again with every
 * step, five bytes for each one that comes out.
 */
function giveRoom(inflate: Inflate): void {
  const { o } = fieldsOf(inflate);
  ROOM.set(o);
  Reflect.set(inflate, 'o', ROOM);
}

/** Where a decoder is. It changes `s` as it goes, but replaces `p` and `o` by new arrays. */
function placeOf(inflate: Inflate): StreamFields {
  const { s, p, o } = fieldsOf(inflate);
  return { s: { ...s }, p, o };
}

/** A decoder that goes on from a place where another one was. */
function resumedAt(place: StreamFields): Inflate {
  return Object.assign(new Inflate(() => undefined), { ...place, s: { ...place.s } });
}

function streamState(inflate: Inflate): StreamState {
  const { s: state, p: rest } = fieldsOf(inflate);
  const finalBlock: unknown = Reflect.get(state, 'f');
  const openTable: unknown = Reflect.get(state, 'l');
  const bitOffset: unknown = Reflect.get(state, 'p');
  const ended = Boolean(finalBlock) && !openTable;
  // The byte that holds the last bits of the stream counts as consumed.
  const partlyUsed = ended && typeof bitOffset === 'number' && bitOffset > 0 ? 1 : 0;
  return { ended, unused: rest.length - partlyUsed };
}

function faultOf(error: unknown, offset: number): CodecFault {
  const text = error instanceof Error ? error.message : String(error);
  return new CodecFault('corrupt-data', `deflate: ${text}`, offset);
}

/**
 * Decodes one raw deflate stream (RFC 1951) that begins at `start` of `input`. Yields as it goes; returns the offset
 * behind the stream.
 * @param place how exactly a fault says where it is: to find the byte takes as long as ten faults
 * @throws CodecFault truncated, corrupt-data
 */
export function* inflateRaw(
  input: Uint8Array,
  start: number,
  place: 'byte' | 'step' = 'byte',
): Generator<Decoded, number> {
  let output: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => output.push(chunk));
  let stepBytes = SMALLEST_STEP_BYTES;
  let before = start;
  for (let at = start; at < input.length;) {
    const step = input.subarray(at, at + stepBytes);
    const resumable = placeOf(inflate);
    giveRoom(inflate);
    try {
      inflate.push(step);
    } catch (error) {
      throw faultOf(error, place === 'step' ? at : faultyByte(resumable, input, at, step.length));
    }
    const state = streamState(inflate);
    const consumed = at + step.length - state.unused;
    const written = output.reduce((sum, bytes) => sum + bytes.length, 0);
    for (const bytes of output) yield { bytes, consumed };
    output = [];
    if (state.ended) return consumed;
    at += step.length;
    // Of a stored block fflate takes nothing before it has all of it.
    const isIdle = written * 2 < consumed - before;
    before = consumed;
    if (isIdle || written > STEP_OUTPUT_BYTES) stepBytes = Math.max(SMALLEST_STEP_BYTES, stepBytes / 2);
    else if (written * 2 <= STEP_OUTPUT_BYTES) stepBytes = Math.min(STEP_BYTES, stepBytes * 2);
  }
  throw new CodecFault('truncated', 'the deflate stream has no end', input.length);
}

/**
 * The byte that breaks the rules, somewhere in the step at `step` of `length` bytes; `before` is where the decoder was.
 * Found by halves: byte by byte a few thousand of hostile bytes took seconds.
 */
function faultyByte(before: StreamFields, input: Uint8Array, step: number, length: number): number {
  let good = 0;
  let bad = length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (breaks(before, input.subarray(step, step + middle))) bad = middle;
    else good = middle;
  }
  return step + good;
}

function breaks(before: StreamFields, bytes: Uint8Array): boolean {
  try {
    resumedAt(before).push(bytes);
    return false;
  } catch {
    return true;
  }
}
