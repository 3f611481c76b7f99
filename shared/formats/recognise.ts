/** Names what bytes are by their content alone, never by a name, and says what it goes by. */
import { hasCabinetSignature } from '../codecs/cab/open.ts';
import { hasRtfSignature } from '../codecs/compressed-rtf.ts';
import { hasGzipSignature } from '../codecs/gzip.ts';
import { hasKwajSignature } from '../codecs/kwaj.ts';
import { hasSzddSignature } from '../codecs/szdd.ts';
import { hasZipSignature } from '../codecs/zip.ts';
import { hasZlibSignature } from '../codecs/zlib.ts';
import type { Format } from './names.ts';
import { provenByTransactions, whyNotZlib } from './proof.ts';
import { hasMsgSignature } from './msg-signature.ts';
import { hasTnefSignature } from './tnef/open.ts';
import { isUtf16Text } from './utf16-text.ts';

export interface Recognition {
  readonly format: Format;
  /** What it goes by: "begins with the signature of gzip (1F 8B)". */
  readonly why: string;
  /** What was left open when nothing was known: a header that may be one by chance, a plug-in that gave no answer. */
  readonly unsettled?: string;
}

/** How many bytes are enough to judge; callers may give more. */
export const RECOGNITION_BYTES = 64 * 1024;
const TEXT_SAMPLE_BYTES = 1_024;

const SIGNATURES: readonly {
  readonly format: Format;
  readonly fits: (bytes: Uint8Array) => boolean;
  readonly why: string;
}[] = [
  { format: 'gzip', fits: hasGzipSignature, why: 'begins with the signature of gzip (1F 8B)' },
  { format: 'zip', fits: hasZipSignature, why: 'begins with the signature of a zip archive (PK)' },
  { format: 'szdd', fits: hasSzddSignature, why: 'begins with the signature of COMPRESS.EXE (SZDD)' },
  { format: 'kwaj', fits: hasKwajSignature, why: 'begins with the signature of COMPRESS.EXE (KWAJ)' },
  { format: 'cab', fits: hasCabinetSignature, why: 'begins with the signature of a cabinet (MSCF)' },
  { format: 'tnef', fits: hasTnefSignature, why: 'begins with the signature of TNEF (78 9F 3E 22)' },
  { format: 'msg', fits: hasMsgSignature, why: 'a compound file that holds the properties of a message' },
  { format: 'rtf', fits: hasRtfSignature, why: 'the header of compressed RTF (LZFu or MELA)' },
];

/**
 * What `bytes` are; the first `RECOGNITION_BYTES` are enough. Text and unknown content is for the caller to look into.
 * The order matters: two bytes of text can pass for a zlib header.
 */
export function recognise(bytes: Uint8Array): Recognition {
  if (bytes.length === 0) return { format: 'text', why: 'empty' };
  const signed = signedAs(bytes);
  if (signed !== null) return signed;
  if (isText(bytes)) return { format: 'text', why: whyText(bytes) };
  if (isUtf16Text(bytes.subarray(0, TEXT_SAMPLE_BYTES)))
    return { format: 'text', why: `UTF-16: it begins with a byte order mark, and has ${whyText(bytes)}` };
  const chance = hasZlibSignature(bytes) ? whyNotZlib(bytes, isKnown) : null;
  if (hasZlibSignature(bytes) && chance === null)
    return { format: 'zlib', why: 'begins with a zlib header (RFC 1950)' };
  const head = bytes.subarray(0, RECOGNITION_BYTES);
  const proven = provenByTransactions(head, head.length === bytes.length);
  if (proven !== null) return { format: proven.codec, why: proven.why };
  if (chance === null) return { format: 'unknown', why: UNKNOWN };
  const unsettled = `its first two bytes would do as a zlib header (RFC 1950), but ${chance}`;
  return { format: 'unknown', why: `${UNKNOWN}; ${unsettled}`, unsettled };
}

const UNKNOWN = 'no signature this program knows, and no text';

function signedAs(bytes: Uint8Array): Recognition | null {
  const signed = SIGNATURES.find(({ fits }) => fits(bytes));
  return signed === undefined ? null : { format: signed.format, why: signed.why };
}

function isKnown(bytes: Uint8Array): boolean {
  return isText(bytes) || signedAs(bytes) !== null;
}

function whyText({ length }: Uint8Array): string {
  const where = length > TEXT_SAMPLE_BYTES ? ' in its first 1,024 bytes' : '';
  return `no control characters but line ends and tabs${where}`;
}

/** Text of any code page: no control characters but tab, line ends, form feed and the DOS end-of-file mark. */
export function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, TEXT_SAMPLE_BYTES);
  return sample.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 26);
}
