import type { Archive } from '../../../shared/formats/names.ts';
import { cabArchive } from './cab.ts';
import { mboxArchive } from './mbox.ts';
import type { ArchiveReader } from './model.ts';
import { packedArchive } from './packed.ts';
import { pstArchive } from './pst.ts';
import { zipArchive } from './zip.ts';

/** Every kind of archive. A compressed file is tried last: what it holds has to be looked into. */
export const ARCHIVE_READERS: Readonly<Record<Archive, ArchiveReader>> = {
  zip: zipArchive,
  cab: cabArchive,
  mbox: mboxArchive,
  pst: pstArchive,
  packed: packedArchive,
};
