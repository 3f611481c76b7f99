import type { ByteStore } from '../archive.ts';
import { sharesBytes } from './directory.ts';
import type { ZipEntry } from './directory.ts';
import { findZipEnd } from './end-record.ts';
import { otherName } from './entry.ts';

/** What is odd in a zip archive, gathered file by file. */
export interface Oddities {
  readonly look: (entry: ZipEntry) => void;
  readonly notes: () => readonly string[];
}

/**
 * @param mostCompared entries whose name is compared with the one in front of their data: each is a place of its own in
 * the file; that the others were not compared is told
 */
export function createOddities(store: ByteStore, mostCompared: number = Number.POSITIVE_INFINITY): Oddities {
  let files = 0;
  let sharing = 0;
  let renamed = 0;
  return {
    look: (entry) => {
      files += 1;
      if (sharesBytes(entry)) sharing += 1;
      if (files <= mostCompared && otherName(store, entry) !== null) renamed += 1;
    },
    notes: () => {
      const { before } = findZipEnd(store);
      return [
        [before, `${before} bytes in front of the zip archive are none of its own`],
        [sharing, `${sharing} files share their bytes with others, or with the directory, and are not read`],
        [renamed, `${renamed} files have another name in front of their data than in the directory`],
        [
          files - mostCompared,
          `names in front of the data were compared for the first ${mostCompared} files only`,
        ],
      ].flatMap(([count, note]) => (Number(count) > 0 ? [`${note}`] : []));
    },
  };
}
