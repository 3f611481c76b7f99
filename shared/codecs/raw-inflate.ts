import { Inflate } from 'fflate/browser';
import { CodecFault } from './fault.ts';
import type { Decoded } from './fault.ts';

/** Small enough that a stream of zeros (ratio 1032:1) yields 16 MB a step and the heartbeat moves often. */
const STEP_BYTES = 16 * 1024;
/** A fault is located to the byte by decoding again; beyond this much output that costs too long. */
const LOCATE_OUTPUT_BYTES = 64 * 1024 * 1024;
const NOTHING = new Uint8Array(0);

/**
 * fflate tells neither that a stream has ended nor where, which the check values behind it require. Its state holds
 * both; the exact version is pinned and `raw-inflate.test.ts` fails if the meaning of these fields changes.
 */
interface StreamState {
  readonly ended: boolean;
  /** Input bytes handed over but not consumed. */
  readonly unused: number;
}

function streamState(inflate: Inflate): StreamState {
  const state: unknown = Reflect.get(inflate, 's');
  const rest: unknown = Reflect.get(inflate, 'p');
  if (typeof state !== 'object' || state === null || !(rest instanceof Uint8Array)) {
    throw new Error('fflate keeps its stream state differently from the pinned version');
  }
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
 * @throws CodecFault truncated, corrupt-data
 */
export function* inflateRaw(input: Uint8Array, start: number): Generator<Decoded, number> {
  let output: Uint8Array[] = [];
  let written = 0;
  const inflate = new Inflate((chunk) => output.push(chunk));
  for (let at = start; at < input.length; at += STEP_BYTES) {
    const step = input.subarray(at, at + STEP_BYTES);
    try {
      inflate.push(step);
    } catch (error) {
      const offset = written <= LOCATE_OUTPUT_BYTES ? yield* locateFault(input, start, at) : at;
      throw faultOf(error, offset);
    }
    const state = streamState(inflate);
    const consumed = at + step.length - state.unused;
    for (const bytes of output) {
      written += bytes.length;
      yield { bytes, consumed };
    }
    output = [];
    if (state.ended) return consumed;
  }
  throw new CodecFault('truncated', 'the deflate stream has no end', input.length);
}

/** Decodes again up to the step at `faultyStep`, then byte by byte: the byte that breaks the rules is the offset. */
function* locateFault(input: Uint8Array, start: number, faultyStep: number): Generator<Decoded, number> {
  const inflate = new Inflate(() => undefined);
  for (let at = start; at < faultyStep; at += STEP_BYTES) {
    inflate.push(input.subarray(at, at + STEP_BYTES));
    yield { bytes: NOTHING, consumed: at };
  }
  for (let at = faultyStep; at < input.length; at += 1) {
    try {
      inflate.push(input.subarray(at, at + 1));
    } catch {
      return at;
    }
    if (at % 256 === 0) yield { bytes: NOTHING, consumed: at };
  }
  return faultyStep;
}
