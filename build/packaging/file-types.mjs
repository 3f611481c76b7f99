/** The kinds of files that the packaged program offers to open, for every platform alike. */

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
  { extension: 'tnef', mimeType: 'application/ms-tnef', name: 'TNEF message (winmail.dat)' },
];
