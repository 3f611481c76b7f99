/**
 * LZX as cabinets and the offline address book use it ([MS-PATCH] 2; "LZX Data Compression Format", Microsoft 1997):
 * frames of up to 32 KB, whose bits begin anew each, of blocks that may go on over the end of a frame.
 */
import { CodecFault } from '../fault.ts';
import { readUint32 } from '../little-endian.ts';
import { refuseRest } from '../rest.ts';
import { alignBits, bitsOf, faultAt, readBits } from './bits.ts';
import type { Bits } from './bits.ts';
import { translateCalls } from './translate.ts';
import { decodeRun } from './run.ts';
import { ALIGNED, FRESH, UNCOMPRESSED, VERBATIM } from './state.ts';
import type { State } from './state.ts';
import { createTrees, readTrees, resetTrees } from './trees.ts';

/** Decompressed bytes of one frame at most. */
export const LZX_FRAME_BYTES = 32 * 1024;
/** Behind this many frames calls are no longer translated, so that their offsets fit 30 bits. */
const TRANSLATED_FRAMES = 32 * 1024;
const SMALLEST_WINDOW_BITS = 15;
const LARGEST_WINDOW_BITS = 21;
const LARGEST_DELTA_WINDOW_BITS = 25;

const RECENT_BYTES = 12;

export interface LzxOptions {
  /** The window is 2^this bytes: 15 to 21, with `delta` up to 25. */
  readonly windowBits: number;
  /** What is decoded as a whole, null when that is not known. Only bounds the memory: no more is made than that takes. */
  readonly outputBytes: number | null;
  /** Frames after which the decoder starts anew; 0 for never. */
  readonly resetInterval: number;
  /** LZX DELTA: longer matches, larger windows, `reference`. */
  readonly delta: boolean;
  /** What matches may reach back into before the first byte; only what fits the window counts. */
  readonly reference?: Uint8Array;
}

export interface Lzx {
  /**
   * Decodes the next frame, the compressed bytes of which are `input` from `start` to `end`, to `bytes` bytes, at most
   * `LZX_FRAME_BYTES`. Gives an array of its own. After a fault the decoder is of no more use.
   * @throws CodecFault truncated, corrupt-data; offsets count into `input`
   */
  readonly frame: (input: Uint8Array, start: number, end: number, bytes: number) => Uint8Array;
}

/** @throws CodecFault unsupported-codec for a window that LZX does not have */
export function createLzx(options: LzxOptions): Lzx {
  const { windowBits, delta } = options;
  const largest = delta ? LARGEST_DELTA_WINDOW_BITS : LARGEST_WINDOW_BITS;
  if (!(windowBits >= SMALLEST_WINDOW_BITS && windowBits <= largest)) {
    throw new CodecFault('unsupported-codec', `LZX with a window of 2^${windowBits} bytes`, null);
  }
  const reference = (options.reference ?? new Uint8Array()).subarray(-(2 ** windowBits));
  const state: State = {
    resetInterval: options.resetInterval,
    delta,
    window: new Uint8Array(windowSize(options, reference.length)),
    trees: createTrees(windowBits),
    position: reference.length,
    referenceBytes: reference.length,
    frames: 0,
    ...FRESH,
  };
  state.window.set(reference);
  return { frame: (input, start, end, bytes) => decodeFrame(state, input, start, end, bytes) };
}

/** A window is not made larger than what will ever be in it. */
function windowSize({ windowBits, outputBytes }: LzxOptions, referenceBytes: number): number {
  const used = outputBytes === null ? Infinity : outputBytes + referenceBytes;
  let size = LZX_FRAME_BYTES;
  while (size < used && size < 2 ** windowBits) size *= 2;
  return size;
}

function decodeFrame(state: State, input: Uint8Array, start: number, end: number, bytes: number): Uint8Array {
  const { resetInterval } = state;
  if (resetInterval > 0 && state.frames > 0 && state.frames % resetInterval === 0) {
    Object.assign(state, FRESH);
    resetTrees(state.trees);
  }
  const bits = bitsOf(input, start, end);
  const from = state.position;
  const until = from + bytes;
  if (!state.headerRead) readHeader(state, bits);
  while (state.position < until) {
    if (state.blockLeft === 0) startBlock(state, bits);
    const run = Math.min(until - state.position, state.blockLeft);
    if (state.blockType === UNCOMPRESSED) copyRaw(state, bits, run);
    else decodeRun(state, bits, state.position + run);
    state.blockLeft -= run;
  }
  passPadding(state, bits);
  alignBits(bits);
  refuseRest(input.subarray(0, end), bits.at);
  const frame = fromWindow(state, from, until);
  const offset = from - state.referenceBytes;
  if (state.translated !== 0 && state.frames < TRANSLATED_FRAMES) {
    translateCalls(frame, offset, state.translated);
  }
  state.frames += 1;
  return frame;
}

function fromWindow({ window }: State, from: number, until: number): Uint8Array {
  const frame = new Uint8Array(until - from);
  const at = from % window.length;
  const straight = window.subarray(at, at + frame.length);
  frame.set(straight);
  frame.set(window.subarray(0, frame.length - straight.length), straight.length);
  return frame;
}

function readHeader(state: State, bits: Bits): void {
  state.headerRead = true;
  if (readBits(bits, 1) === 0) return;
  const high = readBits(bits, 16);
  state.translated = (high << 16) | readBits(bits, 16);
}

function startBlock(state: State, bits: Bits): void {
  passPadding(state, bits);
  state.blockType = readBits(bits, 3);
  const high = readBits(bits, 16);
  state.blockLeft = (high << 8) | readBits(bits, 8);
  switch (state.blockType) {
    case VERBATIM:
    case ALIGNED:
      readTrees(state.trees, bits, state.blockType === ALIGNED);
      return;
    case UNCOMPRESSED:
      startRaw(state, bits);
      return;
    default:
      throw faultAt(bits, 'corrupt-data', `LZX block of type ${state.blockType}`);
  }
}

/** One to sixteen bits lead to a word border: at a border a whole word is left out. */
function startRaw(state: State, bits: Bits): void {
  readBits(bits, 1);
  alignBits(bits);
  if (bits.at + RECENT_BYTES > bits.end) throw cutOff(bits);
  state.recent0 = readUint32(bits.input, bits.at);
  state.recent1 = readUint32(bits.input, bits.at + 4);
  state.recent2 = readUint32(bits.input, bits.at + 8);
  bits.at += RECENT_BYTES;
  state.padded = state.blockLeft % 2 === 1;
}

function cutOff(bits: Bits): CodecFault {
  return new CodecFault('truncated', 'the LZX data is cut off', bits.end);
}

/** The byte may lie in the frame in which its block ends or, when that has none left, in the next one. */
function passPadding(state: State, bits: Bits): void {
  if (!state.padded || state.blockLeft > 0 || bits.at >= bits.end) return;
  state.padded = false;
  bits.at += 1;
}

function copyRaw(state: State, bits: Bits, run: number): void {
  const { window, position } = state;
  if (bits.at + run > bits.end) throw cutOff(bits);
  const at = position % window.length;
  const fits = Math.min(run, window.length - at);
  window.set(bits.input.subarray(bits.at, bits.at + fits), at);
  window.set(bits.input.subarray(bits.at + fits, bits.at + run), 0);
  bits.at += run;
  state.position += run;
}
