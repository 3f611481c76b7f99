/**
 * Text as it stands in the database. What comes out of SQLite ends at the first zero, and names from broken files hold
 * zeros: they are kept as a character that no code page has.
 */
const ZERO = '\0';
const IN_PLACE_OF_ZERO = '\ufffe';

export function stored(text: string): string {
  return text.includes(ZERO) ? text.replaceAll(ZERO, IN_PLACE_OF_ZERO) : text;
}

/** The inverse of `stored`. */
export function restored(value: unknown): string {
  const text = String(value);
  return text.includes(IN_PLACE_OF_ZERO) ? text.replaceAll(IN_PLACE_OF_ZERO, ZERO) : text;
}
