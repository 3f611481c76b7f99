import { hex32 } from '../checksum.ts';
import { CodecFault } from '../fault.ts';
import { readUint16, readUint32 } from '../little-endian.ts';
import { cabinetChecksum } from './checksum.ts';
import type { Cabinet, CabinetFolder } from './directory.ts';

const HEADER_BYTES = 8;
const CHECKED_FROM = 4;
/** Decompressed bytes of a block at most. */
const BLOCK_BYTES = 32 * 1024;
/** What may become of them when they do not compress. */
const COMPRESSED_BYTES = BLOCK_BYTES + 6 * 1024;

/** The blocks of a folder that lie in one cabinet. */
export interface Segment {
  readonly cabinet: Cabinet;
  readonly folder: CabinetFolder;
  /** What lies before this cabinet when several are read as one. */
  readonly base: number;
}

export interface Block {
  readonly data: Uint8Array;
  /** Where its data, or of data in two cabinets the end of it, begins and ends. */
  readonly start: number;
  readonly end: number;
  /** What it decompresses to. */
  readonly bytes: number;
}

/**
 * The blocks of a folder, each checked. One that is split over cabinets has its size in the last of them and zero in
 * those before.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch
 */
export function* blocksOf(segments: readonly Segment[]): Generator<Block, void> {
  let begun: Uint8Array = new Uint8Array();
  for (const segment of segments) {
    let at = segment.folder.at;
    for (let nth = 1; nth <= segment.folder.blocks; nth += 1) {
      const part = blockAt(segment, at);
      at = part.end - segment.base;
      const data = joined(begun, part.data);
      if (data.length > COMPRESSED_BYTES || part.bytes > BLOCK_BYTES) {
        const detail = `a block of ${data.length} bytes that gives ${part.bytes} is larger than there can be`;
        throw new CodecFault('corrupt-data', detail, part.start);
      }
      const isSplit = part.bytes === 0 && nth === segment.folder.blocks;
      begun = isSplit ? data : new Uint8Array();
      if (!isSplit) yield { ...part, data };
    }
  }
}

/** Where the last block of the segment ends; goes through the headers of all of them. */
export function segmentEnd({ cabinet, folder, base }: Segment): number {
  let at = folder.at;
  for (let nth = 0; nth < folder.blocks && at < cabinet.input.length; nth += 1) {
    at += HEADER_BYTES + cabinet.blockReserve + readUint16(cabinet.input, at + 4);
  }
  return base + Math.min(at, cabinet.input.length);
}

function blockAt({ cabinet, base }: Segment, at: number): Block {
  const { input } = cabinet;
  const start = at + HEADER_BYTES + cabinet.blockReserve;
  const end = start + readUint16(input, at + 4);
  if (start > input.length || end > input.length) {
    throw new CodecFault('truncated', 'a block of the cabinet is cut off', base + input.length);
  }
  const data = input.subarray(start, end);
  const announced = readUint32(input, at);
  if (announced !== 0) {
    const sum = cabinetChecksum(input.subarray(at + CHECKED_FROM, start), cabinetChecksum(data, 0));
    if (sum !== announced) {
      const detail = `checksum of a block says ${hex32(announced)}, data gives ${hex32(sum)}`;
      throw new CodecFault('checksum-mismatch', detail, base + at);
    }
  }
  return { data, start: base + start, end: base + end, bytes: readUint16(input, at + 6) };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
