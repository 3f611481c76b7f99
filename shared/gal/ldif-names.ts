/** What this program's own LDIF has that no standard schema names: an entry of an address list with its template values. */
export const ENTRY_CLASS = 'dirSyncEntry';
/** `Prompt:/value`, as in the Import format. */
export const TEMPLATE_ATTRIBUTE = 'dirSyncTemplate';
