/** What one question about the address list may hold. Apart from the contract, whose schemas the window does without. */

/** Longest text that is searched for. */
export const GAL_SEARCH_CHARS = 200;
/** Places in a list that may be chosen for an export. */
export const GAL_CHOSEN_ROWS = 200_000;
