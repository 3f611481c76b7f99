/** The lines between the parts of a multipart (RFC 2046, 5.1.1). */
import { encodeWindows1252 } from '../dirsync/windows-1252.ts';

const CR = 13;
const DASH = 45;
const SPACE = 32;
/** Behind a delimiter: white space, and what programs of DOS write at the end of a file. */
const LAST_BLANK = SPACE;
const FILE_BEGIN_CHARS = 64;
/** The first lines of uuencoded and BinHex files. */
const FILE_BEGIN =
  /^(?:begin(?:-base64)?(?:-encoded)? +[0-7]{3,6} \S|\(This file must be converted with BinHex)/;

/**
 * The bytes a boundary may have in the message. Its header was read as text, in UTF-8 or Windows-1252, and a blank at its
 * end, which is not allowed, is left out by most programs where the boundary stands.
 */
export function boundaryBytes(boundary: string): readonly Uint8Array[] {
  const texts = [...new Set([boundary, boundary.trimEnd()])].filter((text) => text !== '');
  return texts.flatMap((text) => {
    const utf8 = new TextEncoder().encode(text);
    return utf8.length === text.length ? [utf8] : [utf8, encodeWindows1252(text)];
  });
}

/** What the line [start, end), with its line end, is among the parts; null when it is no delimiter. */
export function delimiterKind(
  bytes: Uint8Array,
  start: number,
  end: number,
  boundaries: readonly Uint8Array[],
): 'open' | 'close' | null {
  if (bytes[start] !== DASH || bytes[start + 1] !== DASH) return null;
  for (const boundary of boundaries) {
    const kind = kindBehind(bytes, start + 2, end, boundary);
    if (kind !== null) return kind;
  }
  return null;
}

function kindBehind(
  bytes: Uint8Array,
  start: number,
  end: number,
  boundary: Uint8Array,
): 'open' | 'close' | null {
  let at = start;
  for (const byte of boundary) {
    if (at >= end || bytes[at] !== byte) return null;
    at += 1;
  }
  const closes = at + 1 < end && bytes[at] === DASH && bytes[at + 1] === DASH;
  if (closes) at += 2;
  // Anything but blanks makes it a longer, different boundary, or text.
  for (; at < end; at += 1) if ((bytes[at] ?? 0) > LAST_BLANK) return null;
  return closes ? 'close' : 'open';
}

/** Whether the line [start, end), the last of all, is the beginning of a delimiter that was cut off. */
export function isCutDelimiter(
  bytes: Uint8Array,
  start: number,
  end: number,
  boundaries: readonly Uint8Array[],
): boolean {
  const text = bytes.subarray(start, end);
  return boundaries.some((boundary) => {
    const whole = [DASH, DASH, ...boundary, DASH, DASH];
    return text.length > 2 && text.length < whole.length && text.every((byte, at) => byte === whole[at]);
  });
}

/** Whether a file that is written into text begins in this line. */
export function beginsTextFile(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start];
  if (first !== 0x62 && first !== 0x28) return false;
  const line = bytes.subarray(start, Math.min(end, start + FILE_BEGIN_CHARS));
  return FILE_BEGIN.test(new TextDecoder('latin1').decode(line));
}

/** Where a part ends, the line of whose delimiter begins at `lineStart`: the line end before it is the delimiter's. */
export function beforeDelimiter(bytes: Uint8Array, lineStart: number): number {
  const lineFeed = lineStart - 1;
  return bytes[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed;
}
