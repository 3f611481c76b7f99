/**
 * Outlook data files are named and not read. The one library for them checks no CRC: of files with a few damaged bytes
 * it gives other content without a word, and some keep it from ever ending (docs/adr).
 */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { ArchiveReader } from './model.ts';

/** "!BDN" ([MS-PST] 2.2.2.6). */
const SIGNATURE = [0x21, 0x42, 0x44, 0x4e] as const;

export const pstArchive: ArchiveReader = {
  recognise: (head) =>
    SIGNATURE.every((byte, at) => head[at] === byte)
      ? 'begins with the signature of an Outlook data file (!BDN)'
      : null,
  list: refuse,
  read: refuse,
};

function refuse(): never {
  throw new CodecFault(
    'unsupported-codec',
    'an Outlook data file is not read: save its messages from Outlook as .msg files, or make an mbox of it with readpst',
    0,
  );
}
