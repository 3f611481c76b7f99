import { CodecFault } from '../codecs/fault.ts';
import { readUint16, readUint32 } from '../codecs/little-endian.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { NO_PROGRESS } from '../progress.ts';
import { ENTRY_AT, ENTRY_BYTES, HEADER_AT, HEADER_BYTES } from './compound-file/layout.ts';
import { openCompoundFile } from './compound-file/open.ts';
import { hasCompoundFileSignature } from './compound-file/sectors.ts';
import { MESSAGE_CLASS_ID, PROPERTIES_STREAM } from './msg/layout.ts';

const LARGEST_SECTOR_SHIFT = 12;

/**
 * Whether these are the first bytes of a compound file that keeps a message at its root. Documents and data bases are
 * compound files too, even with a message attached. Outlook tells by the class of the root; where that is empty the
 * properties of a message tell, which a file that is whole has at its root and one that is not names anywhere.
 */
export function hasMsgSignature(bytes: Uint8Array): boolean {
  if (!hasCompoundFileSignature(bytes)) return false;
  const rootClass = rootClassOf(bytes);
  if (rootClass?.some((byte) => byte !== 0))
    return MESSAGE_CLASS_ID.every((byte, at) => rootClass[at] === byte);
  try {
    return openCompoundFile(bytes, DEFAULT_LIMITS, NO_PROGRESS).streams.has(PROPERTIES_STREAM);
  } catch (fault) {
    if (!(fault instanceof CodecFault)) throw fault;
    return namesProperties(bytes);
  }
}

/** The root is the first entry of the directory; null when that lies behind these bytes. */
function rootClassOf(bytes: Uint8Array): Uint8Array | null {
  const shift = Math.min(readUint16(bytes, HEADER_AT.sectorShift), LARGEST_SECTOR_SHIFT);
  const root = (readUint32(bytes, HEADER_AT.firstDirectorySector) + 1) * 2 ** shift;
  if (root + ENTRY_BYTES > bytes.length) return null;
  const at = root + ENTRY_AT.classId;
  return bytes.subarray(at, at + MESSAGE_CLASS_ID.length);
}

/** Entries of a directory begin with their names, on boundaries of their size. */
function namesProperties(bytes: Uint8Array): boolean {
  const name = Array.from(PROPERTIES_STREAM, (char) => [char.charCodeAt(0), 0]).flat();
  for (let at = HEADER_BYTES; at < bytes.length; at += ENTRY_BYTES) {
    if (name.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
