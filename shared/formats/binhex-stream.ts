import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';

const ALPHABET = '!"#$%&\'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr';
const VALUES = new Int8Array(256).fill(-1);
for (let value = 0; value < 64; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;
const RUN = 0x90;
const COLON = 0x3a;
const STEP_CHARS = 256;
/** Two bytes stand for up to 254, so a step gives less than this. */
const STEP_OUTPUT_BYTES = STEP_CHARS * 255;

/**
 * Bytes of the characters [start, end), runs unpacked; the colon that ends them is at `end - 1`. A byte before 0x90 is
 * repeated as often as the byte behind says; 0 means that 0x90 itself was meant.
 * @throws CodecFault truncated without the colon, corrupt-data for other characters
 */
export function* unpackedSteps(text: Uint8Array, start: number, end: number): Generator<Decoded, void> {
  const run = { last: 0, isMarked: false };
  const step = new Uint8Array(STEP_OUTPUT_BYTES);
  let held = 0;
  let bits = 0;
  for (let from = start; from < end; from += STEP_CHARS) {
    const to = Math.min(end, from + STEP_CHARS);
    let filled = 0;
    for (let at = from; at < to; at += 1) {
      const char = text[at] ?? 0;
      if (char === COLON) {
        yield { bytes: step.slice(0, filled), consumed: at + 1 };
        return;
      }
      const value = VALUES[char] ?? -1;
      if (value >= 0) {
        held = ((held << 6) | value) & 0xffff;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        filled = putByte((held >> bits) & 0xff, run, step, filled);
      } else if (char > 0x20) {
        yield { bytes: step.slice(0, filled), consumed: at };
        throw new CodecFault('corrupt-data', 'a character that is none of BinHex', at);
      }
    }
    yield { bytes: step.slice(0, filled), consumed: to };
  }
  throw new CodecFault('truncated', 'the colon at the end of the BinHex data is missing', end);
}

function putByte(
  byte: number,
  run: { last: number; isMarked: boolean },
  into: Uint8Array,
  at: number,
): number {
  if (!run.isMarked && byte === RUN) {
    run.isMarked = true;
    return at;
  }
  if (run.isMarked) {
    run.isMarked = false;
    // One of them stands there already.
    if (byte > 0) {
      into.fill(run.last, at, at + byte - 1);
      return at + byte - 1;
    }
    run.last = RUN;
  } else run.last = byte;
  into[at] = run.last;
  return at + 1;
}
