/** Id of the list's element, for what leads the keyboard back to it. */
export const ENTRY_LIST = 'entry-list';
