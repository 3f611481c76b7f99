/** Columns of the CSV that this program writes, and how its values are kept from being formulas. */

export const LIST_COLUMNS = ['Name', 'Type', 'Address', 'Network', 'Post office', 'Template values'] as const;

/**
 * A spreadsheet takes a value that begins with one of these for a formula and runs it (OWASP, "CSV Injection"). Names
 * come from messages of strangers.
 */
const FORMULA = /^'*[=+\-@\t\r\n]/;

/** Puts an apostrophe before what a spreadsheet would run, which makes it text there. */
export function defused(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

/** The inverse of `defused`. */
export function fused(value: string): string {
  return value.startsWith("'") && FORMULA.test(value) ? value.slice(1) : value;
}
