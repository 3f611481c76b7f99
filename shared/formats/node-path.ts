/**
 * Paths of nodes (`PartFacts`): numbers from 1, without leading zeros, so that a node has one path. `.` goes to a part of a
 * mail message, `/` to a member of what was opened. Whoever makes a file name of one must replace `/`.
 */
export const NODE_PATH = /^[1-9]\d{0,8}(?:[./][1-9]\d{0,8})*$/;

/** Longer than the limits on nesting let one become. */
export const NODE_PATH_CHARS = 1_000;

/** Whether the node at `path` is, or is part of, what was opened at `above`. */
export function liesIn(path: string, above: string): boolean {
  return path.startsWith(`${above}/`);
}
