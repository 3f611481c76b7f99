import { count, counted } from '../../format/count.ts';
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
        ...(before === 0 ? [] : [`not of the archive, in front of it: ${counted(before, 'byte')}`]),
        ...inFiles(sharing, 'not read, because they share bytes with another file or with the directory'),
        ...inFiles(renamed, 'with another name in front of the data than in the directory'),
        ...(files > mostCompared
          ? [`names in front of the data were compared for the first ${count(mostCompared)} files only`]
          : []),
      ];
    },
  };
}

function inFiles(files: number, what: string): readonly string[] {
  return files === 0 ? [] : [`${what}: ${counted(files, 'file')}`];
}
