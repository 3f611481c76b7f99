import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';
import { lineAt } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

const BLANK = 0x20;
const BACKTICK = 0x60;
const STEP_BYTES = 48 * 1024;

/** What was found of a file when the text was gone through. */
export interface Stretch {
  /** Behind its last line. */
  readonly next: number;
  /** Why it is not whole: told when it is read. */
  readonly missing: string | null;
  readonly notes: readonly string[];
  /** Whether blanks at the end of lines may have been cut off. */
  readonly isPadded: boolean;
}

/** Bytes that a line says it holds, and the characters that takes; null when the line is none of uuencode. */
function shapeOf(
  text: Uint8Array,
  { start, end }: TextLine,
): { bytes: number; have: number; want: number } | null {
  const first = start < end ? (text[start] ?? BLANK) : BLANK;
  if (first < BLANK || first > BACKTICK) return null;
  const bytes = (first - BLANK) & 63;
  const have = Math.max(0, end - start - 1);
  const want = Math.ceil(bytes / 3) * 4;
  // One check character more at most; blanks may have been added on the way.
  for (let at = start + 1; at < end; at += 1) {
    const byte = text[at] ?? 0;
    if (byte < BLANK || byte > BACKTICK || (at > start + 1 + want && byte !== BLANK)) return null;
  }
  return { bytes, have, want };
}

function isEnd(text: Uint8Array, { start, end }: TextLine): boolean {
  if (text[start] !== 0x65 || text[start + 1] !== 0x6e || text[start + 2] !== 0x64) return false;
  return text.subarray(start + 3, end).every((byte) => byte === BLANK || byte === 9);
}

/** Goes through the lines behind "begin"; null when they are none of uuencode, so that "begin" was a word of a letter. */
export function measureUu(text: Uint8Array, start: number): Stretch | null {
  let lines = 0;
  let short = 0;
  let hasBacktick = false;
  let isClosed = false;
  /** An empty line may be the last one with its blank cut off, or the end of a letter. */
  let isProven = false;
  let next = start;
  while (next < text.length) {
    const line = lineAt(text, next);
    if (isEnd(text, line)) {
      if (lines === 0 && !isClosed) return null;
      return stretchOf(line.next, null, short, hasBacktick);
    }
    const shape = isClosed ? null : shapeOf(text, line);
    // Blanks that stand for zeros may be cut off the end of a line, but not all of a letter is such a line.
    if (shape === null || (lines === 0 && shape.bytes > 0 && shape.have * 2 < shape.want)) break;
    if (shape.bytes === 0) {
      isClosed = true;
      isProven = line.end > line.start;
    } else {
      lines += 1;
      if (shape.have < Math.ceil((shape.bytes * 4) / 3)) short += 1;
    }
    hasBacktick ||= text.subarray(line.start, line.end).includes(BACKTICK);
    next = line.next;
  }
  if (lines === 0) return null;
  const missing = isProven ? null : 'the file breaks off before its last line';
  return stretchOf(next, missing, short, hasBacktick, 'its line "end" is missing');
}

function stretchOf(
  next: number,
  missing: string | null,
  short: number,
  hasBacktick: boolean,
  ...notes: readonly string[]
): Stretch {
  const isPadded = !hasBacktick;
  const cut = `${short} lines are shorter than they say: taken for blanks that were cut off`;
  return { next, missing, isPadded, notes: short > 0 && isPadded ? [...notes, cut] : notes };
}

/**
 * The bytes of the lines from `start` to the end of the stretch.
 * @throws CodecFault truncated where the file breaks off, corrupt-data where a line is shorter than it says
 */
export function* uuSteps(text: Uint8Array, start: number, stretch: Stretch): Generator<Decoded, void> {
  let step = new Uint8Array(STEP_BYTES);
  let filled = 0;
  for (let line = lineAt(text, start); line.start < stretch.next; line = lineAt(text, line.next)) {
    const shape = isEnd(text, line) ? null : shapeOf(text, line);
    if (shape === null || shape.bytes === 0) break;
    if (shape.have < Math.ceil((shape.bytes * 4) / 3) && !stretch.isPadded) {
      yield { bytes: step.subarray(0, filled), consumed: line.start };
      throw new CodecFault(
        'corrupt-data',
        `a line of ${shape.have} characters says it holds ${shape.bytes} bytes`,
        line.start,
      );
    }
    filled = decodeLine(text, line, shape.bytes, step, filled);
    if (filled + 63 > step.length) {
      yield { bytes: step.subarray(0, filled), consumed: line.next };
      step = new Uint8Array(STEP_BYTES);
      filled = 0;
    }
  }
  yield { bytes: step.subarray(0, filled), consumed: stretch.next };
  if (stretch.missing !== null) throw new CodecFault('truncated', stretch.missing, stretch.next);
}

/** Six bits of each character, three bytes of four; a blank that is missing is one. */
function decodeLine(
  text: Uint8Array,
  { start, end }: TextLine,
  bytes: number,
  into: Uint8Array,
  at: number,
): number {
  const bits = (place: number): number => ((place < end ? (text[place] ?? BLANK) : BLANK) - BLANK) & 63;
  for (let index = 0, from = start + 1; index < bytes; index += 3, from += 4) {
    const group = (bits(from) << 18) | (bits(from + 1) << 12) | (bits(from + 2) << 6) | bits(from + 3);
    into[at + index] = group >> 16;
    if (index + 1 < bytes) into[at + index + 1] = group >> 8;
    if (index + 2 < bytes) into[at + index + 2] = group;
  }
  return at + bytes;
}
