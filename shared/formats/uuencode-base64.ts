/** The form of uuencode -m: "begin-base64", lines of Base64, a line of four "=" (POSIX). */
import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';
import { lineAt } from './text-lines.ts';
import type { Stretch } from './uuencode-lines.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(256).fill(-1);
for (let value = 0; value < 64; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;
const EQUALS = 0x3d;
const STEP_CHARS = 48 * 1024;

/** Goes through the lines behind "begin-base64"; null when the first of them is no Base64. */
export function measureBase64(text: Uint8Array, start: number): Stretch | null {
  let next = start;
  while (next < text.length) {
    const line = lineAt(text, next);
    const chars = text.subarray(line.start, line.end);
    if (chars.length === 4 && chars.every((byte) => byte === EQUALS))
      return { next: line.next, missing: null, damaged: null, notes: [], isPadded: false };
    if (!chars.every((byte) => byte === EQUALS || (VALUES[byte] ?? -1) >= 0 || byte === 0x20)) break;
    if (chars.length === 0) break;
    next = line.next;
  }
  if (next === start) return null;
  const missing = 'the line "====" at its end is missing';
  return { next, missing, damaged: null, notes: [], isPadded: false };
}

/**
 * The bytes of the lines from `start` to the end of the stretch.
 * @throws CodecFault truncated where the last line is missing, corrupt-data for characters left over
 */
export function* base64Steps(text: Uint8Array, start: number, stretch: Stretch): Generator<Decoded, void> {
  let held = 0;
  let count = 0;
  for (let from = start; from < stretch.next; from += STEP_CHARS) {
    const to = Math.min(stretch.next, from + STEP_CHARS);
    const bytes = new Uint8Array(Math.ceil((to - from + 3) / 4) * 3);
    let filled = 0;
    for (let at = from; at < to; at += 1) {
      const value = VALUES[text[at] ?? 0] ?? -1;
      if (value < 0) continue;
      held = ((held << 6) | value) & 0xffffff;
      count += 1;
      if (count % 4 === 0) {
        bytes[filled] = held >> 16;
        bytes[filled + 1] = held >> 8;
        bytes[filled + 2] = held;
        filled += 3;
      }
    }
    yield { bytes: bytes.subarray(0, filled), consumed: to };
  }
  const left = count % 4;
  if (left > 1) yield { bytes: lastBytes(held, left), consumed: stretch.next };
  if (stretch.missing !== null) throw new CodecFault('truncated', stretch.missing, stretch.next);
  if (left === 1) throw new CodecFault('corrupt-data', 'one character of Base64 is left over', stretch.next);
}

function lastBytes(held: number, left: number): Uint8Array {
  return left === 2 ? Uint8Array.of(held >> 4) : Uint8Array.of(held >> 10, held >> 2);
}
