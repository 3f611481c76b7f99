import { CodecFault } from '../codecs/fault.ts';
import type { Decoded } from '../codecs/fault.ts';
import { lineAt } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

const BLANK = 0x20;
const BACKTICK = 0x60;
/** "begin" */
const BEGIN = [0x62, 0x65, 0x67, 0x69, 0x6e];
const STEP_BYTES = 48 * 1024;

interface DamagedLine {
  /** From 1 behind "begin". */
  readonly number: number;
  readonly at: number;
}

/** What was found of a file when the text was gone through. */
export interface Stretch {
  /** Behind its last line. */
  readonly next: number;
  /** Why it is not whole: told when it is read. */
  readonly missing: string | null;
  /** The first line in it that is none; null when there is no such line. */
  readonly damaged: DamagedLine | null;
  readonly notes: readonly string[];
  /** Whether blanks at the end of lines may have been cut off. */
  readonly isPadded: boolean;
}

/** Bytes that a line says it holds, the characters it has for them, and those that it takes. */
interface Shape {
  readonly bytes: number;
  readonly have: number;
  readonly want: number;
}

/** Null when the line is none of uuencode. */
function shapeOf(text: Uint8Array, { start, end }: TextLine): Shape | null {
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
  const found: Found = { lines: 0, short: 0, hasBacktick: false, damaged: null };
  let isClosed = false;
  /** An empty line may be the last one with its blank cut off, or the end of a letter. */
  let isProven = false;
  let next = start;
  while (next < text.length) {
    const line = lineAt(text, next);
    if (isEnd(text, line)) return found.lines === 0 && !isClosed ? null : stretchOf(found, line.next, null);
    const shape = isClosed ? null : shapeOf(text, line);
    // Blanks that stand for zeros may be cut off the end of a line, but not all of a letter is such a line.
    if (shape === null || (found.lines === 0 && isTooShort(shape))) {
      if (found.lines === 0 || isClosed || !goesOnBehind(text, line)) break;
      found.damaged ??= { number: found.lines + 1, at: line.start };
    }
    if (shape?.bytes === 0) {
      isClosed = true;
      isProven = line.end > line.start;
    } else found.lines += 1;
    if (shape !== null && shape.have < Math.ceil((shape.bytes * 4) / 3)) found.short += 1;
    found.hasBacktick ||= text.subarray(line.start, line.end).includes(BACKTICK);
    next = line.next;
  }
  if (found.lines === 0) return null;
  const missing = isProven ? null : 'the file breaks off before its last line';
  return stretchOf(found, next, missing, 'its line "end" is missing');
}

interface Found {
  lines: number;
  short: number;
  hasBacktick: boolean;
  damaged: DamagedLine | null;
}

function isTooShort({ bytes, have, want }: Shape): boolean {
  return bytes > 0 && have * 2 < want;
}

/** Behind a damaged line the file goes on; where it breaks off, something else follows, or the next file begins. */
function goesOnBehind(text: Uint8Array, damaged: TextLine): boolean {
  if (BEGIN.every((byte, index) => text[damaged.start + index] === byte)) return false;
  const line = lineAt(text, damaged.next);
  if (line.start === line.end) return false;
  if (isEnd(text, line)) return true;
  const shape = shapeOf(text, line);
  return shape !== null && !isTooShort(shape);
}

function stretchOf(
  { short, hasBacktick, damaged }: Found,
  next: number,
  missing: string | null,
  ...notes: readonly string[]
): Stretch {
  const isPadded = !hasBacktick;
  const cut = `${short} lines are shorter than they say: taken for blanks that were cut off`;
  return { next, missing, damaged, isPadded, notes: short > 0 && isPadded ? [...notes, cut] : notes };
}

/**
 * The bytes of the lines from `start` to the end of the stretch.
 * @throws CodecFault truncated where the file breaks off, corrupt-data where a line is damaged or shorter than it says
 */
export function* uuSteps(text: Uint8Array, start: number, stretch: Stretch): Generator<Decoded, void> {
  let step = new Uint8Array(STEP_BYTES);
  let filled = 0;
  for (let line = lineAt(text, start); line.start < stretch.next; line = lineAt(text, line.next)) {
    const shape = isEnd(text, line) ? null : shapeOf(text, line);
    if (shape === null || shape.bytes === 0 || line.start === stretch.damaged?.at) break;
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
  const { damaged } = stretch;
  yield { bytes: step.subarray(0, filled), consumed: damaged?.at ?? stretch.next };
  if (damaged !== null)
    throw new CodecFault(
      'corrupt-data',
      `line ${damaged.number} of the file is none of uuencode`,
      damaged.at,
    );
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
