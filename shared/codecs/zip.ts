import { readUint32 } from './little-endian.ts';

const LOCAL_HEADER = 0x04034b50;
const END_RECORD = 0x06054b50;
/** Put in front of an archive that was written for several disks (APPNOTE.TXT 8.5.4), and of one that needed one only. */
const SPAN_MARKS: readonly number[] = [0x08074b50, 0x30304b50];

/** The signature of an entry, or of the end of an archive without entries. What is in it: shared/formats/zip. */
export function hasZipSignature(bytes: Uint8Array): boolean {
  const signature = readUint32(bytes, 0);
  if (bytes.length >= 8 && SPAN_MARKS.includes(signature)) return readUint32(bytes, 4) === LOCAL_HEADER;
  return bytes.length >= 4 && (signature === LOCAL_HEADER || signature === END_RECORD);
}
