/**
 * The kinds of files that the packaged program offers to open, for every platform alike. Not among them: endings that
 * belong to other programs by right (zip, cab, pst, csv, log, lzx); such files are opened from within the program.
 */

/**
 * @typedef {object} FileType
 * @property {string} extension without the dot
 * @property {string} mimeType
 * @property {string} name what users call it
 */

/** @type {readonly FileType[]} */
export const FILE_TYPES = [
  { extension: 'eml', mimeType: 'message/rfc822', name: 'E-mail message' },
  { extension: 'msg', mimeType: 'application/vnd.ms-outlook', name: 'Outlook message' },
  { extension: 'mbox', mimeType: 'application/mbox', name: 'Mailbox' },
  { extension: 'ldif', mimeType: 'text/ldif', name: 'LDIF directory export' },
  { extension: 'oab', mimeType: 'application/x-oab', name: 'Offline address book' },
  { extension: 'mbg', mimeType: 'application/x-msmail-mbg', name: 'MS Mail mailbox index' },
  { extension: 'tnef', mimeType: 'application/ms-tnef', name: 'TNEF message (winmail.dat)' },
];
