import type { FileFilter } from 'electron';

/**
 * What the dialog for opening a file can be narrowed to. All files come first: files are recognised by content, and many
 * of that time have no extension, or one that says nothing (DIRSYNC.BIN, WINMAIL.DAT).
 */
export const OPENED_FILES: FileFilter[] = [
  { name: 'All files', extensions: ['*'] },
  { name: 'Messages', extensions: ['eml', 'msg', 'dat', 'tnef', 'txt'] },
  { name: 'Archives and mailboxes', extensions: ['zip', 'cab', 'mbox', 'mbx', 'pst'] },
  { name: 'Logs, listings and event logs', extensions: ['log', 'txt', 'csv'] },
  { name: 'Address lists', extensions: ['ldif', 'ldf', 'csv', 'oab', 'lzx'] },
  { name: 'Mailbox indices', extensions: ['mbg'] },
];
