import { looksLikeTransactions } from '../dirsync/detect.ts';
import { CodecFault } from './fault.ts';
import { hasGzipSignature } from './gzip.ts';
import { inflateRaw } from './raw-inflate.ts';
import { hasZipSignature } from './zip.ts';
import { hasZlibSignature } from './zlib.ts';

/** Codecs this program decodes. */
export const CODECS = ['gzip', 'zlib', 'deflate', 'zip'] as const;
export type Codec = (typeof CODECS)[number];

/** Codecs it recognises by signature, names on screen, and does not decode yet. */
const KNOWN_SIGNATURES: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'szdd', bytes: [0x53, 0x5a, 0x44, 0x44, 0x88, 0xf0, 0x27, 0x33] },
  { name: 'kwaj', bytes: [0x4b, 0x57, 0x41, 0x4a, 0x88, 0xf0, 0x27, 0xd1] },
  { name: 'cab', bytes: [0x4d, 0x53, 0x43, 0x46] },
  { name: 'tnef', bytes: [0x78, 0x9f, 0x3e, 0x22] },
];

export type Detection =
  | { readonly kind: 'codec'; readonly codec: Codec }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'unknown' };

const TEXT_SAMPLE_BYTES = 1_024;
/** Enough to hold a few transactions of any stream worth proving. */
const PROOF_INPUT_BYTES = 16 * 1024;

/** Names what `bytes` are by their content alone. The order matters: two text bytes can pass for a zlib header. */
export function detectCodec(bytes: Uint8Array): Detection {
  if (hasGzipSignature(bytes)) return { kind: 'codec', codec: 'gzip' };
  if (hasZipSignature(bytes)) return { kind: 'codec', codec: 'zip' };
  const known = KNOWN_SIGNATURES.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  if (known !== undefined) return { kind: 'unsupported', name: known.name };
  if (isText(bytes)) return { kind: 'text' };
  if (hasZlibSignature(bytes)) return { kind: 'codec', codec: 'zlib' };
  if (provesRawDeflate(bytes)) return { kind: 'codec', codec: 'deflate' };
  return { kind: 'unknown' };
}

/** Text of any code page: no control characters but tab, line ends, form feed and the DOS end-of-file mark. */
export function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, TEXT_SAMPLE_BYTES);
  return sample.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 26);
}

/** Raw deflate has no signature: it counts only when what comes out are transactions. */
function provesRawDeflate(bytes: Uint8Array): boolean {
  try {
    const first = inflateRaw(bytes.subarray(0, PROOF_INPUT_BYTES), 0).next();
    return !first.done && looksLikeTransactions(first.value.bytes);
  } catch (error) {
    if (error instanceof CodecFault) return false;
    throw error;
  }
}
