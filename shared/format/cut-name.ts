/** Names of files that are made from what strangers wrote, short enough for any disk. */

/** A name may have 255 bytes, and something may be added to this one. */
const NAME_BYTES = 200;
/** What is longer than that behind the last point is no ending. */
const ENDING_BYTES = 20;

/** The name with at most 200 bytes of UTF-8, cut before its ending and between two characters. */
export function cutName(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  if (startOf(ending, ENDING_BYTES) !== ending) return startOf(name, NAME_BYTES);
  return startOf(name.slice(0, name.length - ending.length), NAME_BYTES - ENDING_BYTES) + ending;
}

/** So much of it as fits into these bytes of UTF-8. */
function startOf(text: string, bytes: number): string {
  return text.slice(0, new TextEncoder().encodeInto(text, new Uint8Array(bytes)).read);
}
