/** Writes what the window made to a place that the user chose. */
import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../files/replace-file.ts';
import { success } from '../../shared/result.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { checkTargetFolder } from './target-folder.ts';

export function createFileHandlers(withQueue: WithQueue): Pick<Handlers, 'file.save'> {
  return {
    'file.save': ({ path: wanted, bytes }) =>
      withQueue(async ({ session }) => {
        const folder = checkTargetFolder(session.root, path.dirname(wanted), 'picture');
        if (!folder.ok) return folder;
        const file = path.join(folder.value, path.basename(wanted));
        const written = await replaceFile(file, (handle) => fs.writeFileSync(handle, bytes));
        return written.ok ? success({ path: file }) : written;
      }),
  };
}
