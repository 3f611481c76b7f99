/**
 * Outlook data files are named and not read: the library that was tried gives other content without a word for files
 * with a few damaged bytes, and one of them kept it from ending (docs/adr/0017).
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
    null,
  );
}
