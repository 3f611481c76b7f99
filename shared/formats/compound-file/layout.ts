/** Numbers of the compound file format ([MS-CFB] 2.1–2.6). */
export const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
export const HEADER_BYTES = 512;
export const ENTRY_BYTES = 128;
/** Of a sector of the mini stream. */
export const MINI_SECTOR_SHIFT = 6;
/** Streams below this size lie in the mini stream. */
export const MINI_CUTOFF_BYTES = 4_096;
/** Sectors of the FAT that the header itself lists. */
export const HEADER_FAT_SECTORS = 109;

export const SECTOR = { fat: 0xfffffffd, difat: 0xfffffffc, endOfChain: 0xfffffffe, free: 0xffffffff };
export const NO_ENTRY = 0xffffffff;
export const ENTRY_TYPE = { storage: 1, stream: 2, root: 5 } as const;

export const HEADER_AT = {
  minorVersion: 24,
  version: 26,
  byteOrder: 28,
  sectorShift: 30,
  miniSectorShift: 32,
  fatSectors: 44,
  firstDirectorySector: 48,
  miniCutoff: 56,
  firstMiniFatSector: 60,
  miniFatSectors: 64,
  firstDifatSector: 68,
  difatSectors: 72,
  fatList: 76,
} as const;

export const ENTRY_AT = {
  nameBytes: 64,
  type: 66,
  colour: 67,
  left: 68,
  right: 72,
  child: 76,
  classId: 80,
  firstSector: 116,
  size: 120,
} as const;
