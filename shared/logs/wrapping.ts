/** Lines in column 1 that begin no entry: the rest of a wrapped line, or something else altogether. */

/** Of the lines that articles show wrapped and not indented the shortest has 69 columns, of others 72 (Q149271). */
export const WRAP_COLUMNS = 68;

/**
 * Whether `text` can be what did not fit on the line above. That line must be about as wide as articles and consoles
 * wrap, and no line may have shown that there was room for one more word.
 * @param above columns of the line above
 * @param widest columns of the widest line so far
 */
export function isWrappedRest(text: string, above: number, widest: number): boolean {
  const blank = text.search(/\s/);
  const word = blank === -1 ? text.length : blank;
  return above >= WRAP_COLUMNS && above + 1 + word > widest;
}
