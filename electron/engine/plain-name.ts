/** Names of files that are made from what a stranger called a message: on the disk, or in an archive. */
import path from 'node:path';
import { cutName } from '../../shared/format/cut-name.ts';

/** Not allowed in names on Windows, or with a meaning of their own somewhere. */
const UNSAFE = /[\p{Cc}<>:"/\\|?*]/gu;

/**
 * Last part of a path of the queue, as it can be given to a file anywhere. A name in an archive may be as long as it
 * likes: this one is cut before its extension.
 */
export function plainName(file: string): string {
  const name = path.posix.basename(file).replace(UNSAFE, '_');
  return name === '' || name === '.' || name === '..' ? '_' : cutName(name);
}

/** Cut by characters, so that with what is added it stays below the 255 bytes that a name may have. */
const STEM_CHARACTERS = 50;

/** The same without its extension, and cut. */
export function plainStem(file: string): string {
  return Array.from(path.posix.parse(plainName(file)).name)
    .slice(0, STEM_CHARACTERS)
    .join('');
}
