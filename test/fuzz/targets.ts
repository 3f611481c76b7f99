/** Everything that is fuzzed. */
import type { FuzzTarget } from './model.ts';
import { cabTarget } from './targets/cab.ts';
import { deflateTarget, gzipTarget, zlibTarget } from './targets/deflate.ts';
import { kwajTarget } from './targets/kwaj.ts';
import { msgTarget } from './targets/msg.ts';
import { mszipTarget } from './targets/mszip.ts';
import { recogniseTarget } from './targets/recognise.ts';
import { mailboxIndexTarget, oabTarget } from './targets/records.ts';
import { rtfTarget } from './targets/rtf.ts';
import { szddTarget } from './targets/szdd.ts';
import { binhexTarget, mboxTarget, mimeTarget, uuencodeTarget } from './targets/texts.ts';
import { tnefReplaceTarget } from './targets/tnef-replace.ts';
import { tnefTarget } from './targets/tnef.ts';
import { lznt1Target, xpressHuffmanTarget, xpressTarget } from './targets/xca.ts';
import { zipTarget } from './targets/zip.ts';

const FORMATS: readonly FuzzTarget[] = [
  szddTarget,
  kwajTarget,
  rtfTarget,
  mszipTarget,
  gzipTarget,
  zlibTarget,
  deflateTarget,
  zipTarget,
  lznt1Target,
  xpressTarget,
  xpressHuffmanTarget,
  cabTarget,
  tnefTarget,
  tnefReplaceTarget,
  msgTarget,
  uuencodeTarget,
  binhexTarget,
  mimeTarget,
  mboxTarget,
  mailboxIndexTarget,
  oabTarget,
];

export const TARGETS: readonly FuzzTarget[] = [...FORMATS, recogniseTarget(FORMATS)];
