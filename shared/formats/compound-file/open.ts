import { CodecFault } from '../../codecs/fault.ts';
import type { Decoded } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { Limits } from '../../limits.ts';
import { inLargeSteps } from '../../progress.ts';
import type { OnProgress } from '../../progress.ts';
import { HEADER_AT, MINI_CUTOFF_BYTES, MINI_SECTOR_SHIFT, SECTOR } from './layout.ts';
import { readDirectory } from './directory.ts';
import type { DirectoryEntry } from './directory.ts';
import { readSectors, sectorAt, takeChain } from './sectors.ts';
import type { Sectors } from './sectors.ts';

const MINI_SECTOR_BYTES = 2 ** MINI_SECTOR_SHIFT;
/** Bytes of one step when a stream is read. */
const STEP_BYTES = 64 * 1024;

/** A stream and where its bytes lie in the file: pieces as [start, end), in order. */
export interface Stream {
  readonly length: number;
  readonly pieces: readonly (readonly [number, number])[];
}

export interface Storage {
  readonly classId: Uint8Array;
  readonly streams: ReadonlyMap<string, Stream>;
  readonly storages: ReadonlyMap<string, Storage>;
}

interface Places {
  readonly sectors: Sectors;
  /** The same for the mini stream: its sectors, and the chain of sectors that it lies in. */
  readonly mini: Sectors;
  readonly miniChain: Uint32Array;
}

/**
 * Reads header, tables and directory of a compound file ([MS-CFB]) and finds the place of every stream in it. Whatever
 * is announced is checked against the bytes that are there; a sector that two streams use is refused.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec, output-limit
 */
export function openCompoundFile(input: Uint8Array, limits: Limits, onProgress: OnProgress): Storage {
  const sectors = readSectors(input, inLargeSteps(onProgress));
  const root = readDirectory(sectors, limits);
  return storageOf(root, placesOf(sectors, root), limits.compoundFileDepth);
}

function placesOf(sectors: Sectors, root: DirectoryEntry): Places {
  const { input, size } = sectors;
  const cutoff = readUint32(input, HEADER_AT.miniCutoff);
  const shift = readUint16(input, HEADER_AT.miniSectorShift);
  if (cutoff !== MINI_CUTOFF_BYTES || shift !== MINI_SECTOR_SHIFT) {
    const text = `compound file with small sectors of 2^${shift} bytes up to ${cutoff}`;
    throw new CodecFault('unsupported-codec', text, HEADER_AT.miniCutoff);
  }
  const miniChain = takeChain(sectors, chainStart(root), Math.ceil(root.size / size));
  const count = miniChain.length * (size / MINI_SECTOR_BYTES);
  const mini = { ...sectors, size: MINI_SECTOR_BYTES, count, announced: 0, taken: new Uint8Array(count) };
  return { sectors, miniChain, mini: { ...mini, next: miniTable(sectors, count) } };
}

function chainStart({ size, firstSector }: DirectoryEntry): number {
  return size === 0 ? SECTOR.endOfChain : firstSector;
}

function miniTable(sectors: Sectors, count: number): Uint32Array {
  const { input, size } = sectors;
  const next = new Uint32Array(count).fill(SECTOR.free);
  const first = count === 0 ? SECTOR.endOfChain : readUint32(input, HEADER_AT.firstMiniFatSector);
  const chain = takeChain(sectors, first, Math.ceil((count * 4) / size));
  const perSector = size / 4;
  chain.forEach((sector, index) => {
    for (let slot = 0; slot < perSector && index * perSector + slot < count; slot += 1) {
      next[index * perSector + slot] = readUint32(input, sectorAt(sectors, sector) + slot * 4);
    }
  });
  return next;
}

function storageOf(entry: DirectoryEntry, places: Places, depth: number): Storage {
  if (depth === 0) throw new CodecFault('output-limit', 'storages nested too deep', entry.at);
  const streams = new Map<string, Stream>();
  const storages = new Map<string, Storage>();
  for (const child of entry.children) {
    if (streams.has(child.name) || storages.has(child.name))
      throw new CodecFault('corrupt-data', 'two entries of one name in a storage', child.at);
    if (child.isStream) streams.set(child.name, streamOf(child, places));
    else storages.set(child.name, storageOf(child, places, depth - 1));
  }
  return { classId: entry.classId, streams, storages };
}

function streamOf(entry: DirectoryEntry, places: Places): Stream {
  const isMini = entry.size < MINI_CUTOFF_BYTES;
  const { size } = isMini ? places.mini : places.sectors;
  const wanted = Math.ceil(entry.size / size);
  const chain = takeChain(isMini ? places.mini : places.sectors, chainStart(entry), wanted);
  if (chain.length < wanted)
    throw new CodecFault('corrupt-data', 'a stream is longer than its chain of sectors', entry.at);
  const pieces: [number, number][] = [];
  let left = entry.size;
  for (const sector of chain) {
    const start = isMini ? miniSectorAt(places, sector) : sectorAt(places.sectors, sector);
    const end = start + Math.min(size, left);
    left -= end - start;
    if (end > places.sectors.input.length)
      throw new CodecFault('truncated', 'the last sector is cut off', places.sectors.input.length);
    const last = pieces.at(-1);
    if (last?.[1] === start) last[1] = end;
    else pieces.push([start, end]);
  }
  return { length: entry.size, pieces };
}

function miniSectorAt({ sectors, miniChain }: Places, miniSector: number): number {
  const at = miniSector * MINI_SECTOR_BYTES;
  return sectorAt(sectors, miniChain[Math.floor(at / sectors.size)] as number) + (at % sectors.size);
}

/** The bytes of a stream in steps; `consumed` counts into the file. */
export function* streamSteps(input: Uint8Array, { pieces }: Stream): Generator<Decoded, void> {
  for (const [start, end] of pieces) {
    for (let at = start; at < end; at += STEP_BYTES) {
      const bytes = input.subarray(at, Math.min(at + STEP_BYTES, end));
      yield { bytes, consumed: at + bytes.length };
    }
  }
}

/** The first bytes of a stream, at most `most`, as one. */
export function streamBytes(input: Uint8Array, stream: Stream, most: number): Uint8Array {
  const [first] = stream.pieces;
  if (first !== undefined && stream.pieces.length === 1)
    return input.subarray(first[0], Math.min(first[1], first[0] + most));
  const bytes = new Uint8Array(Math.min(stream.length, most));
  let filled = 0;
  for (const [start, end] of stream.pieces) {
    if (filled === bytes.length) break;
    const piece = input.subarray(start, Math.min(end, start + bytes.length - filled));
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}
