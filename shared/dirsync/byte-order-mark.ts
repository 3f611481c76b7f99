/** The mark that later editors put before text in UTF-8. No program of the time wrote it, so it is no part of a text. */

const UTF_8_MARK = [0xef, 0xbb, 0xbf] as const;

/** Length of the mark at the beginning of bytes [start, end); 0 where there is none. */
export function markLength(bytes: Uint8Array, start: number, end: number): number {
  const isMark = UTF_8_MARK.every((byte, index) => start + index < end && bytes[start + index] === byte);
  return isMark ? UTF_8_MARK.length : 0;
}
