/** Names of the two channels between window and main process. */
export const REQUEST_CHANNEL = 'dirsync:request';
export const EVENT_CHANNEL = 'dirsync:event';
