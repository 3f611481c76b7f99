import { readUint32 } from './little-endian.ts';

const LOCAL_HEADER = 0x04034b50;
const END_RECORD = 0x06054b50;

/** The signature of an entry, or of the end of an archive without entries. What is in it: shared/formats/zip. */
export function hasZipSignature(bytes: Uint8Array): boolean {
  const signature = readUint32(bytes, 0);
  return bytes.length >= 4 && (signature === LOCAL_HEADER || signature === END_RECORD);
}
