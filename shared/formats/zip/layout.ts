import { decodeText } from '../../dirsync/code-pages.ts';

/** What stands before the data of a file (APPNOTE.TXT 4.3.7), and how long it is without name and extra fields. */
export const LOCAL_HEADER = 0x04034b50;
export const LOCAL_HEADER_BYTES = 30;

/** Bits of the flags, which the directory and the header of a file both hold. */
export const FLAG = { encrypted: 1, utf8: 0x800 } as const;

export function nameText(flags: number, name: Uint8Array): string {
  return flags & FLAG.utf8 ? new TextDecoder().decode(name) : decodeText('cp437', name);
}
