/** Answers what is asked about files beside messages, and writes what the window made to a place that the user chose. */
import fs from 'node:fs';
import path from 'node:path';
import { success } from '../../shared/result.ts';
import { replaceFile } from '../files/replace-file.ts';
import { readFileCounts, readFilePage } from '../index/read-files.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { checkTargetFolder } from './target-folder.ts';

export function createFileHandlers(
  withQueue: WithQueue,
): Pick<Handlers, 'file.save' | 'files.counts' | 'files.page'> {
  return {
    'file.save': ({ path: wanted, bytes }) =>
      withQueue(async ({ session }) => {
        const folder = checkTargetFolder(session.root, path.dirname(wanted), 'picture');
        if (!folder.ok) return folder;
        const file = path.join(folder.value, path.basename(wanted));
        const written = await replaceFile(file, (handle) => fs.writeFileSync(handle, bytes));
        return written.ok ? success({ path: file }) : written;
      }),
    'files.counts': () => withQueue(({ session }) => success(readFileCounts(session.index.read))),
    'files.page': ({ filter, offset, limit }) =>
      withQueue(({ session }) => success(readFilePage(session.index.read, filter, offset, limit))),
  };
}
