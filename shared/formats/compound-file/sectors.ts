import { CodecFault } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { OnProgress } from '../../progress.ts';
import { HEADER_AT, HEADER_BYTES, HEADER_FAT_SECTORS, SECTOR, SIGNATURE } from './layout.ts';

const VERSIONS: Readonly<Record<number, number>> = { 3: 9, 4: 12 };

/** The sectors of a file, which of them are taken already, and which follows which. */
export interface Sectors {
  readonly input: Uint8Array;
  /** Bytes of a sector. */
  readonly size: number;
  /** Sectors that the file has room for; the last may be cut off. */
  readonly count: number;
  /** Sectors that the table speaks of. */
  readonly announced: number;
  /** For each sector the next one of its chain. */
  readonly next: Uint32Array;
  /** 1 for each sector that belongs to a chain. */
  readonly taken: Uint8Array;
  readonly passed: OnProgress;
}

export function hasCompoundFileSignature(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * Reads header and sector table.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec
 */
export function readSectors(input: Uint8Array, passed: OnProgress): Sectors {
  if (input.length < HEADER_BYTES)
    throw new CodecFault('truncated', 'the compound file header is cut off', input.length);
  if (!hasCompoundFileSignature(input)) throw new CodecFault('corrupt-data', 'no compound file signature', 0);
  const version = readUint16(input, HEADER_AT.version);
  const shift = readUint16(input, HEADER_AT.sectorShift);
  if (VERSIONS[version] !== shift) {
    const text = `compound file version ${version} with sectors of 2^${shift} bytes`;
    throw new CodecFault('unsupported-codec', text, HEADER_AT.version);
  }
  const size = 2 ** shift;
  // The header takes the place of a sector, whatever their size.
  const count = Math.max(0, Math.ceil(input.length / size) - 1);
  const tables = readUint32(input, HEADER_AT.fatSectors);
  const announced = tables * (size / 4);
  const sectors = { input, size, count, announced, taken: new Uint8Array(count), passed };
  return { ...sectors, next: readTable(sectors, tables) };
}

/** Bytes into the file of a sector. */
export function sectorAt({ size }: Pick<Sectors, 'size'>, sector: number): number {
  return (sector + 1) * size;
}

/**
 * Marks a sector as taken. In a file that is in order each belongs to one chain only: that no sector is read twice
 * bounds all work and memory by the size of the file, whatever the chains say, and no chain can go in circles.
 * @throws CodecFault truncated, corrupt-data
 */
export function takeSector(sectors: Omit<Sectors, 'next'>, sector: number): void {
  const { count, announced, taken, input } = sectors;
  if (sector >= count) {
    const text = `sector ${sector} is needed, the file has ${count}`;
    throw new CodecFault(sector < announced ? 'truncated' : 'corrupt-data', text, input.length);
  }
  if (taken[sector] === 1) throw new CodecFault('corrupt-data', `sector ${sector} is used twice`, null);
  taken[sector] = 1;
}

/** The table itself lies in sectors that the header lists, and where those are not enough, a chain of further lists. */
function readTable(sectors: Omit<Sectors, 'next'>, tables: number): Uint32Array {
  const { input, size, count } = sectors;
  const perSector = size / 4;
  const next = new Uint32Array(count).fill(SECTOR.free);
  let filled = 0;
  for (const at of tableSectors(sectors, tables)) {
    sectors.passed(size);
    for (let index = 0; index < perSector && filled < count; index += 1, filled += 1) {
      next[filled] = readUint32(input, at + index * 4);
    }
  }
  return next;
}

/** Bytes into the file of each sector of the table. */
function* tableSectors(sectors: Omit<Sectors, 'next'>, tables: number): Generator<number, void> {
  const { input, size } = sectors;
  let left = tables;
  for (let index = 0; index < Math.min(HEADER_FAT_SECTORS, tables); index += 1, left -= 1) {
    yield tableSector(sectors, readUint32(input, HEADER_AT.fatList + index * 4));
  }
  const inList = size / 4 - 1;
  let list = readUint32(input, HEADER_AT.firstDifatSector);
  while (left > 0) {
    const at = tableSector(sectors, list);
    for (let index = 0; index < inList && left > 0; index += 1, left -= 1) {
      yield tableSector(sectors, readUint32(input, at + index * 4));
    }
    list = readUint32(input, at + inList * 4);
  }
}

function tableSector(sectors: Omit<Sectors, 'next'>, sector: number): number {
  takeSector(sectors, sector);
  return sectorAt(sectors, sector);
}

/**
 * Sectors of a chain, taken one after the other until its end or until there are `most`.
 * @throws CodecFault truncated, corrupt-data
 */
export function takeChain(sectors: Sectors, first: number, most: number): Uint32Array {
  const chain: number[] = [];
  for (let sector = first; sector !== SECTOR.endOfChain && chain.length < most;) {
    takeSector(sectors, sector);
    sectors.passed(sectors.size);
    chain.push(sector);
    sector = sectors.next[sector] as number;
  }
  return Uint32Array.from(chain);
}
