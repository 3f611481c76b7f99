const LF = 10;
const CR = 13;

/** A line of a text: [start, end) without its line end, `next` where the one behind it begins. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The line that begins at `start`. */
export function lineAt(text: Uint8Array, start: number): TextLine {
  const lineFeed = text.indexOf(LF, start);
  const next = lineFeed === -1 ? text.length : lineFeed + 1;
  let end = lineFeed === -1 ? text.length : lineFeed;
  if (end > start && text[end - 1] === CR) end -= 1;
  return { start, end, next };
}
