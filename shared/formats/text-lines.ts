const LF = 10;
const CR = 13;

/** A line of a text: [start, end) without its line end, `next` where the one behind it begins. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The line that begins at `start`. It ends with CR LF, LF, or CR, which is how a Macintosh of the time ends it. */
export function lineAt(text: Uint8Array, start: number): TextLine {
  let end = start;
  while (end < text.length && text[end] !== LF && text[end] !== CR) end += 1;
  const isBoth = text[end] === CR && text[end + 1] === LF;
  return { start, end, next: Math.min(text.length, end + (isBoth ? 2 : 1)) };
}
