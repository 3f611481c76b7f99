/** Names to save under. What a message calls its parts is written by strangers and must not lead anywhere. Pure. */
import { cutName } from '../../shared/format/cut-name.ts';
import type { Format } from '../../shared/formats/names.ts';
import type { PartFacts } from '../../shared/model.ts';

/** What opens such content, where the node has no name of its own. */
const ENDINGS: Readonly<Partial<Record<Format, string>>> = {
  message: '.eml',
  transactions: '.txt',
  text: '.txt',
  log: '.log',
  gzip: '.gz',
  zip: '.zip',
  cab: '.cab',
  msg: '.msg',
  tnef: '.dat',
  mbox: '.mbox',
  pst: '.pst',
};

/** Endings that a codec's own bytes have; what it gives is named without. */
const PACKED_ENDING = /\.(?:gz|z|zz|deflate|lznt1|xpress|szdd|kwaj)$/iu;

/** What programs open as a mail; any other name of one would open nothing. */
const MAIL_ENDING = /\.(?:eml|msg|mai|bad)$/iu;

/** Own name of a node as the save dialog suggests it; `decompressed` for what its codec gives. */
export function savedName(
  part: Pick<PartFacts, 'path' | 'fileName' | 'format'>,
  decompressed: boolean,
): string {
  const own = part.fileName === null ? '' : cleanName(part.fileName);
  if (own === '') {
    const ending = decompressed ? '.bin' : (ENDINGS[part.format] ?? '.bin');
    return `part-${part.path.replaceAll('/', '_')}${ending}`;
  }
  if (!decompressed) return part.format === 'message' && !MAIL_ENDING.test(own) ? `${own}.eml` : own;
  const unpacked = own.replace(PACKED_ENDING, '');
  return unpacked === own || unpacked === '' ? `${own}.decompressed` : unpacked;
}

/** How a member of an archive with control characters in its name is listed (`printable`); its backslash is no folder. */
const ESCAPED_CONTROL = /\\x(?:[0189][\da-f]|7f)/gu;

/** Only the last step of a path, without what systems give a meaning to or what turns the text around. */
export function cleanName(name: string): string {
  const told = name.replaceAll(ESCAPED_CONTROL, '_');
  const last = told.slice(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/gu, '_')
    .trim()
    // Windows drops dots and blanks at the end: "a.exe." would become "a.exe".
    .replace(/^[.\s]{1,200}/u, '');
  const short = cutEnd(cutName(plain));
  return DEVICES.test(short) ? `_${short}` : short;
}

/** Names that Windows takes for devices, whatever follows the dot. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Without a surrogate that lost its other half, dots and blanks at the end. */
function cutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && /[.\s\uD800-\uDBFF]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}
