import path from 'node:path';
import type { SaveDialogOptions } from 'electron';

/** What the dialog is opened with. Without being told, that of Linux replaces a file without a word. */
export function saveOptions(title: string, name: string, folder: string): SaveDialogOptions {
  return {
    title,
    defaultPath: path.join(folder, path.basename(name)),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
}
